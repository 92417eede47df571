/** Reads which accounts use given services in given Regions: summed up by PostgreSQL, a row for each account. */
import 'server-only'
import { keptRead } from '@/lib/db/kept-read'
import { pool } from '@/lib/db/pool'

/** A service in a Region, in which it may be used. */
export interface Place {
  service: string
  /** AWS Region id or `global`. */
  region: string
}

/** What one account uses of the places that were asked for, a digit for each of these in their order: 1 where it does. */
export interface UsedPlaces {
  /** Seen after the moment from which on usage counts as fresh; null: none. */
  fresh: string | null
  /** Seen before it; null: none. */
  stale: string | null
}

/**
 * By account, whoever asks: readers are given what is theirs (present-facts). An account may have used a place before, and
 * since, as different sources saw it.
 * @param freshFrom ms
 */
export function readUsedPlaces(places: readonly Place[], freshFrom: number): Promise<ReadonlyMap<string, UsedPlaces>> {
  if (places.length === 0) return Promise.resolve(new Map())
  const key = places.map(({ service, region }) => `${service}/${region}`).join(' ')
  return keptRead('accounts', `used places since ${freshFrom}: ${key}`, async () => {
    const { rows } = await pool().query<UsedPlaces & { id: string }>(
      `WITH place AS MATERIALIZED (
         SELECT p.service, p.region, set_bit(repeat('0', $1::int)::varbit, p.number::int - 1, 1) AS bit
         FROM unnest($2::text[], $3::text[]) WITH ORDINALITY AS p(service, region, number))
       SELECT u.account_id AS id, bit_or(p.bit) FILTER (WHERE u.as_of >= $4)::text AS fresh,
         bit_or(p.bit) FILTER (WHERE u.as_of < $4)::text AS stale
       FROM place p JOIN service_usage u ON u.service = p.service AND u.region = p.region GROUP BY u.account_id`,
      [
        places.length,
        places.map(({ service }) => service),
        places.map(({ region }) => region),
        new Date(freshFrom).toISOString(),
      ],
    )
    return new Map(rows.map(({ id, ...used }) => [id, used]))
  })
}

/** Which of the accounts use anything in a Region, and whether all of that was seen before `freshFrom` (ms). */
export type RegionUsers = ReadonlyMap<string, { isStale: boolean }>

/** Users of Regions, by Region, among the accounts: one look into the index for each. */
export function readRegionUsers(
  regions: readonly string[],
  accountIds: readonly string[],
  freshFrom: number,
): Promise<ReadonlyMap<string, RegionUsers>> {
  if (regions.length === 0) return Promise.resolve(new Map())
  return keptRead('accounts', `users of ${regions.join(' ')} since ${freshFrom}`, async () => {
    const used = (fresh: string) => `EXISTS (SELECT FROM service_usage u
      WHERE u.region = r.region AND u.account_id = a.id ${fresh} OFFSET 0)`
    const users = new Map<string, Map<string, { isStale: boolean }>>()
    for (const region of regions) {
      const { rows } = await pool().query<{ id: string; isStale: boolean }>(
        `SELECT a.id, NOT ${used('AND u.as_of >= $3')} AS "isStale"
         FROM unnest($2::char(12)[]) a(id), (SELECT $1::text AS region) r WHERE ${used('')}`,
        [region, accountIds, new Date(freshFrom).toISOString()],
      )
      users.set(region, new Map(rows.map(({ id, isStale }) => [id, { isStale }])))
    }
    return users
  })
}
