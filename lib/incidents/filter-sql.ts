/** Turns a filter into SQL over incident i and what is seen of it, v (seen-sql.ts), so that an index serves every part. */
import { all, type Bind } from '@/lib/db/statement'
import { type VisibleAccounts, visibility } from '@/lib/db/visibility'
import { partitionOf } from '@/lib/domain/partition'
import { GLOBAL_REGION } from '@/lib/domain/region'
import { splitServiceKey } from '@/lib/domain/service-id'
import { type EventFilter, NO_FILTER } from '@/lib/events/filter'
import { attributeConditions, incidentConditions } from '@/lib/events/filter-sql'
import { type ReachSets, reachConditions } from '@/lib/events/reach-filter'
import type { IncidentFilter } from './filter'
import { isSeen, OWN_END } from './seen-sql'

/** What a filter stands for that was looked up beforehand: small sets. */
export interface LookedUp {
  /** Accounts and connections asked for; null: none are. */
  reach: ReachSets | null
  /** The teams asked for, and which accounts that the reader may see they own; null: none are. */
  teams: { ids: readonly string[]; reach: ReachSets } | null
  /** Incidents in whose own words, those that people wrote, all words stand. */
  ownWords: readonly string[]
}

/** What is looked for, for whom. */
export interface Sought {
  filter: IncidentFilter
  accounts: VisibleAccounts
  lookedUp: LookedUp
}

/**
 * probe: the events of each incident are looked up by themselves, for where most of those looked at match. join: PostgreSQL
 * may begin with the events, for where few match.
 */
export type Way = 'probe' | 'join'

/** Conditions over i for everything but time; all must hold. What was merged into another is never found by itself. */
export function soughtConditions(sought: Sought, bind: Bind, way: Way): string[] {
  const { filter } = sought
  return [
    'i.merged_into IS NULL',
    ...statusConditions(filter),
    ...incidentConditions(filter, bind),
    ...computedConditions(filter, 'i', bind),
    ...eventConditions(sought, bind, way),
  ]
}

/** Conditions over v: what holds for all events of an incident need not hold for those that the reader sees. */
export function seenConditions({ filter, accounts }: Sought, bind: Bind): string[] {
  if (accounts === null) return []
  return [...isSeen(accounts, bind), ...computedConditions(filter, 'v', bind), ...seenOverlap(filter, bind)]
}

/** The predicate of incident_unresolved_idx, word for word. */
const OPEN = "i.status NOT IN ('resolved', 'closed')"
const OVER = "i.status IN ('resolved', 'closed')"

function statusConditions({ status }: IncidentFilter): string[] {
  if (status.length === 0) return []
  const named = { open: OPEN, over: OVER }
  const any = status.map((choice) =>
    choice === 'open' || choice === 'over' ? named[choice] : `i.status = '${choice}'`,
  )
  const onlyOpen = status.every((choice) => !['over', 'resolved', 'closed'].includes(choice))
  return [...(onlyOpen ? [OPEN] : []), `(${any.join(' OR ')})`]
}

function computedConditions(filter: IncidentFilter, row: 'i' | 'v', bind: Bind): string[] {
  const services = filter.service.map((value) => splitServiceKey(value).service)
  return [
    // A value that names a Region asks for an event there, too: eventConditions.
    ...(services.length > 0 ? [`${row}.services && ${bind(services)}::text[]`] : []),
    ...regionConditions(filter.region, row, bind),
    ...(filter.severity.length > 0 ? [`${row}.peak_severity = ANY(${bind(filter.severity)}::severity[])`] : []),
  ]
}

/** What counts everywhere counts for every Region of its partition. */
function regionConditions(regions: readonly string[], row: 'i' | 'v', bind: Bind): string[] {
  if (regions.length === 0) return []
  const asked = regions.map((region) => region.toLowerCase())
  const partitions = new Set(
    asked.filter((region) => region !== GLOBAL_REGION).map((region) => partitionOf({ arn: null, region })),
  )
  const named = `${row}.regions && ${bind(asked)}::text[]`
  if (partitions.size === 0) return [named]
  return [`(${named} OR (${row}.everywhere AND i.partition = ANY(${bind([...partitions])}::text[])))`]
}

