/** Cuts an incident's windows into one row for each service and Region, the worst first, for its clock strip. */
import { splitServiceKey } from './service-id'
import { type Severity, severityRank } from './severity'

/** A window as rows take it: `IncidentWindowView` is one. Times are ISO 8601 UTC. */
export interface RowWindow {
  from: string
  to: string | null
  eventId: string | null
  /** Service id, or the key under which AWS names a service (`sts-us-west-2`); null: its event's, or all of it. */
  service: string | null
  region: string | null
}

/** The event that a window is of: `IncidentEventView` is one. */
export interface RowEvent {
  id: string
  service: string
  region: string
  peakSeverity: Severity | null
}

/** The windows of one service in one Region; both null for what the team said of all of it. */
export interface IncidentClockRow<W extends RowWindow> {
  /** Lower-case catalogue id. */
  service: string | null
  region: string | null
  /** AWS's worst status of the events that the windows are of. */
  peakSeverity: Severity | null
  /** In the order of their starts. */
  windows: W[]
}

/** The rows: what concerns all of it first, then the worst, the longest, the earliest, then by name. */
export function clockRows<W extends RowWindow>(
  windows: readonly W[],
  events: readonly RowEvent[],
): IncidentClockRow<W>[] {
  const byId = new Map(events.map((event) => [event.id, event]))
  const rows = new Map<string, IncidentClockRow<W>>()
  for (const window of windows.toSorted(byStart)) {
    const event = window.eventId === null ? undefined : byId.get(window.eventId)
    const { service, region } = placeOf(window, event)
    const key = `${service ?? ''}|${region ?? ''}`
    const row = rows.get(key) ?? { service, region, peakSeverity: null, windows: [] }
    const peak = event?.peakSeverity ?? null
    if (severityRank(peak) > severityRank(row.peakSeverity)) row.peakSeverity = peak
    row.windows.push(window)
    rows.set(key, row)
  }
  return [...rows.values()].toSorted(inOrder)
}

function placeOf(
  { service, region }: RowWindow,
  event: RowEvent | undefined,
): { service: string | null; region: string | null } {
  if (service === null) return { service: event?.service ?? null, region: region ?? event?.region ?? null }
  const key = splitServiceKey(service)
  return { service: key.service, region: key.region ?? region ?? event?.region ?? null }
}

function inOrder<W extends RowWindow>(a: IncidentClockRow<W>, b: IncidentClockRow<W>): number {
  return (
    Number(a.service !== null) - Number(b.service !== null) ||
    severityRank(b.peakSeverity) - severityRank(a.peakSeverity) ||
    lengthOf(b) - lengthOf(a) ||
    startOf(a) - startOf(b) ||
    (`${a.service} ${a.region}` < `${b.service} ${b.region}` ? -1 : 1)
  )
}

/** ms from the first start to the last end; what has no end is as long as anything can be. */
function lengthOf<W extends RowWindow>(row: IncidentClockRow<W>): number {
  if (row.windows.some(({ to }) => to === null)) return Number.MAX_SAFE_INTEGER
  return row.windows.reduce((last, { to }) => Math.max(last, Date.parse(to ?? '')), 0) - startOf(row)
}

function startOf<W extends RowWindow>(row: IncidentClockRow<W>): number {
  return Date.parse(row.windows[0]?.from ?? '')
}

function byStart(a: RowWindow, b: RowWindow): number {
  return Date.parse(a.from) - Date.parse(b.from) || (a.eventId ?? '').localeCompare(b.eventId ?? '')
}
