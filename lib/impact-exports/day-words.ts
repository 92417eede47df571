/** Days of a period in words. */
import { formatDateTime } from '@/lib/domain/format-time'
import type { PeriodView } from '@/lib/impact/contract'

/** "1 Apr 2018 to 30 Jun 2018"; one day alone: "7 May 2018". */
export function dayRange({ firstDay, lastDay }: Pick<PeriodView, 'firstDay' | 'lastDay'>): string {
  return firstDay === lastDay ? dayWords(firstDay) : `${dayWords(firstDay)} to ${dayWords(lastDay)}`
}

function dayWords(day: string): string {
  return formatDateTime(`${day}T00:00:00.000Z`, 'UTC').split(',')[0] ?? day
}
