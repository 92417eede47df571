/** How PostgreSQL finds what blast radii are worked out from, in a directory that is large: by indexes, never row by row. */
import { beforeEach, expect, it, vi } from 'vitest'
import { pool } from '@/lib/db/pool'
import { withDatabase } from '@/lib/testing/database'
import { readDirectory } from './read-directory'
import { listNamed } from './read-named'
import { listEntityRows, listFirstEntities } from './read-row-entities'
import { readRowUsage } from './read-row-usage'
import { readRegionUsers, readUsedPlaces } from './read-usage'

withDatabase()

const EVENT = { id: '1', service: 'lambda', serviceName: 'AWS Lambda', region: 'us-east-1', summary: 'one', spans: [] }
const ACCOUNT = '100000000007'

beforeEach(async () => {
  await pool().query(
    `INSERT INTO aws_account (id, name, status, first_seen_at, last_seen_at)
       SELECT (100000000000 + n)::text, 'account ' || n, 'ACTIVE', now(), now() FROM generate_series(1, 500) n;
     INSERT INTO service_usage (account_id, service, region, source, as_of)
       SELECT (100000000000 + n)::text, 'service' || s, r, 'config', now()
       FROM generate_series(1, 500) n, generate_series(1, 40) s, unnest(ARRAY['us-east-1', 'us-west-2', 'eu-west-1', 'eu-north-1']) r;
     INSERT INTO health_event (id, arn, service, upstream_service, region, category, scope, status, summary, started_at, said_at,
         fetched_at, listing, payload_digest)
       SELECT n, 'arn:' || n, 'lambda', 'lambda', 'us-east-1', 'issue', 'ACCOUNT_SPECIFIC', 'open', 'one', now(), now(), now(),
         'current', md5(n::text)::uuid FROM generate_series(1, 200) n;
     INSERT INTO affected_account (event_id, account_id, first_seen_at)
       SELECT e, (100000000000 + n)::text, now() FROM generate_series(1, 200) e, generate_series(1, 20) n;
     INSERT INTO affected_entity (event_id, account_id, entity_value)
       SELECT e, (100000000000 + n)::text, 'i-' || v FROM generate_series(1, 200) e, generate_series(1, 20) n, generate_series(1, 20) v;
     INSERT INTO reach_change (event_id, account_id, entity_value, observed_at)
       SELECT e, (100000000000 + n)::text, CASE WHEN v > 0 THEN 'i-' || v END, now()
       FROM generate_series(1, 200) e, generate_series(1, 20) n, generate_series(0, 4) v;
     ANALYZE`,
  )
})

/** The plans of the statements that a read runs. */
async function plansOf(read: () => Promise<unknown>): Promise<string[]> {
  const asked: [string, unknown[]][] = []
  const query = pool().query.bind(pool())
  const spy = vi.spyOn(pool(), 'query').mockImplementation(((sql: string, values: unknown[]) => {
    asked.push([sql, values])
    return query(sql, values)
  }) as never)
  await read()
  spy.mockRestore()
  const plans: string[] = []
  for (const [sql, values] of asked) {
    const { rows } = await query<{ 'QUERY PLAN': string }>(`EXPLAIN ${sql}`, values)
    plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'))
  }
  return plans
}

const READS: [string, RegExp, () => Promise<unknown>][] = [
  [
    'users of a service',
    /Seq Scan on service_usage/,
    () => readUsedPlaces([{ service: 'service1', region: 'us-east-1' }], 0),
  ],
  ['users of a Region', /Seq Scan on service_usage/, () => readRegionUsers(['us-east-1'], [ACCOUNT], 0)],
  ['the directory', /Seq Scan on service_usage/, readDirectory],
  ['named accounts', /Seq Scan on affected_(account|entity)/, () => listNamed(['1', '2'])],
  [
    'resources of a row',
    /Seq Scan on affected_entity/,
    () => listFirstEntities([{ accountId: ACCOUNT, eventId: '1' }], 100),
  ],
  ['rows of resources', /Seq Scan on affected_entity/, () => listEntityRows([EVENT], [ACCOUNT], null, 100)],
  [
    'usage of a row',
    /Seq Scan on service_usage/,
    () =>
      readRowUsage(
        [
          { accountId: ACCOUNT, end: { kind: 'uses', service: 'service1', region: null, partition: null } },
          { accountId: ACCOUNT, end: { kind: 'uses-region', region: 'us-east-1' } },
        ],
        0,
      ),
  ],
]

it('reads no large table from end to end', async () => {
  for (const [name, refused, read] of READS) {
    const plans = await plansOf(read)
    expect(plans.length, name).toBeGreaterThan(0)
    for (const plan of plans) expect(plan, name).not.toMatch(refused)
  }
})

it('finds the accounts that were added later among the changes of all their resources', async () => {
  const plans = await plansOf(() => listNamed(['1', '2']))
  expect(plans.join('\n')).toContain('reach_change_added_idx')
})
