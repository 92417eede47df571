/** Turns what is asked of outages o, each with its incident i, into SQL. */
import { all, type Bind } from '@/lib/db/statement'
import { scopeOf, type VisibleAccounts } from '@/lib/db/visibility'
import type { Instant } from '@/lib/domain/health-event'
import type { IncidentKind } from '@/lib/domain/incident'
import { splitServiceKey } from '@/lib/domain/service-id'
import { isSeen } from '@/lib/incidents/seen-sql'

/** What of an ImpactFilter is a matter of outages; teams and accounts are not. Empty lists filter nothing. */
export interface OutageFilter {
  /** Catalogue ids, or AWS's own ids, which name a Region. */
  service: readonly string[]
  region: readonly string[]
  kind: readonly IncidentKind[]
  /** Whether outages of other services count in which AWS lists these as hit. */
  named: boolean
}

/** Times in ms UTC: outages that overlap [from, to); null: as far as anything is told. */
export interface OutageQuery {
  from: Instant | null
  to: Instant | null
  filter: OutageFilter
}

/** Conditions over o and i for everything but time. */
export function outageConditions({ filter }: OutageQuery, accounts: VisibleAccounts, bind: Bind): string[] {
  const about: About = { filter, accounts, bind }
  return [
    ...seenConditions(accounts, bind),
    ...(filter.named ? [] : ["o.via <> 'named'"]),
    ...(filter.kind.length > 0 ? [`i.kind = ANY(${bind(filter.kind)}::text[])`] : []),
    ...serviceConditions(about),
    ...regionConditions(about),
  ]
}

interface About {
  filter: OutageFilter
  accounts: VisibleAccounts
  bind: Bind
}

/** What people told is told to whoever sees the incident. */
function seenConditions(accounts: VisibleAccounts, bind: Bind): string[] {
  if (accounts === null) return []
  return [
    `(o.event_id IS NOT NULL AND ${isSeenOutage('o', accounts, bind)} OR o.event_id IS NULL AND ${all(isSeen(accounts, bind))})`,
  ]
}

/** The condition that a reader may know of the event of this outage; as lib/db/visibility.ts has it. */
export function isSeenOutage(outage: string, accounts: VisibleAccounts, bind: Bind): string {
  if (accounts === null) return 'true'
  const { sees } = scopeOf(accounts, bind)
  return `(${outage}.is_public OR EXISTS (SELECT FROM affected_account a
    WHERE a.event_id = ${outage}.event_id AND ${sees('a.account_id')} OFFSET 0))`
}

type SplitService = { value: string; service: string; region: string | null }

/** Of values that name a Region only AWS's own service there counts. What is bound is used: PostgreSQL refuses what is not. */
function regionalCondition(split: readonly SplitService[], services: string, bind: Bind): (outage: string) => string {
  const keys = split.flatMap(({ value, region }) => (region === null ? [] : [value]))
  // PostgreSQL refuses parameters that stand nowhere.
  const bindKeyed = (values: unknown) => (keys.length === 0 ? '' : bind(values))
  const plain = bindKeyed(split.flatMap(({ service, region }) => (region === null ? [service] : [])))
  const upstream = bindKeyed(keys.flatMap((value) => [value, value.toLowerCase().replaceAll('_', '-')]))
  const regionsOf = bindKeyed(split.map(({ region }) => region))
  return (outage) =>
    ` AND (${outage}.service = ANY(${plain}::text[]) OR EXISTS (SELECT FROM health_event e WHERE ${outage}.via = 'own'
        AND e.id = ${outage}.event_id AND e.upstream_service = ANY(${upstream}::text[]) OFFSET 0)
      OR EXISTS (SELECT FROM impacted_service n WHERE ${outage}.via = 'named' AND n.event_id = ${outage}.event_id
        AND n.service = ${outage}.service AND n.upstream_service = ANY(${upstream}::text[]) OFFSET 0)
      OR ${outage}.event_id IS NULL AND EXISTS (SELECT FROM unnest(${services}::text[], ${regionsOf}::text[]) AS k(service, region)
        WHERE k.service = ${outage}.service AND (${outage}.region IS NULL OR k.region IS NULL OR k.region = ${outage}.region)))`
}

/** A value is a catalogue id, however AWS spells it, or, where it names a Region, AWS's own id of the service there. */
function serviceConditions(about: About): string[] {
  const { filter, bind } = about
  if (filter.service.length === 0) return []
  const split = filter.service.map((value) => ({ value, ...splitServiceKey(value) }))
  const services = bind(split.map(({ service }) => service))
  const regional = split.every(({ region }) => region === null) ? () => '' : regionalCondition(split, services, bind)
  const matches = (outage: string) => `${outage}.service = ANY(${services}::text[])${regional(outage)}`
  return [
    `(${matches('o')} OR o.service IS NULL AND ${isAbout(matches('p'), `i.services && ${services}::text[]`, about)})`,
  ]
}

function regionConditions(about: About): string[] {
  const { filter, bind } = about
  if (filter.region.length === 0) return []
  const regions = bind(filter.region.map((region) => region.toLowerCase()))
  const matches = (outage: string) => `${outage}.region = ANY(${regions}::text[])`
  return [
    `(${matches('o')} OR o.region IS NULL AND ${isAbout(matches('p'), `i.regions && ${regions}::text[]`, about)})`,
  ]
}

/**
 * Whether an incident of which people told something without saying what it was about is about what is asked: one of its
 * events that the reader sees is, or, where it has none, people said so of it.
 */
function isAbout(event: string, own: string, { filter, accounts, bind }: About): string {
  const via = filter.named ? "p.via IN ('own', 'named')" : "p.via = 'own'"
  return `(CASE WHEN i.event_count = 0 THEN ${own} ELSE EXISTS (SELECT FROM outage p WHERE p.incident_id = o.incident_id
    AND ${via} AND ${event} AND ${isSeenOutage('p', accounts, bind)} OFFSET 0) END)`
}

const WEEK = "interval '7 days'"

/**
 * Conditions for the time as alternatives of which each has an index, and of which an outage meets one at most. What has no
 * end is among them however long ago it was: whether it goes on is known after reading.
 */
export function timeAlternatives({ from, to }: Pick<OutageQuery, 'from' | 'to'>, bind: Bind): string[] {
  const before = to === null ? [] : [`o.first_at < ${bind(new Date(to))}::timestamptz`]
  if (from === null) return [all(before)]
  const since = `${bind(new Date(from))}::timestamptz`
  const lasting = `(o.last_at IS NULL OR o.last_at > ${since})`
  return [
    all([...before, `o.first_at >= ${since}`]),
    all([...before, `o.first_at < ${since} AND o.first_at >= ${since} - ${WEEK} AND ${lasting}`]),
    // The predicate of outage_long_idx, word for word.
    all([
      ...before,
      `o.first_at < ${since} - ${WEEK} AND (o.last_at IS NULL OR o.last_at - o.first_at > ${WEEK}) AND ${lasting}`,
    ]),
  ]
}
