/** How long something lasted, or has lasted until now: "1 h 01 m". */
'use client'

import { formatDuration, milliseconds } from '@/lib/domain/format-time'
import { useNow } from './use-now'

interface DurationProps {
  /** ISO 8601. */
  from: string
  /** ISO 8601; null while it lasts. */
  to: string | null
  className?: string
}

export function Duration({ from, to, className }: DurationProps) {
  const now = useNow(10_000)
  const length = (to === null ? now : milliseconds(to)) - milliseconds(from)
  return (
    <time dateTime={`PT${Math.max(0, Math.round(length / 1000))}S`} className={className} suppressHydrationWarning>
      {formatDuration(length)}
    </time>
  )
}
