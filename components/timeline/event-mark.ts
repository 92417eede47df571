/** The mark of an event: how bad it was, or, where AWS notifies or plans and tells no severity, which of the two. */
import type { SeverityMarkKind } from '@/components/ui/severity-mark'
import { eventState } from '@/lib/domain/event-state'
import type { EventSummaryView } from '@/lib/events/contract'
import { peakWord } from './peak-word'

const NOTICES: Readonly<Record<string, string>> = {
  accountNotification: 'Notification',
  scheduledChange: 'Scheduled change',
}
const CATEGORIES: Readonly<Record<string, string>> = { ...NOTICES, issue: 'Issue', investigation: 'Investigation' }

type Marked = Pick<EventSummaryView, 'category' | 'peakSeverity' | 'status' | 'endUnknown'>

export function eventMark(event: Marked): { kind: SeverityMarkKind; word: string } {
  const { peakSeverity } = event
  const notice = NOTICES[event.category]
  if (peakSeverity === null && notice !== undefined) return { kind: 'informational', word: notice }
  return { kind: peakSeverity ?? 'unknown', word: peakWord(peakSeverity, eventState(event)) }
}

/** Whether it tells or plans something rather than hurts. */
export function isNotice({ category }: Pick<EventSummaryView, 'category'>): boolean {
  return NOTICES[category] !== undefined
}

/** What a category is called; a word that AWS invents stands for itself. */
export function categoryWord(category: string): string {
  return CATEGORIES[category] ?? category
}
