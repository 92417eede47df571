/** What is said while figures lack what an earlier version stored. */
import { STILL_FILLING } from '@/lib/domain/impact/letter-unknowns'

export function StillFilling({ isFilling }: { isFilling: boolean }) {
  if (!isFilling) return null
  return <p className="mb-4 max-w-[90ch] border-l-2 border-line-strong pl-3 text-sm text-pretty">{STILL_FILLING}</p>
}
