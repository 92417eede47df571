/** Words about planned changes that several parts of the pages use. */
import { formatDate, formatDateTime, formatRange } from '@/lib/domain/format-time'
import { type ChangeDays, changeDays, daysLeft, daysWords, dayWords } from '@/lib/domain/planned-changes/change-days'
import { type ChangeCounts, totalOf } from '@/lib/domain/planned-changes/planned-change'
import type { PlannedChangeView } from '@/lib/planned-changes/contract'

const ACTIONABILITY: Readonly<Record<string, string>> = {
  ACTION_REQUIRED: 'Action required',
  ACTION_MAY_BE_REQUIRED: 'Action may be required',
  INFORMATIONAL: 'For information',
}

/** AWS's word in ours; words that it never documented as they are. */
export function actionabilityWord(word: string | null): string | null {
  return word === null ? null : (ACTIONABILITY[word] ?? word.toLowerCase().replaceAll('_', ' '))
}

/** "1 account", "10,000 accounts". */
export function counted(number: number, noun: string): string {
  return `${number.toLocaleString('en-US')} ${noun}${number === 1 ? '' : 's'}`
}

/** "3 of 12 pending", "12 resolved", "5 resources, none with a status", "none named". */
export function pendingWords(counts: ChangeCounts): string {
  const total = totalOf(counts)
  if (total === 0) return 'none named'
  if (counts.other === total) return `${total.toLocaleString('en-US')}, status not told`
  if (counts.pending === 0 && counts.other === 0) return `all ${total.toLocaleString('en-US')} resolved`
  return `${counts.pending.toLocaleString('en-US')} of ${total.toLocaleString('en-US')} pending`
}

/** When it is, seen from the reader's day. */
export interface WhenWords {
  /** "in 12 days" */
  relative: string
  /** "Mon 7 Dec 2026", or with the time of day where AWS gives one. */
  from: string
  /** The last day or moment; null where AWS gives no end, or it is the same day. */
  to: string | null
}

/** @param zone IANA name @param now ms */
export function whenWords(
  change: Pick<PlannedChangeView, 'startsAt' | 'endsAt' | 'days'>,
  zone: string,
  now: number,
): WhenWords {
  const { startsAt, endsAt } = change
  const days = daysOf(change, zone)
  const relative = daysWords(daysLeft(days, zone, now))
  if (days.allDay) {
    return {
      relative,
      from: dayWords(days.firstDay),
      to: days.lastDay === days.firstDay ? null : dayWords(days.lastDay),
    }
  }
  if (endsAt === null || endsAt <= startsAt) return { relative, from: formatDateTime(startsAt, zone), to: null }
  if (days.firstDay === days.lastDay) {
    return { relative, from: `${formatDate(startsAt, zone)}, ${formatRange(startsAt, endsAt, zone)}`, to: null }
  }
  return { relative, from: formatDateTime(startsAt, zone), to: formatDateTime(endsAt, zone) }
}

function daysOf(
  { startsAt, endsAt, days }: Pick<PlannedChangeView, 'startsAt' | 'endsAt' | 'days'>,
  zone: string,
): ChangeDays {
  if (days !== null) return { firstDay: days.from, lastDay: days.to, allDay: true }
  return changeDays({ startsAt: Date.parse(startsAt), endsAt: endsAt === null ? null : Date.parse(endsAt) }, zone)
}
