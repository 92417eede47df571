/** How PostgreSQL finds what account-time is worked out from, in an organization of 2,000 accounts. */
import { beforeEach, expect, it, vi } from 'vitest'
import { pool } from '@/lib/db/pool'
import { withDatabase } from '@/lib/testing/database'
import { listNamings } from './read-reach-said'

withDatabase()

const MANY = Array.from({ length: 2_000 }, (_, n) => String(n + 1))
const OURS = Array.from({ length: 20 }, (_, n) => String(100_000_000_001 + n))

beforeEach(async () => {
  await pool().query(
    `INSERT INTO health_event (id, arn, service, upstream_service, region, category, scope, status, summary, started_at, said_at,
         fetched_at, listing, payload_digest)
       SELECT n, 'arn:' || n, 'lambda', 'lambda', 'us-east-1', 'issue', 'ACCOUNT_SPECIFIC', 'open', 'one', now(), now(), now(),
         'current', md5(n::text)::uuid FROM generate_series(1, 10000) n;
     INSERT INTO affected_account (event_id, account_id, first_seen_at)
       SELECT e, (100000000000 + (e * 7 + n * 13) % 2000)::text, now() FROM generate_series(1, 10000) e, generate_series(1, 10) n;
     INSERT INTO reach_change (event_id, account_id, observed_at)
       SELECT e, (100000000000 + e % 2000)::text, now() FROM generate_series(1, 10000) e;
     ANALYZE`,
  )
})

/** The plan of the statement that a read runs. */
async function planOf(read: () => Promise<unknown>): Promise<string> {
  const query = pool().query.bind(pool())
  const spy = vi.spyOn(pool(), 'query')
  await read()
  const [sql, values] = spy.mock.calls.at(-1) as unknown as [string, unknown[]]
  spy.mockRestore()
  const { rows } = await query<{ 'QUERY PLAN': string }>(`EXPLAIN ${sql}`, values)
  return rows.map((row) => row['QUERY PLAN']).join('\n')
}

it('looks named accounts up by event, or of some accounts in many events by account', async () => {
  const plans = [
    await planOf(() => listNamings(['1', '2', '3'], null)),
    await planOf(() => listNamings(['1', '2', '3'], OURS)),
    await planOf(() => listNamings(MANY, OURS)),
  ]
  for (const plan of plans) expect(plan).not.toMatch(/Seq Scan on affected_account/)
})
