/** What would make a blast radius surer, on a real database. */
import { beforeEach, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import type { Role, TokenPrincipal } from '@/lib/domain/access'
import { ensureSources } from '@/lib/source-health/write-sources'
import { storeAccount } from '@/lib/testing/build-account'
import { storeConnection } from '@/lib/testing/build-connection'
import { buildIncident } from '@/lib/testing/build-incident'
import { storeUsage } from '@/lib/testing/build-usage'
import { withDatabase } from '@/lib/testing/database'
import { getBlastFacts } from './read-facts'
import { listSurerHints } from './read-surer'
import { minute, START, storeEvent, storeReport } from './test-outage'

withDatabase()
let id = ''
beforeEach(async () => {
  await ensureSources()
  id = await buildIncident([await storeEvent('told', { status: 'closed', endedAt: minute(60), saidAt: minute(60) })])
})

const as = (role: Role): TokenPrincipal => ({ kind: 'token', id: '1', name: 'reports', role, accounts: null })
const hints = async (role: Role = 'admin') => listSurerHints(await getBlastFacts(id, null), as(role))

it('asks for a connection where there is none', async () => {
  await storeAccount()
  expect(await hints()).toEqual([
    expect.objectContaining({ href: '/settings/connections/new', accounts: 1 }),
    expect.objectContaining({ href: '/accounts/import', accounts: 1 }),
  ])
})

it('links nobody to where they may not go', async () => {
  await storeAccount()
  for (const { href, action } of await hints('viewer')) expect([href, action]).toEqual([null, null])
})

it('counts accounts of which nothing tells what they use, connection by connection', async () => {
  await storeConnection({ name: 'Bread' })
  for (const account of ['111111111111', '222222222222']) await storeAccount({ id: account, connection: 'c1' })
  const [hint] = await hints()
  expect(hint).toMatchObject({ accounts: 2, href: '/settings/connections/c1' })
  expect(hint?.sentence).toContain('2 accounts of Bread')
  await storeUsage('111111111111', { service: 's3' })
  await storeUsage('222222222222', { service: 's3' })
  expect(await hints()).toEqual([])
})

it('says where usage is old, nobody owns an account, or AWS Health is not read', async () => {
  await storeConnection()
  await storeAccount({ id: '111111111111', connection: 'c1' })
  await storeUsage('111111111111', { asOf: new Date(START - 40 * 86_400_000).toISOString() })
  await pool().query(
    `INSERT INTO connection_check (connection_id, permission, outcome, sentence, checked_at)
     VALUES ('c1', 'health:DescribeEventsForOrganization', 'not-subscribed', 'No', now())`,
  )
  const found = await hints()
  expect(found.map(({ href }) => href)).toEqual([
    '/settings/connections',
    '/settings/connections/c1',
    '/accounts/rules',
  ])
  expect(found.every(({ accounts }) => accounts === 1)).toBe(true)
})

it('counts as inferred from old usage only whoever rests on nothing better', async () => {
  await storeConnection()
  const events = [await storeEvent('lambda'), await storeEvent('s3', { service: 's3' })]
  id = await buildIncident(events)
  const asOf = new Date(START - 40 * 86_400_000).toISOString()
  for (const account of ['111111111111', '222222222222', '333333333333']) {
    await storeAccount({ id: account, connection: 'c1' })
    await storeUsage(account, { asOf })
  }
  await storeUsage('222222222222', { service: 's3' })
  await storeReport(id, '333333333333', 'touched')
  expect((await hints())[0]).toMatchObject({ href: '/settings/connections', accounts: 1 })
})

it('says that no Region is named', async () => {
  id = await buildIncident([], { startedAt: new Date(START).toISOString() })
  await pool().query("UPDATE incident SET services = '{lambda}' WHERE id = $1", [id])
  expect((await hints()).map(({ sentence }) => sentence)).toContainEqual(expect.stringContaining('names no Region'))
})
