/**
 * Fills an empty, migrated database with five years of an organization for measuring history and summaries: call
 * `fillImpact(client)`, then `rebuildOutages()` of lib/outages; the same rows for the same `now`, in about a minute.
 */
import type pg from 'pg'
import { EVENTS, INCIDENTS } from './impact-data-events'
import { ACCOUNTS, TEAMS } from './impact-data-organization'
import { POSTMORTEMS } from './impact-data-postmortems'

/** How much there is. */
export interface ImpactSize {
  /** Of five years, four of five in incidents with others. */
  events: number
  /** Active but for few; each uses about fifty services in their Regions. */
  accounts: number
  teams: number
  /** Published, of the latest incidents. */
  postmortems: number
}

export const IMPACT_SIZE: ImpactSize = { events: 100_000, accounts: 10_000, teams: 60, postmortems: 2_000 }

/**
 * Stores an organization, what AWS said in five years up to `now`, and what was done about it. Outages and other figures
 * are left to those who compute them.
 * @param client one connection: what it works with is gone when it ends
 * @param now ISO 8601; the present unless given
 */
export async function fillImpact(
  client: pg.ClientBase,
  size: ImpactSize = IMPACT_SIZE,
  now: string = new Date().toISOString(),
): Promise<void> {
  const sizes = Object.entries(size).map(([name, count]) => `set_config('bench.${name}', '${count}', false)`)
  await client.query(`SELECT ${sizes.join(', ')}, set_config('bench.now', $1, false)`, [now])
  for (const statement of [...HELPERS, ...TEAMS, ...ACCOUNTS, ...EVENTS, ...INCIDENTS, ...POSTMORTEMS])
    await client.query(statement)
  // What is read meanwhile by an application that runs is forgotten.
  for (const topic of ['events', 'incidents', 'accounts', 'postmortems'])
    await client.query("SELECT pg_notify('faultline_change', json_build_object('topic', $1::text)::text)", [topic])
  await client.query('VACUUM ANALYZE')
}

/** Sizes, the present, and chances from 0 up to 1 that are the same each time. */
const HELPERS = [
  `CREATE FUNCTION pg_temp.size(name text) RETURNS int LANGUAGE sql STABLE AS
     $$ SELECT current_setting('bench.' || name)::int $$`,
  `CREATE FUNCTION pg_temp.present() RETURNS timestamptz LANGUAGE sql STABLE AS
     $$ SELECT current_setting('bench.now')::timestamptz $$`,
  `CREATE FUNCTION pg_temp.chance(number bigint, about bigint) RETURNS float8 LANGUAGE sql IMMUTABLE AS
     $$ SELECT (hashint8extended(number, about) & 1048575) / 1048576.0::float8 $$`,
  `CREATE FUNCTION pg_temp.pick(list text[], chance float8) RETURNS text LANGUAGE sql IMMUTABLE AS
     $$ SELECT list[1 + floor(chance * array_length(list, 1))::int] $$`,
]
