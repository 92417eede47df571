/** When it hit, by each clock, as sentences: whose clock it is, how sure, and what is not known. */
import { CLOCK_WORDS } from '@/lib/domain/clock-strip'
import { formatDate } from '@/lib/domain/format-time'
import type { ImpactClock } from '@/lib/domain/impact-window'
import type { ClockSpan } from '@/lib/domain/incident-clocks'
import { lengthWords, spanWords } from './figures'
import type { FactsIncident, FactsWindow } from './material'

const CLOCKS: readonly ImpactClock[] = ['declared', 'described', 'recovered', 'observed']

const MISSING: Record<ImpactClock, string> = {
  declared: 'AWS’s record gives no start and end.',
  described: 'no time could be read out of AWS’s texts.',
  recovered: 'AWS gave no service a status that came and went.',
  observed: 'your team has entered no times of its own.',
}

const SURE: Record<FactsWindow['confidence'], string> = {
  high: 'written out in AWS’s text',
  medium: 'read out of AWS’s text, day or zone inferred',
  low: 'read out of AWS’s text, uncertain',
}

/** One line for each clock, those without times too. */
export function clockLines(incident: FactsIncident): string[] {
  return CLOCKS.map((clock) => {
    const { name, meaning } = CLOCK_WORDS[clock]
    const span = incident.clocks.spans.find((each) => each.clock === clock)
    const told = span === undefined ? MISSING[clock] : `${clockSpanWords(span, incident)}.`
    return `- **${name}** (${meaning}): ${told}`
  })
}

/** From when to when a clock says that it lasted, for how long, and how sure that is; no full stop. */
export function clockSpanWords(span: ClockSpan, incident: FactsIncident): string {
  const { clock, from, to } = span
  if (clock === 'declared' && namesOnlyDays(incident)) {
    return `on ${formatDate(from, 'UTC')}; AWS’s record gives only the day`
  }
  const length = to === null ? [] : [lengthWords(Date.parse(to) - Date.parse(from))]
  const open = to === null ? [openWords(clock, incident)] : []
  const sure = clock === 'described' ? [SURE[leastSure(incident.impactWindows)]] : []
  return [spanWords(from, to), ...length, ...open, ...sure].join(', ')
}

/** Why a clock has no end. */
function openWords(clock: ImpactClock, { endUnknown, openEventCount }: FactsIncident): string {
  if (clock === 'observed') return 'no end entered'
  if (endUnknown) return 'AWS never said that it ended'
  return openEventCount > 0 ? 'goes on' : 'no end known'
}

function namesOnlyDays({ events, impactWindows }: FactsIncident): boolean {
  const days = new Set(events.filter(({ timePrecision }) => timePrecision === 'day').map(({ id }) => id))
  const declared = impactWindows.filter(({ clock, superseded }) => clock === 'declared' && !superseded)
  return declared.length > 0 && declared.every(({ eventId }) => eventId !== null && days.has(eventId))
}

function leastSure(windows: readonly FactsWindow[]): FactsWindow['confidence'] {
  const described = windows.filter(({ clock, superseded }) => clock === 'described' && !superseded)
  const has = (confidence: FactsWindow['confidence']) => described.some((window) => window.confidence === confidence)
  return has('low') ? 'low' : has('medium') ? 'medium' : 'high'
}
