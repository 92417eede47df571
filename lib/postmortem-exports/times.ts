/** Times and days of an exported post-mortem: a file is read anywhere, so it has one zone and says it. */
import { formatDateTime } from '@/lib/domain/format-time'

const ZONE = 'UTC'

/** "7 May 2018, 15:50 UTC" */
export function moment(at: string): string {
  return formatDateTime(at, ZONE)
}

/** "3 May 2026" of "2026-05-03". */
export function day(on: string): string {
  return formatDateTime(`${on}T00:00:00.000Z`, ZONE).split(',')[0] ?? on
}
