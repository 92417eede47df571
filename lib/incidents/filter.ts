/** The filter of incidents: how it stands in a URL, and which values are right. Pages and /api/v1/incidents share it. */
import { INCIDENT_STATUSES, SEVS } from '@/lib/domain/incident'
import { SEVERITIES } from '@/lib/domain/severity'
import { type EventFilter, formatEventFilter, isUnfiltered, NO_FILTER, parseEventFilter } from '@/lib/events/filter'

/** open: not over. over: resolved or closed. */
export const INCIDENT_STATUS_CHOICES = ['open', 'over', ...INCIDENT_STATUSES] as const
export type IncidentStatusChoice = (typeof INCIDENT_STATUS_CHOICES)[number]

/**
 * Which incidents to list. Empty lists and nulls filter nothing. What tells of events (service, Region, category, source,
 * severity in AWS's words, account, connection, words) is true of an incident where it is true of one of its events; a
 * team is the incident's own, or owns an account that AWS named.
 */
export interface IncidentFilter extends Omit<EventFilter, 'status'> {
  status: IncidentStatusChoice[]
}

export const NO_INCIDENT_FILTER: IncidentFilter = { ...NO_FILTER, status: [] }

/** A filter, or which parameter is wrong and why. */
export interface ParsedIncidentFilter {
  filter: IncidentFilter
  problems: Record<string, string>
}

/**
 * Reads a filter from query parameters, as parseEventFilter does. `severity` takes our levels and AWS's words; where both
 * are given both must hold. Wrong values are left out of the filter and named in `problems`.
 */
export function parseIncidentFilter(params: URLSearchParams): ParsedIncidentFilter {
  const given = new URLSearchParams(params)
  given.delete('status')
  const severities = listOf(params, 'severity')
  const levels = SEVS.map(String)
  setList(given, 'severity', difference(severities, levels))
  setList(given, 'sev', [...listOf(params, 'sev'), ...severities.filter((value) => levels.includes(value))])
  const { filter, problems } = parseEventFilter(given)
  if (problems.severity !== undefined) problems.severity = `must be ${[...SEVS, ...SEVERITIES].join(', ')}`
  return { filter: { ...filter, status: readStatus(params, problems) }, problems }
}

/** Writes a filter as query parameters: the reverse of parseIncidentFilter. */
export function formatIncidentFilter({ status, ...filter }: IncidentFilter): URLSearchParams {
  const params = formatEventFilter({ ...filter, status: [], sev: [], severity: [] })
  setList(params, 'severity', [...filter.sev, ...filter.severity])
  setList(params, 'status', status)
  return params
}

/** True when the filter lets everything through. */
export function isUnfilteredIncidents({ status, ...filter }: IncidentFilter): boolean {
  return status.length === 0 && isUnfiltered({ ...filter, status: [] })
}

/**
 * The incidents of the events that a filter of the timeline asks for: what AWS calls closed is over. Null where it asks
 * only for what never belongs to an incident: planned changes, notices.
 */
export function incidentFilterOf(filter: EventFilter): IncidentFilter | null {
  const status = filter.status.flatMap((value): IncidentStatusChoice[] =>
    value === 'open' ? ['open'] : value === 'closed' ? ['over'] : [],
  )
  const category = filter.category.filter((value) => value === 'issue' || value === 'investigation')
  const asksForOther = status.length < filter.status.length && status.length === 0
  if (asksForOther || (filter.category.length > 0 && category.length === 0)) return null
  return { ...filter, status, category: category.length === 2 ? [] : category }
}

function readStatus(params: URLSearchParams, problems: Record<string, string>): IncidentStatusChoice[] {
  const given = listOf(params, 'status')
  const known = INCIDENT_STATUS_CHOICES.filter((choice) => given.includes(choice))
  if (known.length === given.length) return known
  problems.status = `must be ${INCIDENT_STATUS_CHOICES.join(', ')}`
  return []
}

function listOf(params: URLSearchParams, name: string): string[] {
  const values = params.getAll(name).flatMap((part) => part.split(','))
  return [...new Set(values.map((value) => value.trim()).filter((value) => value !== ''))]
}

function setList(params: URLSearchParams, name: string, values: readonly string[]): void {
  if (values.length > 0) params.set(name, values.join(','))
  else params.delete(name)
}

function difference(values: readonly string[], without: readonly string[]): string[] {
  return values.filter((value) => !without.includes(value))
}
