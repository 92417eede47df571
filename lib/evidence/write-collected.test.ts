/** What becomes of two readings of one account that end in another order than they began. */
import { expect, it } from 'vitest'
import { findConnection } from '@/lib/connections/read'
import { pool } from '@/lib/db/pool'
import type { ReadFact } from '@/lib/domain/evidence/facts'
import { storeAccount } from '@/lib/testing/build-account'
import { storeConnection } from '@/lib/testing/build-connection'
import { withDatabase } from '@/lib/testing/database'
import { storeCollected } from './write-collected'

withDatabase()

const ACCOUNT = '222222222222'
const START = Date.parse('2026-03-01T10:00:00Z')

it('judges what was read last, also where another reading ends later', async () => {
  await storeConnection({ accountId: '111111111111' })
  await storeAccount({ id: ACCOUNT, connection: 'c1' })
  const connection = await findConnection('c1')
  if (connection === null) throw new Error('The connection is gone.')
  const end = { begunAt: null, requests: 1, throttles: 0, sentence: null }
  const keys = (count: number, asOf: number): ReadFact => ({
    ...{ kind: 'account-summary', asOf, body: { AccountAccessKeysPresent: count, AccountMFAEnabled: 1 } },
  })
  const store = (fact: ReadFact, minutes: number) =>
    storeCollected(connection, ACCOUNT, { read: [fact], unread: [] }, end, new Date(START + minutes * 60_000))
  await store(keys(1, START + 60_000), 2)
  await store(keys(0, START), 3)
  const { rows } = await pool().query("SELECT verdict FROM evidence_verdict WHERE check_id = 'C3' AND until_at IS NULL")
  expect(rows).toEqual([{ verdict: 'fail' }])
})
