/** Looks up the usage that reasons rest on. */
import 'server-only'
import { iso } from '@/lib/db/iso-sql'
import { pool } from '@/lib/db/pool'
import type { TrailEnd } from '@/lib/domain/blast-radius/facts'
import type { BlastUsage } from './contract'

/** What an account must use for a reason to hold. */
export interface UsageWanted {
  accountId: string
  end: TrailEnd
}

/** The latest sighting of each, in their order; null where the end rests on no usage of the account itself. */
export async function readRowUsage(
  wanted: readonly UsageWanted[],
  freshFrom: number,
): Promise<readonly (BlastUsage | null)[]> {
  const found = new Array<BlastUsage | null>(wanted.length).fill(null)
  const looked = wanted.flatMap(({ accountId, end }, place): Looked[] => {
    if (end.kind === 'uses') return [{ accountId, place, service: end.service, region: end.region }]
    return end.kind === 'uses-region' ? [{ accountId, place, service: null, region: end.region }] : []
  })
  const fresh = new Date(freshFrom).toISOString()
  for (const row of await latest(looked, fresh)) {
    const { place, ...usage } = row
    found[place] = usage
  }
  return found
}

interface Looked {
  accountId: string
  place: number
  service: string | null
  region: string | null
}

async function latest(looked: readonly Looked[], freshFrom: string): Promise<(BlastUsage & { place: number })[]> {
  const [ofServices, ofRegions] = [
    looked.filter((each) => each.service !== null),
    looked.filter((each) => each.service === null),
  ]
  const rows = await Promise.all([
    ask(ofServices, 'u.service = w.service AND (w.region IS NULL OR u.region = w.region)', freshFrom),
    ask(ofRegions, 'u.region = w.region', freshFrom),
  ])
  return rows.flat()
}

async function ask(
  looked: readonly Looked[],
  condition: string,
  freshFrom: string,
): Promise<(BlastUsage & { place: number })[]> {
  if (looked.length === 0) return []
  const { rows } = await pool().query<BlastUsage & { place: number }>(
    `SELECT w.place, u.source, u.resources, ${iso('u.as_of')} AS "asOf", u.as_of < $5 AS stale
     FROM unnest($1::char(12)[], $2::int[], $3::text[], $4::text[]) AS w(account_id, place, service, region)
     CROSS JOIN LATERAL (SELECT u.source, u.resources, u.as_of FROM service_usage u
       WHERE u.account_id = w.account_id AND ${condition} ORDER BY u.as_of DESC, u.source, u.service LIMIT 1) u`,
    [
      looked.map(({ accountId }) => accountId),
      looked.map(({ place }) => place),
      looked.map(({ service }) => service),
      looked.map(({ region }) => region),
      freshFrom,
    ],
  )
  return rows
}