/** Conditions that one event of the incident, which the reader sees, must meet. */
function eventConditions({ filter, accounts, lookedUp }: Sought, bind: Bind, way: Way): string[] {
  const visible = () => visibility(accounts, bind, way === 'probe' ? 'few' : 'all')
  const has = (conditions: readonly string[], or: string | null = null) =>
    hasEvent([...conditions, ...visible()], or, way)
  const asks = (part: Partial<EventFilter>, or: string | null = null) =>
    has(attributeConditions({ ...NO_FILTER, ...part }, accounts, bind), or)
  const { reach, teams, ownWords } = lookedUp
  const regional = filter.service.filter((value) => splitServiceKey(value).region !== null)
  const plain = filter.service.filter((value) => !regional.includes(value))
  // Those that AWS only lists as hit stand in no event; the column, which has them, tells of events that a reader may not see.
  const orListed =
    regional.length > 0 && plain.length > 0 && accounts === null ? `o.services && ${bind(plain)}::text[]` : null
  return [
    ...(regional.length > 0 ? [asks({ service: filter.service }, orListed)] : []),
    ...(filter.source.length > 0 ? [asks({ source: filter.source })] : []),
    ...(filter.category.length > 0 ? [asks({ category: filter.category })] : []),
    ...(filter.q === null ? [] : [asks({ q: filter.q }, `o.id = ANY(${bind(ownWords)}::bigint[])`)]),
    ...(reach === null ? [] : [has(reachConditions(reach, bind, way))]),
    ...(teams === null
      ? []
      : [has(reachConditions(teams.reach, bind, way), `o.team_id = ANY(${bind(teams.ids)}::uuid[])`)]),
  ]
}

/** Such an event, or else what holds for the incident itself, o. */
function hasEvent(conditions: readonly string[], or: string | null, way: Way): string {
  const events = 'FROM incident_event m JOIN health_event e ON e.id = m.event_id WHERE'
  const own = 'FROM incident o WHERE'
  if (way === 'join') {
    const others = or === null ? '' : ` UNION SELECT o.id ${own} ${or}`
    return `i.id IN (SELECT m.incident_id ${events} ${all(conditions)}${others})`
  }
  const found = `EXISTS (SELECT ${events} m.incident_id = i.id AND ${all(conditions)} OFFSET 0)`
  return or === null ? found : `(${found} OR EXISTS (SELECT ${own} o.id = i.id AND ${or} OFFSET 0))`
}

const WEEK = "interval '7 days'"

/**
 * Conditions for the filter's time, as alternatives whose incidents lie strictly one after the other: each can be read
 * newest first until enough are found. An incident matches where [start, end or now] overlaps [from, to).
 */
export function timeAlternatives({ from, to }: Pick<IncidentFilter, 'from' | 'to'>, bind: Bind): string[] {
  const before = to === null ? [] : [`i.started_at < ${bind(to)}::timestamptz`]
  if (from === null) return [all(before)]
  const since = `${bind(from)}::timestamptz`
  const lasting = `coalesce(${OWN_END}, now()) > ${since}`
  return [
    all([...before, `i.started_at >= ${since}`]),
    all([...before, `i.started_at < ${since} AND i.started_at >= ${since} - ${WEEK} AND ${lasting}`]),
    // Longer than a week: the predicate of incident_long_idx, word for word.
    all([
      ...before,
      `i.started_at < ${since} - ${WEEK} AND (i.ended_at IS NULL OR i.ended_at - i.started_at > ${WEEK}) AND ${lasting}`,
    ]),
  ]
}

function seenOverlap({ from, to }: IncidentFilter, bind: Bind): string[] {
  return [
    ...(to === null ? [] : [`v.started_at < ${bind(to)}::timestamptz`]),
    ...(from === null ? [] : [`coalesce(v.ended_at, now()) > ${bind(from)}::timestamptz`]),
  ]
}
