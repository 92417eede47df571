/** Reasons of changes: given in place, several at once, never over somebody else's, never in accounts that are not theirs. */
import { beforeEach, expect, test } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { storeAccount } from '@/lib/testing/build-account'
import { buildDoer } from '@/lib/testing/build-doer'
import { auditTrail } from '@/lib/testing/build-person'
import { withDatabase } from '@/lib/testing/database'
import { findIamChange } from './read-changes'
import { explainChange, explainChanges } from './write-explanations'

withDatabase()

const [SHOP, LAB] = ['111122223333', '111122224444'] as const
let first = ''
let second = ''
let foreign = ''

async function storeChange(account: string, eventId: string): Promise<string> {
  const { rows } = await pool().query<{ id: string }>(
    `INSERT INTO iam_change (account_id, event_id, at, event_source, event_name, region, actor_name, subject, means, means_why, record)
     VALUES ($1, $2, now(), 'iam.amazonaws.com', 'CreateUser', 'us-east-1', 'mira', 'user new', 'unknown', 'No rule fits.', '{}')
     RETURNING id::text`,
    [account, eventId],
  )
  return rows[0]?.id ?? ''
}

beforeEach(async () => {
  await storeAccount({ id: SHOP, name: 'shop' })
  first = await storeChange(SHOP, 'a')
  second = await storeChange(SHOP, 'b')
  foreign = await storeChange(LAB, 'c')
})

test('a reason is shown with who gave it, and taken away again', async () => {
  const mira = await buildDoer('Mira')
  const explain = (version: number, text: string | null) =>
    inTransaction((client) => explainChange(client, mira, first, { version, text }))
  expect(await findIamChange(first, null)).toMatchObject({ needsReason: true, explanation: null, version: 0 })
  await explain(0, 'The new hire')
  expect(await findIamChange(first, null)).toMatchObject({
    ...{ needsReason: false, explanation: { text: 'The new hire', by: 'Mira' }, version: 1 },
  })
  await explain(1, null)
  expect(await findIamChange(first, null)).toMatchObject({ needsReason: true, explanation: null, version: 2 })
  expect((await auditTrail()).map(({ action }) => action)).toEqual(['iam.change-explained', 'iam.change-unexplained'])
})

test('who saw an older version is told both texts, and nothing changes', async () => {
  const [mira, bo] = [await buildDoer('Mira'), await buildDoer('Bo')]
  await inTransaction((client) => explainChange(client, mira, first, { version: 0, text: 'The new hire' }))
  const late = inTransaction((client) => explainChange(client, bo, first, { version: 0, text: 'A test' }))
  await expect(late).rejects.toMatchObject({
    ...{ code: 'CONFLICT', conflict: { version: 1, stored: 'The new hire', sent: 'A test' } },
  })
  expect(await findIamChange(first, null)).toMatchObject({ explanation: { text: 'The new hire' } })
})

test('the same reason for several leaves those alone that have one, and what is not theirs', async () => {
  const mira = await buildDoer('Mira', { accounts: [SHOP] })
  await inTransaction((client) => explainChange(client, mira, first, { version: 0, text: 'The new hire' }))
  const count = await inTransaction((client) => explainChanges(client, mira, [first, second, foreign], 'The migration'))
  expect(count).toBe(1)
  expect(await findIamChange(first, null)).toMatchObject({ explanation: { text: 'The new hire' } })
  expect(await findIamChange(second, null)).toMatchObject({ explanation: { text: 'The migration' } })
  expect(await findIamChange(foreign, null)).toMatchObject({ explanation: null })
})

test('a change of an account that is not theirs is not there for them', async () => {
  const mira = await buildDoer('Mira', { accounts: [SHOP] })
  expect(await findIamChange(foreign, [SHOP])).toBeNull()
  const explain = inTransaction((client) => explainChange(client, mira, foreign, { version: 0, text: 'Mine' }))
  await expect(explain).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
