/** Says what a month's standing is, and by when something has to be done. */
import { formatDate } from '@/lib/domain/format-time'
import { formatUptime, type Standing } from '@/lib/domain/sla/standing'
import type { SlaComparisonView, SlaMonthView } from '@/lib/sla/contract'

export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  may: 'A credit may be due',
  'may-inferred': 'A credit may be due, if it hit you',
  'look-up': 'Look the terms up',
  kept: 'Promise kept',
  'none-known': 'No promise known',
}

/** "up to 10 % of the month’s charges", "up to 10 % …, 30 % with inferred"; what is not known is said. */
export function creditWords(comparison: SlaComparisonView): string {
  const { credit, confirmedCredit, isBelow, isConfirmedBelow } = comparison
  if (!isBelow) return 'none'
  if (credit === null) return `below the promise${isConfirmedBelow ? '' : ', if it hit you'}; how much, look it up`
  if (!isConfirmedBelow) return `up to ${credit} % of the month’s charges, if it hit you`
  return credit === confirmedCredit
    ? `up to ${credit} % of the month’s charges`
    : `up to ${confirmedCredit} % of the month’s charges, ${credit} % with inferred`
}

/** "98.863 % of 99.95 % promised" */
export function uptimeWords({ uptime, promised }: SlaComparisonView): string {
  return `${formatUptime(uptime)} of ${formatUptime(promised)} promised`
}

/** "31 Jul 2026, 12 days left"; "was 31 Mar 2026". */
export function deadlineWords({ deadline }: Pick<SlaMonthView, 'deadline'>): string {
  const day = dayWords(deadline.lastDay)
  if (deadline.isPast) return `was ${day}`
  return `${day}, ${deadline.daysLeft === 1 ? 'the last day' : `${deadline.daysLeft} days left`}`
}

/** "31 Jul 2026", of a day of UTC. */
export function dayWords(day: string): string {
  return formatDate(`${day}T00:00:00Z`, 'UTC')
}
