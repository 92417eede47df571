/** A moment in the zone in force, which it says; hovering shows the full date, and UTC. */
'use client'

import { formatBareClock, formatClock, formatDate, formatDateTime, formatDay } from '@/lib/domain/format-time'
import { useTimeSettings } from './time-context'

const FORMATS = {
  /** 7 May 2018, 15:50 UTC */
  datetime: formatDateTime,
  /** 15:50 UTC */
  clock: formatClock,
  /** 15:50, only under a heading that says the zone */
  'bare-clock': formatBareClock,
  /** Mon 7 May 2018 */
  day: (at: string, zone: string) => formatDay(at, zone),
  /** 7 May 2018 */
  date: formatDate,
}

interface TimeProps {
  /** ISO 8601. */
  at: string
  format?: keyof typeof FORMATS
  className?: string
}

export function Time({ at, format = 'datetime', className }: TimeProps) {
  const { zone } = useTimeSettings()
  const full = formatDateTime(at, zone)
  const title = zone === 'UTC' ? full : `${full} = ${formatDateTime(at, 'UTC')}`
  return (
    <time dateTime={at} title={title} className={className} suppressHydrationWarning>
      {FORMATS[format](at, zone)}
    </time>
  )
}
