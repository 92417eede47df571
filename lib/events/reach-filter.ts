/** What a filter asks about whom AWS named, as sets that SQL can look up. */

import { all, type Bind } from '@/lib/db/statement'
import type { VisibleAccounts } from '@/lib/db/visibility'
import type { EventFilter } from './filter'

/** An event must have one of each set. */
export interface ReachSets {
  /** Sets of account ids: those asked for, those of the teams asked for; only what the reader may see. */
  accounts: readonly (readonly string[])[]
  /** Connections asked for; null: any. */
  connections: readonly string[] | null
  /** The accounts that the reader may see; null: all. */
  visible: VisibleAccounts
}

/** True where the filter asks about accounts, teams or connections at all. */
export function asksForReach(filter: EventFilter): boolean {
  return filter.account.length > 0 || filter.team.length > 0 || filter.connection.length > 0
}

/**
 * Conditions over health_event e. probe: each event is looked up by itself, for where most of those looked at match.
 * join: PostgreSQL may begin with the accounts, for where few events match.
 */
export function reachConditions(sets: ReachSets, bind: Bind, way: 'probe' | 'join'): string[] {
  const named = sets.accounts.map((ids) => {
    const among = way === 'probe' ? `a.account_id::text = ANY(${bind(ids)}::text[])` : isAmong(ids, bind)
    return `EXISTS (SELECT FROM affected_account a WHERE a.event_id = e.id AND ${among}${way === 'probe' ? ' OFFSET 0' : ''})`
  })
  return sets.connections === null ? named : [...named, broughtBy(sets.connections, sets.visible, bind, way)]
}

function broughtBy(
  connections: readonly string[],
  visible: VisibleAccounts,
  bind: Bind,
  way: 'probe' | 'join',
): string {
  const ids = bind(connections)
  const own = visible === null ? [] : [`a.account_id::text = ANY(${bind(visible)}::text[])`]
  const named = `SELECT a.event_id FROM affected_account a WHERE ${all([`a.connection_id = ANY(${ids})`, ...own])}`
  const read = `SELECT r.event_id FROM event_reading r WHERE r.connection_id = ANY(${ids})`
  if (way === 'join') return `e.id IN (${named} UNION ${read})`
  return `(EXISTS (${read} AND r.event_id = e.id OFFSET 0) OR EXISTS (${named} AND a.event_id = e.id OFFSET 0))`
}

/** How many rows of a set are counted before it is called large. */
const FEW = 3_000

/** A statement that counts, as `size`, the rows of the smallest set, up to a few more than few. */
export function smallestSet(sets: ReachSets, bind: Bind): string {
  const rows = [
    ...sets.accounts.map((ids) => `SELECT FROM affected_account a WHERE ${isAmong(ids, bind)}`),
    ...(sets.connections === null
      ? []
      : [`SELECT FROM event_reading r WHERE r.connection_id = ANY(${bind(sets.connections)})`]),
  ]
  const counts = rows.map((row) => `(SELECT count(*)::int FROM (${row} LIMIT ${FEW + 1}) counted)`)
  return `SELECT least(${counts.join(', ')}) AS size`
}

/** Whether so many rows are better found event by event, newest first, than collected. */
export function isLarge(size: number): boolean {
  return size > FEW
}

function isAmong(ids: readonly string[], bind: Bind): string {
  return `a.account_id = ANY(${bind(ids)}::char(12)[])`
}
