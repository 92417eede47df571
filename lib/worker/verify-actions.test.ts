/** Actions that evidence decides on: done by itself, open again, asked for anew; and re-verifications on their day. */
import { makeWorkerUtils } from 'graphile-worker'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import type { FoundVerdict } from '@/lib/domain/evidence/verdict'
import { findAction } from '@/lib/postmortems/read-actions'
import { openFor } from '@/lib/postmortems/test-opened'
import { changeAction } from '@/lib/postmortems/write-action-changes'
import { insertActionRow } from '@/lib/postmortems/write-action-rows'
import { addAction } from '@/lib/postmortems/write-actions'
import { storeAccount } from '@/lib/testing/build-account'
import { storeConnection } from '@/lib/testing/build-connection'
import { buildDoer } from '@/lib/testing/build-doer'
import { storeJudgements } from '@/lib/testing/build-evidence'
import { auditTrail } from '@/lib/testing/build-person'
import { withDatabase } from '@/lib/testing/database'
import { verifyActions } from './verify-actions'

withDatabase()

const [ONE, TWO] = ['222222222222', '333333333333'] as const
const HOUR = 3_600_000

let doer: Awaited<ReturnType<typeof buildDoer>>
let incidentId: string

beforeAll(async () => {
  const utils = await makeWorkerUtils({ pgPool: pool() })
  await utils.migrate()
  await utils.release()
})

beforeEach(async () => {
  await pool().query('DELETE FROM graphile_worker._private_jobs')
  await storeConnection({ accountId: '111111111111' })
  for (const id of [ONE, TWO]) await storeAccount({ id, connection: 'c1' })
  doer = await buildDoer('Mira', { role: 'admin' })
  incidentId = (await openFor(doer)).incidentId
})

const add = () =>
  inTransaction((client) =>
    addAction(client, doer, incidentId, {
      ...{ title: 'Give root MFA', type: 'prevent' as const, verifyCheck: 'C1', verifyAccounts: [ONE, TWO] },
    }),
  )

/** Readings a little from now: after whatever was said before. */
let moments = 0
async function judge(verdicts: Record<string, FoundVerdict>): Promise<void> {
  moments += 1
  const at = new Date(Date.now() + moments * 1_000)
  for (const [account, verdict] of Object.entries(verdicts)) await storeJudgements(account, at, [{ verdict }])
  await verifyActions()
}

const action = async (id: string) => {
  const found = await findAction(id, null)
  return { state: found?.state, says: found?.verifiedSays, by: found?.endedBy, outcome: found?.outcome }
}

async function changes(): Promise<unknown[]> {
  const { rows } = await pool().query<{ what: string }>(
    "SELECT what FROM postmortem_change WHERE what IN ('verified', 'regressed') ORDER BY id",
  )
  return rows.map(({ what }) => what)
}

const asked = async () => {
  const { rows } = await pool().query<{ accounts: string[] }>(
    `SELECT array_agg(r.account_id::text ORDER BY 1) AS accounts FROM evidence_run run JOIN evidence_reading r ON r.run_id = run.id
     WHERE run.trigger = 'verification' GROUP BY run.id ORDER BY run.id`,
  )
  return rows.map(({ accounts }) => accounts)
}

