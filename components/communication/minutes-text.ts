/** Lengths in minutes as people read them. */
import type { SpreadView } from '@/lib/communication/contract'
import { formatDuration } from '@/lib/domain/format-time'

const MINUTE = 60_000

/** "1 h 01 m"; "not measured" of null. */
export function minutesText(minutes: number | null): string {
  if (minutes === null) return 'not measured'
  return minutes < 0 ? `−${formatDuration(-minutes * MINUTE)}` : formatDuration(minutes * MINUTE)
}

/** "31 m after", "2 m before", "at once"; null where nothing is measured. */
export function afterText(minutes: number | null): string | null {
  if (minutes === null) return null
  if (Math.abs(minutes * MINUTE) < 1000) return 'at once'
  return `${formatDuration(Math.abs(minutes) * MINUTE)} ${minutes < 0 ? 'before' : 'after'}`
}

/** "12 m later", "at once"; null where nothing is measured. */
export function laterText(minutes: number | null): string | null {
  if (minutes === null) return null
  return minutes * MINUTE < 1000 ? 'at once' : `${formatDuration(minutes * MINUTE)} later`
}

/** "12 m to 31 m" of what was measured twice or more; "–" else. */
export function spreadText({ count, p25, p75 }: Pick<SpreadView, 'count' | 'p25' | 'p75'>): string {
  return count < 2 ? '–' : `${minutesText(p25)} to ${minutesText(p75)}`
}
