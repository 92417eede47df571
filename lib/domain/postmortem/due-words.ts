/** When something is due, in words: days are days of UTC. */
import { formatDate } from '@/lib/domain/format-time'

const DAY = 24 * 60 * 60_000
/** Further away the day itself says more. */
const NEAR = 14

/** "due today", "due in 3 days", "due 3 Dec 2026", "3 days overdue"; of what is settled "was due 3 Dec 2026". */
export function dueWords(dueOn: string, today: string, isSettled: boolean): string {
  const days = Math.round((Date.parse(dueOn) - Date.parse(today)) / DAY)
  if (isSettled) return `${days < 0 ? 'was due' : 'due'} ${dayWords(dueOn)}`
  if (days < 0) return `${countDays(-days)} overdue`
  if (days === 0) return 'due today'
  if (days === 1) return 'due tomorrow'
  return days <= NEAR ? `due in ${countDays(days)}` : `due ${dayWords(dueOn)}`
}

/** "3 Dec 2026" of 2026-12-03. */
export function dayWords(day: string): string {
  return formatDate(`${day}T00:00:00Z`, 'UTC')
}

function countDays(count: number): string {
  return count === 1 ? '1 day' : `${count} days`
}
