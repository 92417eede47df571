/** Reads the outages behind minutes as rows: each with the stretches that its clock tells within the period. */
import 'server-only'
import type { VisibleAccounts } from '@/lib/db/visibility'
import { dayKey, formatDate, formatDateTime, formatRange } from '@/lib/domain/format-time'
import type { Instant } from '@/lib/domain/health-event'
import { figureText } from '@/lib/domain/impact/compare'
import { toMinutes } from '@/lib/domain/impact/durations'
import { type ClosedSpan, clipped, unionMs } from '@/lib/domain/impact/minutes'
import type { Outage, OutageVia } from '@/lib/domain/impact/outage'
import type { ImpactClock } from '@/lib/domain/impact-window'
import { rowTitle } from '@/lib/domain/incident-row'
import { readNames } from '@/lib/history/read-names'
import { listSummariesOf } from '@/lib/incidents/read-summaries'
import type { Figures } from './figures'
import { type FigureRow, linked, plain, type RowSource } from './row-source'

interface OutageRows {
  accounts: VisibleAccounts
  /** ms */
  now: Instant
  zone: string
}

interface Told {
  outage: Outage
  spans: ClosedSpan[]
}

const VIA: Record<OutageVia, string> = {
  own: 'AWS’s event',
  named: 'named by another service’s event',
  observed: 'observed by the team',
  told: 'as people told it',
}

/** In the order of their starts; those of which nobody knows the end last. */
export function outageSource(figures: Figures, clock: ImpactClock, of: OutageRows): RowSource {
  const { from, to } = figures.times
  const [first, last] = [from ?? Number.NEGATIVE_INFINITY, Math.min(to ?? of.now, of.now)]
  const all = figures.outages.map((outage): Told => ({ outage, spans: clipped(outage.spans[clock], first, last) }))
  const timed = all.filter(({ spans }) => spans.length > 0)
  const unknown = all.filter(({ outage, spans }) => spans.length === 0 && outage.endUnknown.includes(clock))
  const told = [...timed, ...unknown]
  return {
    columns: ['Incident', 'Service', 'Region', 'When', 'Length', 'Told by'],
    count: told.length,
    read: async (start, end) => {
      const page = told.slice(start, end)
      const ids = [...new Set(page.map(({ outage }) => outage.incidentId))]
      const [summaries, names] = await Promise.all([
        listSummariesOf(ids, of.accounts),
        readNames([...new Set(page.flatMap(({ outage }) => outage.service ?? []))]),
      ])
      // Service and Region stand beside it.
      const titles = new Map(
        summaries.map(({ id, title, services, regions }) => [id, rowTitle({ title, services, regions })]),
      )
      return page.map((row, at) => rowOf(row, { titles, names, zone: of.zone, key: String(start + at) }))
    },
  }
}

interface Words {
  titles: ReadonlyMap<string, string>
  names: Readonly<Record<string, string>>
  zone: string
  key: string
}

function rowOf({ outage, spans }: Told, { titles, names, zone, key }: Words): FigureRow {
  const { incidentId, service, region, startedAt, via } = outage
  const when = spans.map((span) => whenWords(span, zone))
  const isKnown = spans.length > 0
  return {
    key,
    cells: [
      linked(titles.get(incidentId) ?? `Incident ${incidentId}`, `/incidents/${incidentId}`),
      ...[plain(service === null ? 'all of it' : (names[service] ?? service)), plain(region ?? 'all of it')],
      plain(isKnown ? when.join('; ') : `since ${formatDateTime(startedAt, zone)}, end unknown`),
      ...[plain(isKnown ? figureText(toMinutes(unionMs([spans])), 'minutes') : 'left out'), plain(VIA[via])],
    ],
  }
}

/** "7 May 2018, 14:19–15:20 UTC"; both days where it runs over midnight. */
function whenWords([from, to]: ClosedSpan, zone: string): string {
  if (dayKey(from, zone) === dayKey(to, zone)) return `${formatDate(from, zone)}, ${formatRange(from, to, zone)}`
  return `${formatDateTime(from, zone)} – ${formatDateTime(to, zone)}`
}
