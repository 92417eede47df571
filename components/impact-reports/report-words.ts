/** Words and shapes for saved summaries: when they are sent, and what became of that. */
import type { SeverityMarkKind } from '@/components/ui/severity-mark'
import type { ReportUnit } from '@/lib/domain/impact/report-schedule'
import type { ReportView, SendingOutcome } from '@/lib/impact-reports/contract'

export const UNIT_WORDS: Readonly<Record<ReportUnit, string>> = {
  week: 'Week',
  month: 'Month',
  quarter: 'Quarter',
  year: 'Year',
}

/** "08:00" */
export function hourWords(hour: number): string {
  return `${String(hour).padStart(2, '0')}:00`
}

const FIRST_DAYS: Readonly<Record<ReportUnit, string>> = {
  week: 'Mondays',
  month: 'The 1st of each month',
  quarter: 'The 1st of January, April, July and October',
  year: '1 January',
}

/** "Mondays at 08:00, Europe/Berlin" */
export function scheduleWords({ unit, hour, zone }: Pick<ReportView, 'unit' | 'hour' | 'zone'>): string {
  return hour === null ? 'Only when somebody asks' : `${FIRST_DAYS[unit]} at ${hourWords(hour)}, ${zone}`
}

/** What became of a sending, as shape and word. */
export function outcomeWords({ state, hasError, sentAt }: Pick<SendingOutcome, 'state' | 'hasError' | 'sentAt'>): {
  mark: SeverityMarkKind
  word: string
} {
  if (state === 'failed') return { mark: 'disruption', word: 'Not sent' }
  if (state === 'waiting' && !hasError) return { mark: 'informational', word: 'On its way' }
  if (state === 'waiting')
    return { mark: 'degradation', word: sentAt === null ? 'Tried again' : 'Tried again for some' }
  return hasError ? { mark: 'degradation', word: 'Sent, not to all' } : { mark: 'resolved', word: 'Sent' }
}

/** Fields that say themselves what is wrong with them. */
export const SPEAKING = ['name', 'filter', 'unit', 'zone', 'hour', 'recipients']
