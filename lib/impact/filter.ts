/** What a summary is about, but for its period: how it stands in a URL, and which values are right. */
import type { Period } from '@/lib/domain/impact/period'
import type { ImpactClock } from '@/lib/domain/impact-window'
import { INCIDENT_KINDS, type IncidentKind } from '@/lib/domain/incident'

export const CLOCKS = ['declared', 'described', 'recovered', 'observed'] as const satisfies readonly ImpactClock[]

/** Empty lists filter nothing. */
export interface ImpactFilter {
  /** Catalogue ids or AWS's own ids, as in EventFilter. */
  service: string[]
  region: string[]
  /** Ids or names of teams; any of them. An account counts for the team that owned it at the time. */
  team: string[]
  /** AWS accounts, 12 digits. With `team`: whichever of both. */
  account: string[]
  kind: IncidentKind[]
  clock: ImpactClock
  /** Whether outages of other services count in which AWS lists one of `service` as hit. */
  named: boolean
}

/** Incidents of access (leaked credentials, abuse) are no outage: they count only where they are asked for. */
export const OUTAGE_KINDS: readonly IncidentKind[] = INCIDENT_KINDS.filter((kind) => kind !== 'access')

export const NO_IMPACT_FILTER: ImpactFilter = {
  service: [],
  region: [],
  team: [],
  account: [],
  kind: [...OUTAGE_KINDS],
  clock: 'declared',
  named: false,
}

/** A filter, and which parameter is wrong and why. */
export interface ParsedImpactFilter {
  filter: ImpactFilter
  /** Parameter → what it wants. What is wrong is left out of the filter. */
  problems: Record<string, string>
}

interface Form {
  pattern: RegExp
  wants: string
}

const ID: Form = {
  pattern: /^[\w.:/-]{1,100}$/,
  wants: 'takes letters, digits and . : / _ - only, at most 100 of them',
}
const FORMS = {
  service: ID,
  region: ID,
  team: { pattern: /^[^\p{Cc}]{1,100}$/u, wants: 'takes ids or names of teams, at most 100 characters each' },
  account: { pattern: /^\d{12}$/, wants: 'takes account ids of 12 digits' },
  kind: { pattern: new RegExp(`^(${INCIDENT_KINDS.join('|')})$`), wants: `must be ${INCIDENT_KINDS.join(', ')}` },
} as const satisfies Record<string, Form>
type ListName = keyof typeof FORMS
const LISTS = Object.keys(FORMS) as ListName[]
const VALUES_LIMIT = 50

/**
 * Reads a filter from query parameters. Lists may be repeated (`service=iam&service=sts`) or comma-separated; what holds a
 * comma itself stands in quotes (`team="Ops, EU"`). Without `kind` it is what OUTAGE_KINDS holds.
 * @param usual what it is where the address says nothing of the clock and of named services
 */
export function parseImpactFilter(
  params: URLSearchParams,
  usual: Pick<ImpactFilter, 'clock' | 'named'> = NO_IMPACT_FILTER,
): ParsedImpactFilter {
  const problems: Record<string, string> = {}
  const list = (name: ListName) => readList(params, name, problems)
  const kind = list('kind')
  const filter: ImpactFilter = {
    service: list('service'),
    region: list('region').map((region) => region.toLowerCase()),
    team: list('team'),
    account: list('account'),
    kind: kind.length === 0 ? [...OUTAGE_KINDS] : INCIDENT_KINDS.filter((one) => kind.includes(one)),
    clock: readClock(params, usual.clock, problems),
    named: readNamed(params, usual.named, problems),
  }
  return { filter, problems }
}

/** Writes a filter as query parameters, what is usual left out: the reverse of parseImpactFilter. */
export function formatImpactFilter(
  filter: ImpactFilter,
  usual: Pick<ImpactFilter, 'clock' | 'named'> = NO_IMPACT_FILTER,
): URLSearchParams {
  const params = new URLSearchParams()
  for (const name of LISTS) {
    const isUsual = name === 'kind' && filter.kind.join() === OUTAGE_KINDS.join()
    if (filter[name].length > 0 && !isUsual) params.set(name, filter[name].map(inList).join(','))
  }
  if (filter.clock !== usual.clock) params.set('clock', filter.clock)
  if (filter.named !== usual.named) params.set('named', String(filter.named))
  return params
}

/** The parameters of a page or an export that shows this, whoever opens it. */
export function impactQuery(
  { key, zone }: Pick<Period, 'key' | 'zone'>,
  filter: ImpactFilter,
  usual: Pick<ImpactFilter, 'clock' | 'named'> = NO_IMPACT_FILTER,
): URLSearchParams {
  return new URLSearchParams([['period', key], ['zone', zone], ...formatImpactFilter(filter, usual)])
}

const PARTS = /"([^"]+)"|[^,]+/g

/** As PARTS reads it. */
function inList(value: string): string {
  return value.includes(',') ? `"${value}"` : value
}

function readList(params: URLSearchParams, name: ListName, problems: Record<string, string>): string[] {
  const given = params.getAll(name).flatMap((text) => [...text.matchAll(PARTS)].map(([part, quoted]) => quoted ?? part))
  const values = [...new Set(given.map((value) => value.trim()).filter(Boolean))]
  const { pattern, wants } = FORMS[name]
  if (values.length > VALUES_LIMIT) problems[name] = `takes at most ${VALUES_LIMIT} values`
  else if (!values.every((value) => pattern.test(value))) problems[name] = wants
  else return values
  return []
}

function readClock(params: URLSearchParams, usual: ImpactClock, problems: Record<string, string>): ImpactClock {
  const text = params.get('clock')?.trim() ?? ''
  const clock = CLOCKS.find((one) => one === text)
  if (clock === undefined && text !== '') problems.clock = `must be ${CLOCKS.join(', ')}`
  return clock ?? usual
}

function readNamed(params: URLSearchParams, usual: boolean, problems: Record<string, string>): boolean {
  const text = params.get('named')?.trim() ?? ''
  if (['true', '1'].includes(text)) return true
  if (['false', '0'].includes(text)) return false
  if (text !== '') problems.named = 'must be true or false'
  return usual
}
