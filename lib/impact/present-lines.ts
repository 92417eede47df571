/** Presents incidents in one line each, and in which order they stand. */
import type { Instant } from '@/lib/domain/health-event'
import { toMinutes } from '@/lib/domain/impact/durations'
import { RESPONSE_FIGURES } from '@/lib/domain/impact/figures'
import { minutesOf } from '@/lib/domain/impact/minutes'
import type { Outage } from '@/lib/domain/impact/outage'
import type { ImpactClock } from '@/lib/domain/impact-window'
import { shownStatus } from '@/lib/domain/incident-row'
import type { IncidentSummaryView } from '@/lib/incidents/contract'
import type { IncidentLine } from './contract'
import { type Figures, timeByIncident } from './figures'
import { CLOCKS } from './filter'
import { measuredIn } from './present-response'

/** What stands beside an incident's own words. */
export interface LineFigures {
  figures: Figures
  clock: ImpactClock
  repeats: ReadonlyMap<string, string>
  /** ms */
  now: Instant
}

/** Ids, worst severity first, then longest by the clock, then newest. */
export function worstFirst({ figures, clock, now }: Omit<LineFigures, 'repeats'>): string[] {
  const { incidentIds, outages, times, facts } = figures
  const lengths = timeByIncident(outages, clock, times, now)
  const measured = incidentIds.map((id) => ({
    id,
    severity: facts.get(id)?.severity ?? 'SEV4',
    ms: lengths.get(id) ?? 0,
  }))
  return measured
    .sort((a, b) => (a.severity === b.severity ? b.ms - a.ms : a.severity < b.severity ? -1 : 1))
    .map(({ id }) => id)
}

/** One line for each of the incidents, in the order of the ids; those that the reader does not see have none. */
export function presentLines(
  ids: readonly string[],
  summaries: readonly IncidentSummaryView[],
  { figures, clock, repeats, now }: LineFigures,
): IncidentLine[] {
  const byId = new Map(summaries.map((summary) => [summary.id, summary]))
  const wanted = new Set(ids)
  const outages = new Map<string, Outage[]>(ids.map((id) => [id, []]))
  for (const outage of figures.outages) if (wanted.has(outage.incidentId)) outages.get(outage.incidentId)?.push(outage)
  return ids.flatMap((id) => {
    const summary = byId.get(id)
    if (summary === undefined) return []
    const times = timesOf(outages.get(id) ?? [], figures, now)
    const response = RESPONSE_FIGURES.map((figure) => [
      figure,
      measuredIn(new Map([[id, figures.durations.get(id) ?? []]]), figure).get(id) ?? null,
    ])
    return [
      {
        ...wordsOf(summary),
        ...{ minutes: times.minutes[clock], minutesByClock: times.minutes, endUnknown: times.endUnknown },
        response: Object.fromEntries(response) as IncidentLine['response'],
        repeats: repeats.get(id) ?? null,
      },
    ]
  })
}

function timesOf(outages: readonly Outage[], { times }: Figures, now: Instant) {
  const counted = CLOCKS.map((clock) => ({ clock, ...minutesOf(outages, clock, times, now) }))
  const minutes = counted.map(({ clock, ms, incidentIds }) => [clock, incidentIds.length === 0 ? null : toMinutes(ms)])
  return {
    minutes: Object.fromEntries(minutes) as IncidentLine['minutesByClock'],
    endUnknown: counted.filter(({ endUnknown }) => endUnknown.length > 0).map(({ clock }) => clock),
  }
}

function wordsOf(summary: IncidentSummaryView) {
  const { id, title, kind, status, severity, peakSeverity, startedAt, endedAt, services, reach } = summary
  const { serviceCount, regions, postmortem } = summary
  return {
    ...{ id, title, kind, status, statusWord: shownStatus(summary).word, severity, awsSeverity: peakSeverity },
    ...{ startedAt, endedAt, services: services.map(({ name }) => name), serviceCount, regions },
    reach: reach === null ? null : reachOf(reach),
    postmortem: postmortem?.state ?? null,
  }
}

function reachOf({ confirmed, reported, inferred, total }: NonNullable<IncidentSummaryView['reach']>) {
  return { confirmed, reported, inferred, total }
}
