/** Days as YYYY-MM-DD in UTC: due days, and whether one has passed. */

const DAY = 24 * 60 * 60_000

/** The UTC day of a moment (ms since 1970). */
export function utcDay(now: number): string {
  return new Date(now).toISOString().slice(0, 10)
}

/** The day so many days later. */
export function dayAfter(day: string, days: number): string {
  return utcDay(Date.parse(`${day}T00:00:00Z`) + days * DAY)
}

/** Whether the due day is over; nothing is overdue on its own day. `today` is the UTC day. */
export function isOverdue(dueOn: string | null, today: string): boolean {
  return dueOn !== null && dueOn < today
}

/** Whether it is a day of the calendar, written YYYY-MM-DD, of the years 1970 to 9999. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  return at >= 0 && utcDay(at) === text
}
