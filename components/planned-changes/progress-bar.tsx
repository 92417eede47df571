/** Resources by what is left to do, as a bar: pending solid, not told hatched, resolved light. */
import type { ChangeCounts } from '@/lib/domain/planned-changes/planned-change'
import { totalOf } from '@/lib/domain/planned-changes/planned-change'

export function ProgressBar({ counts }: { counts: ChangeCounts }) {
  if (totalOf(counts) === 0) return null
  return (
    <span aria-hidden className="flex h-2 w-24 shrink-0 overflow-hidden rounded-full border border-line bg-surface">
      <span style={{ flexGrow: counts.pending }} className="bg-degradation-mark" />
      <span style={{ flexGrow: counts.other }} className="hatched" />
      <span style={{ flexGrow: counts.resolved }} className="bg-resolved-soft" />
    </span>
  )
}
