/** What is told of how services in use are looked for, and to whom, on real PostgreSQL. */
import { beforeEach, expect, it } from 'vitest'
import { listConnections } from '@/lib/connections/read'
import { pool } from '@/lib/db/pool'
import type { InventoryFinding } from '@/lib/domain/usage-count'
import { ensureConnectionSources } from '@/lib/source-health/write-sources'
import { storeConnection } from '@/lib/testing/build-connection'
import { withDatabase } from '@/lib/testing/database'
import { listInventoryStates } from './read'

withDatabase()

const OTHERS = '111122223333'
const FOUND: InventoryFinding[] = [
  { source: 'config', state: 'denied', sentence: `The role arn:aws:iam::${OTHERS}:role/reader may not ask.` },
  { source: 'resource-explorer', state: 'not-set-up', sentence: `Account ${OTHERS} has no view.` },
]

beforeEach(async () => {
  await storeConnection({ id: 'acme', name: 'Acme' })
  await ensureConnectionSources(await listConnections(), 3_600)
  await pool().query("UPDATE source_listing SET cursor = $1, failure = $2 WHERE id = 'inventory:acme'", [
    JSON.stringify({ found: FOUND }),
    `Account ${OTHERS} refuses.`,
  ])
})

it('is told whole to those who see all accounts', async () => {
  expect(await listInventoryStates(null)).toMatchObject([{ found: FOUND, failure: `Account ${OTHERS} refuses.` }])
})

it('names no account to those who see the accounts of their teams alone', async () => {
  const limited = await listInventoryStates([])
  expect(JSON.stringify(limited)).not.toContain(OTHERS)
  expect(limited).toMatchObject([
    {
      connectionName: 'Acme',
      failure: expect.stringMatching(/^They could not be read\. An administrator /),
      found: [
        { state: 'denied', sentence: 'AWS Config may not be read by Faultline.' },
        { state: 'not-set-up', sentence: 'Resource Explorer is not set up where it is looked for.' },
      ],
    },
  ])
})

it('says of one that was read, and of none that failed, no more than that', async () => {
  const found = [{ source: 'config', state: 'read', sentence: `Read from the aggregator of ${OTHERS}.` }]
  await pool().query("UPDATE source_listing SET cursor = $1, failure = NULL WHERE id = 'inventory:acme'", [
    JSON.stringify({ found }),
  ])
  expect(await listInventoryStates(['999999999999'])).toMatchObject([
    { failure: null, found: [{ sentence: 'AWS Config is read.' }] },
  ])
})
