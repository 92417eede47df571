/** Dry runs on a real database: whom a failure would touch. */
import { beforeEach, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { storeAccount } from '@/lib/testing/build-account'
import { storeConnection } from '@/lib/testing/build-connection'
import { storeUsage } from '@/lib/testing/build-usage'
import { withDatabase } from '@/lib/testing/database'
import type { BlastAccountRow, BlastPage } from './contract'
import { WHOLE_VIEW } from './filter'
import { getWhatIfPage } from './read'
import { whatIfFacts } from './read-facts'
import { touchedAt } from './test-outage'

withDatabase()

const ACTIVE = ['111111111111', '222222222222', '333333333333']
const CHINA = '444444444444'
const STRANGER = '888888888888'

beforeEach(async () => {
  await storeConnection()
  await storeConnection({ id: 'cn', name: 'China' })
  await pool().query("UPDATE aws_connection SET partition = 'aws-cn' WHERE id = 'cn'")
  const [one = '', two = '', file = ''] = ACTIVE
  await storeAccount({ id: one, connection: 'c1' })
  await storeAccount({ id: two, connection: 'c1' })
  await storeAccount({ id: file, status: 'UNKNOWN' })
  await storeAccount({ id: CHINA, connection: 'cn' })
  await storeAccount({ id: '555555555555', connection: 'c1', status: 'SUSPENDED' })
  await storeAccount({ id: '666666666666', connection: 'c1', status: 'CLOSED' })
  await storeAccount({ id: '777777777777', connection: 'c1', leftAt: '2026-01-01T00:00:00Z' })
  for (const id of [STRANGER, '555555555555', '777777777777', one]) await storeUsage(id)
  await storeUsage(CHINA, { region: 'cn-north-1' })
})

it.each([
  ['us-east-1', ACTIVE],
  ['global', ACTIVE],
  ['cn-north-1', [CHINA]],
])('IAM in %s touches every active account of the partition, and none of another', async (region, expected) => {
  const facts = await whatIfFacts('iam', region, null)
  expect(facts).toMatchObject({ incidentId: null, to: null, faults: [{ via: 'supposed', service: 'iam' }] })
  expect(touchedAt(facts, null)).toEqual(Object.fromEntries(expected.map((id) => [id, 'inferred'])))
  const page = await getWhatIfPage({ service: 'iam', region }, WHOLE_VIEW, { limit: 100, cursor: null }, null)
  const rows = (page as BlastPage<BlastAccountRow>).data
  expect(rows.map(({ accountId }) => accountId).sort()).toEqual(expected)
  for (const { reasons } of rows) {
    expect(reasons[0]?.sentence).toMatch(/fail|change/i)
    expect(reasons[0]?.source).toMatch(/^https:/)
  }
})

it('touches who uses a service there, in their partition', async () => {
  const touched = async (service: string, region: string | null) =>
    Object.entries(touchedAt(await whatIfFacts(service, region, null), null)).flatMap(([id, word]) =>
      word === 'inferred' ? [id] : [],
    )
  expect(await touched('lambda', 'us-east-1')).toEqual([ACTIVE[0]])
  expect(await touched('lambda', 'cn-north-1')).toEqual([CHINA])
  expect(await touched('lambda', null)).toEqual([ACTIVE[0], CHINA])
  expect(await touched('lambda', 'eu-west-1')).toEqual([])
  expect(await touched('nothing-is-called-so', 'us-east-1')).toEqual([])
})

it('shows limited readers only their own', async () => {
  expect(touchedAt(await whatIfFacts('iam', 'us-east-1', ['222222222222']), null)).toEqual({
    '222222222222': 'inferred',
  })
  expect((await whatIfFacts('iam', 'us-east-1', [])).accounts).toEqual([])
})
