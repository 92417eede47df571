/** Turns a filter into SQL over health_event e, so that an index serves every part of it. */

import { all, type Bind } from '@/lib/db/statement'
import { scopeOf, type VisibleAccounts } from '@/lib/db/visibility'
import { sevNumber } from '@/lib/domain/incident'
import { searchQuery, searchWords } from '@/lib/domain/search-words'
import { splitServiceKey } from '@/lib/domain/service-id'
import { type EventFilter, ME, NOBODY } from './filter'
import { visibleWords } from './text-sql'

/** Conditions for everything but time and whom it hit; all must hold. */
export function attributeConditions(filter: EventFilter, accounts: VisibleAccounts, bind: Bind): string[] {
  const among = (column: string, list: readonly string[]) => (list.length > 0 ? [`${column} = ANY(${bind(list)})`] : [])
  const query = filter.q === null ? undefined : searchQuery(filter.q)
  return [
    ...serviceCondition(filter.service, bind),
    ...among(
      'e.region',
      filter.region.map((region) => region.toLowerCase()),
    ),
    ...among('e.status', filter.status),
    ...among('e.category', filter.category),
    ...(filter.severity.length > 0 ? [`e.peak_severity = ANY(${bind(filter.severity)}::severity[])`] : []),
    ...(filter.source.length > 0
      ? [`EXISTS (SELECT FROM sighting s WHERE s.event_id = e.id AND s.source = ANY(${bind(filter.source)}))`]
      : []),
    ...(query === null ? ['false'] : query === undefined ? [] : [`e.words @@ ${bind(query)}::tsquery`]),
    ...visibleWordConditions(filter, accounts, bind),
    ...ofIncident(incidentConditions(filter, bind)),
  ]
}

/** Conditions over incident i for what a filter asks about incidents themselves. */
export function incidentConditions(
  { kind, sev, owner, unacknowledged }: Pick<EventFilter, 'kind' | 'sev' | 'owner' | 'unacknowledged'>,
  bind: Bind,
): string[] {
  return [
    ...(kind.length > 0 ? [`i.kind = ANY(${bind(kind)})`] : []),
    ...(sev.length > 0 ? [`i.severity = ANY(${bind(sev.map(sevNumber))}::smallint[])`] : []),
    ...(owner.length > 0 ? [ownerCondition(owner, bind)] : []),
    ...(unacknowledged ? ['i.acknowledged_at IS NULL'] : []),
  ]
}

/** `me` that is still there stands for a program, which owns nothing. */
function ownerCondition(owners: readonly string[], bind: Bind): string {
  const people = owners.filter((owner) => owner !== ME && owner !== NOBODY)
  const owned = people.length > 0 ? [`i.owner_id = ANY(${bind(people)}::uuid[])`] : []
  const any = [...owned, ...(owners.includes(NOBODY) ? ['i.owner_id IS NULL'] : [])]
  return any.length > 0 ? `(${any.join(' OR ')})` : 'false'
}

function ofIncident(conditions: readonly string[]): string[] {
  if (conditions.length === 0) return []
  return [
    `EXISTS (SELECT FROM incident_event m JOIN incident i ON i.id = m.incident_id WHERE m.event_id = e.id
      AND i.merged_into IS NULL AND ${all(conditions)})`,
  ]
}

/** The words of an event are those of all accounts' texts: they must stand in what the reader sees of it too. */
function visibleWordConditions({ q }: EventFilter, accounts: VisibleAccounts, bind: Bind): string[] {
  if (q === null || accounts === null) return []
  const words = searchWords([q]).map((word) => `%${word}%`)
  if (words.length === 0) return []
  return [`(e.scope = 'PUBLIC' OR ${visibleWords(scopeOf(accounts, bind))} ILIKE ALL (${bind(words)}::text[]))`]
}

/** A value is a catalogue id, however AWS spells it, or, where it names a Region, AWS's own id of the service there. */
function serviceCondition(services: readonly string[], bind: Bind): string[] {
  if (services.length === 0) return []
  const split = services.map((value) => ({ value, ...splitServiceKey(value) }))
  const ids = split.filter(({ region }) => region === null).map(({ service }) => service)
  const regional = split.filter(({ region }) => region !== null).map(({ value }) => value)
  const upstream = regional.flatMap((value) => [value, value.toLowerCase().replaceAll('_', '-')])
  if (upstream.length === 0) return [`e.service = ANY(${bind(ids)})`]
  if (ids.length === 0) return [`e.upstream_service = ANY(${bind(upstream)})`]
  return [`(e.service = ANY(${bind(ids)}) OR e.upstream_service = ANY(${bind(upstream)}))`]
}

const WEEK = "interval '7 days'"

/**
 * Conditions for the filter's time, as alternatives whose events lie strictly one after the other: each can be read newest
 * first until enough are found. An event matches where [startedAt, endedAt or now] overlaps [from, to).
 */
export function timeAlternatives({ from, to }: Pick<EventFilter, 'from' | 'to'>, bind: Bind): string[] {
  const before = to === null ? [] : [`e.started_at < ${bind(to)}::timestamptz`]
  if (from === null) return [all(before)]
  const since = `${bind(from)}::timestamptz`
  const lasting = `coalesce(e.ended_at, now()) > ${since}`
  return [
    all([...before, `e.started_at >= ${since}`]),
    all([...before, `e.started_at < ${since} AND e.started_at >= ${since} - ${WEEK} AND ${lasting}`]),
    // Longer than a week: the predicate of health_event_long_idx, word for word.
    all([
      ...before,
      `e.started_at < ${since} - ${WEEK} AND (e.ended_at IS NULL OR e.ended_at - e.started_at > ${WEEK}) AND ${lasting}`,
    ]),
  ]
}