describe('an action with a rule', () => {
  it('is done by itself once the check passes in all its accounts, and opens again when it fails in one', async () => {
    for (const id of [ONE, TWO]) await storeJudgements(id, new Date(Date.now() - HOUR), [{ verdict: 'fail' }])
    const id = await add()
    await verifyActions()
    expect(await action(id)).toMatchObject({
      state: 'open',
      says: 'C1 passes in 0 of 2 accounts, 2 not judged on newer evidence yet.',
    })
    await judge({ [ONE]: 'pass', [TWO]: 'fail' })
    expect(await action(id)).toMatchObject({ state: 'open', says: 'C1 passes in 1 of 2 accounts, it fails in 1.' })
    await judge({ [ONE]: 'pass', [TWO]: 'pass' })
    expect(await action(id)).toMatchObject({ state: 'done', by: 'Faultline', outcome: 'C1 passes in 2 accounts.' })
    await judge({ [ONE]: 'not-checked' })
    expect(await action(id)).toMatchObject({ state: 'done' })
    await judge({ [ONE]: 'fail' })
    expect(await action(id)).toMatchObject({ state: 'open', by: null, outcome: '' })
    await judge({ [ONE]: 'pass', [TWO]: 'pass' })
    expect(await changes()).toEqual(['verified', 'regressed', 'verified'])
    expect((await auditTrail()).map((entry) => entry.action)).toContain('postmortem.verified')
  })

  it('is judged twice without being written down twice', async () => {
    const id = await add()
    await judge({ [ONE]: 'pass', [TWO]: 'pass' })
    await verifyActions()
    await verifyActions()
    expect(await changes()).toEqual(['verified'])
    expect((await findAction(id, null))?.version).toBe(1)
  })

  it('that a person says is done has its accounts read anew once, and opens again where it fails', async () => {
    const id = await add()
    await inTransaction((client) => changeAction(client, doer, id, { version: 0, state: 'done' }))
    await verifyActions()
    await verifyActions()
    expect(await asked()).toEqual([[ONE, TWO]])
    expect(await action(id)).toMatchObject({ state: 'done', by: 'Mira' })
    await pool().query("UPDATE evidence_reading SET state = 'done', ended_at = now()")
    await judge({ [ONE]: 'pass', [TWO]: 'fail' })
    expect(await action(id)).toMatchObject({ state: 'open' })
    expect(await asked()).toHaveLength(1)
  })

  it('leaves dropped and removed actions alone', async () => {
    const id = await add()
    await inTransaction((client) => changeAction(client, doer, id, { version: 0, state: 'dropped', outcome: 'No.' }))
    await judge({ [ONE]: 'pass', [TWO]: 'pass' })
    expect(await action(id)).toMatchObject({ state: 'dropped', says: null })
  })

  it('no longer waits for accounts that are closed', async () => {
    const id = await add()
    await pool().query("UPDATE aws_account SET status = 'SUSPENDED' WHERE id = $1", [TWO])
    await judge({ [ONE]: 'pass' })
    expect(await action(id)).toMatchObject({ state: 'done', outcome: 'C1 passes in 1 account.' })
  })
})

describe('a re-verification', () => {
  const due = (dueOn: string) =>
    inTransaction(async (client) => {
      const { rows } = await client.query<{ id: string }>('SELECT id::text FROM postmortem')
      const row = { purpose: 'reverify-30', ownerName: null, by: { id: null, name: 'Faultline' } } as const
      return insertActionRow(
        client,
        { ...row, postmortemId: rows[0]?.id ?? '' },
        { title: 'Look again', type: 'process', dueOn },
      )
    })
  const today = () => new Date().toISOString().slice(0, 10)

  it('reads the accounts anew on its day and is done where all still holds', async () => {
    await add()
    await judge({ [ONE]: 'pass', [TWO]: 'pass' })
    const id = await due(today())
    await pool().query("UPDATE evidence_verdict SET as_of = now() - interval '2 days'")
    await verifyActions()
    expect(await asked()).toEqual([[ONE, TWO]])
    expect(await action(id)).toMatchObject({ state: 'open' })
    await judge({ [ONE]: 'pass', [TWO]: 'pass' })
    expect(await action(id)).toMatchObject({ state: 'done', by: 'Faultline', outcome: 'C1 passes in 2 accounts.' })
  })

  it('stays open and says what regressed', async () => {
    await add()
    await judge({ [ONE]: 'pass', [TWO]: 'pass' })
    const id = await due(today())
    await judge({ [ONE]: 'fail', [TWO]: 'pass' })
    expect(await action(id)).toMatchObject({ state: 'open', says: 'C1 passes in 1 of 2 accounts, it fails in 1.' })
  })

  it('waits for its day', async () => {
    await add()
    await judge({ [ONE]: 'pass', [TWO]: 'pass' })
    const id = await due(new Date(Date.now() + 48 * HOUR).toISOString().slice(0, 10))
    await judge({ [ONE]: 'pass', [TWO]: 'pass' })
    expect(await action(id)).toMatchObject({ state: 'open', says: null })
    expect(await asked()).toEqual([])
  })
})
