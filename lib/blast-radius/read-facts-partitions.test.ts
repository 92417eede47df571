/** Whom an incident touches where accounts are of several partitions, out of a real database. */
import { beforeEach, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { ensureSources } from '@/lib/source-health/write-sources'
import { storeAccount } from '@/lib/testing/build-account'
import { storeConnection } from '@/lib/testing/build-connection'
import { buildIncident } from '@/lib/testing/build-incident'
import { withDatabase } from '@/lib/testing/database'
import { getBlastFacts } from './read-facts'
import { minute, storeEvent, touchedAt } from './test-outage'

withDatabase()

const COMMERCIAL = '111111111111'
const GOVERNED = '222222222222'
const ELSEWHERE = '333333333333'

beforeEach(async () => {
  await ensureSources()
  await storeConnection({ id: 'gov' })
  await pool().query("UPDATE aws_connection SET partition = 'aws-us-gov' WHERE id = 'gov'")
  await storeAccount({ id: COMMERCIAL })
  await storeAccount({ id: GOVERNED, connection: 'gov' })
})

const ended = { status: 'closed', endedAt: minute(60), saidAt: minute(60) } as const

it.each([
  ['us-east-1', COMMERCIAL],
  ['us-gov-west-1', GOVERNED],
])('in %s leaves open what accounts of that partition use, not of another', async (region, unknown) => {
  const id = await buildIncident([await storeEvent('told', { ...ended, region })])
  expect(touchedAt(await getBlastFacts(id, null), null)).toEqual({ [unknown]: 'unknown' })
})

it('does not reach a workload in another partition, unless it depends on the very Region', async () => {
  await storeAccount({ id: ELSEWHERE })
  const declare = (name: string, region: string | null, accounts: string[]) =>
    pool().query(
      `WITH w AS (INSERT INTO workload (name) VALUES ($1) RETURNING id), d AS (INSERT INTO workload_dependency (workload_id,
         service, region) SELECT id, 'lambda', $2 FROM w) INSERT INTO workload_account (workload_id, account_id)
       SELECT id, unnest($3::text[]) FROM w`,
      [name, region, accounts],
    )
  await declare('anywhere', null, [COMMERCIAL, GOVERNED])
  await declare('governed', 'us-gov-west-1', [ELSEWHERE])
  const id = await buildIncident([await storeEvent('told', { ...ended, region: 'us-gov-west-1' })])
  expect(touchedAt(await getBlastFacts(id, null), null)).toEqual({ [GOVERNED]: 'inferred', [ELSEWHERE]: 'inferred' })
})
