/** How long ago or how far ahead a moment is, ticking; hovering shows the moment itself. */
'use client'

import { formatAgo, formatDateTime } from '@/lib/domain/format-time'
import { useTimeSettings } from './time-context'
import { useNow } from './use-now'

interface RelativeTimeProps {
  /** ISO 8601. */
  at: string
  className?: string
}

const SECONDS_SHOWN = 60_000

export function RelativeTime({ at, className }: RelativeTimeProps) {
  const { zone } = useTimeSettings()
  // Ten seconds are fine enough for "4 min ago" and spare nine of ten draws.
  const coarse = useNow(10_000)
  const near = Math.abs(coarse - Date.parse(at)) < SECONDS_SHOWN + 10_000
  const now = useNow(near ? 1000 : 10_000)
  const moment = formatDateTime(at, zone)
  return (
    <time
      dateTime={at}
      title={zone === 'UTC' ? moment : `${moment} = ${formatDateTime(at, 'UTC')}`}
      className={className}
      suppressHydrationWarning
    >
      {formatAgo(at, now)}
    </time>
  )
}
