/** What stands beside the items of a post-mortem: verdicts of then and now, for those who see all accounts and for others. */
import { beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import type { Doer } from '@/lib/incidents/doer'
import { storeAccount } from '@/lib/testing/build-account'
import { storeConnection } from '@/lib/testing/build-connection'
import { buildDoer } from '@/lib/testing/build-doer'
import { storeGap, storeReadings, storeVerdict } from '@/lib/testing/build-verdict'
import { withDatabase } from '@/lib/testing/database'
import type { Reader } from './read'
import { readEvidenceMaterial, readItemEvidence, readItemPage } from './read-evidence'
import { getRevision } from './read-revision'
import { answerEvidence } from './request-evidence'
import { openFor } from './test-opened'
import { publish } from './write-publish'

withDatabase()

const BLUE = '111122223333'
const RED = '444455556666'
const BEFORE = '2026-05-06T03:00:00.000Z'
const START = '2026-05-07T14:00:00.000Z'
const END = '2026-05-07T15:00:00.000Z'
const AFTER = '2026-05-08T03:00:00.000Z'

const EVERYBODY: Reader = { kind: 'person', id: 'mira', role: 'admin', accounts: null }
const LIMITED: Reader = { ...EVERYBODY, id: 'lina', accounts: [BLUE] }

let mira: Doer
let incidentId = ''
const place = () => ({ incidentId, of: null, revision: null })

beforeEach(async () => {
  mira = await buildDoer('Mira')
  const connection = await storeConnection({ accountId: BLUE })
  await pool().query("UPDATE aws_connection SET evidence_role = 'FaultlineEvidence' WHERE id = $1", [connection])
  for (const id of [BLUE, RED]) await storeAccount({ id, name: id === BLUE ? 'blue' : 'red', connection })
  await pool().query("UPDATE aws_account SET first_seen_at = '2026-01-01'")
  ;({ incidentId } = await openFor(mira))
  await pool().query('UPDATE incident SET started_at = $2, ended_at = $3, status = $4 WHERE id = $1', [
    ...[incidentId, START, END, 'resolved'],
  ])
})

/** Blue fails now and passed then; red failed all the time, and could not be read while the incident lasted. */
async function storeEvidence() {
  await storeReadings('c1', [BLUE, RED], BEFORE)
  await storeVerdict({ account: BLUE, from: BEFORE, until: AFTER })
  await storeVerdict({
    ...{ account: BLUE, verdict: 'fail', explanation: 'Root has no MFA.', from: AFTER },
    rows: [{ subject: 'root', detail: 'no MFA', isBad: true }],
  })
  await storeVerdict({ account: RED, verdict: 'fail', explanation: 'Root has no MFA.', from: BEFORE })
  await storeGap(RED, 'account-summary', START, AFTER)
  await storeReadings('c1', [BLUE, RED], AFTER)
}

async function evidenceOf(check: string, reader = EVERYBODY) {
  const { data } = await readItemEvidence(place(), reader)
  return data.find((each) => each.check === check)
}

describe('evidence of an item', () => {
  it('has the verdicts at the incident’s time and now', async () => {
    await storeEvidence()
    expect(await evidenceOf('C1')).toMatchObject({
      ...{ atIncident: { pass: 1, fail: 1 }, incidentAt: START, incidentAsOf: BEFORE },
      ...{ now: { pass: 0, fail: 2 }, nowAsOf: BEFORE, incident: null },
    })
  })

  it('says which accounts could not be read while the incident lasted, and when they last were', async () => {
    await storeEvidence()
    expect((await evidenceOf('C1'))?.unreadDuring).toEqual({ accounts: 1, lastBefore: BEFORE })
    expect((await evidenceOf('C6'))?.unreadDuring).toBeNull()
    expect((await evidenceOf('C1', LIMITED))?.unreadDuring).toBeNull()
  })

  it('says so where nothing was collected', async () => {
    expect(await evidenceOf('C1')).toMatchObject({ atIncident: null, now: null, nowAsOf: null })
    await pool().query('UPDATE aws_connection SET evidence_role = NULL')
    expect(await readItemEvidence(place(), EVERYBODY)).toMatchObject({ isCollected: false, newestAt: null })
  })

  it('says that nothing had been collected by then where collecting began later', async () => {
    await storeReadings('c1', [BLUE, RED], AFTER)
    await storeVerdict({ account: BLUE, from: AFTER })
    expect(await evidenceOf('C1')).toMatchObject({ atIncident: null, now: { pass: 1, 'not-checked': 1 } })
  })

  it('counts only the accounts that the reader may see', async () => {
    await storeEvidence()
    expect(await evidenceOf('C1', LIMITED)).toMatchObject({
      atIncident: { pass: 1, fail: 0 },
      now: { pass: 0, fail: 1 },
    })
  })

  it('is the word of the record for items about the incident', async () => {
    const { data } = await readItemEvidence(place(), EVERYBODY)
    expect(data.find(({ check }) => check === 'I7')).toMatchObject({ incident: { verdict: 'not-checked' }, now: null })
    expect(data.find(({ check }) => check === 'A8')?.incident?.explanation).toContain('31 Jul 2026')
    expect(data.map(({ check }) => check)).not.toContain('A7')
  })

  it('leaves items, their outcomes and the version as people left them', async () => {
    const { rows: before } = await pool().query('SELECT version, changed_at FROM postmortem')
    await storeEvidence()
    await readItemEvidence(place(), EVERYBODY)
    const { rows: after } = await pool().query('SELECT version, changed_at FROM postmortem')
    expect(after).toEqual(before)
    const { rows } = await pool().query("SELECT DISTINCT outcome FROM checklist_item WHERE code = 'C1'")
    expect(rows).toEqual([{ outcome: 'open' }])
  })
})

describe('accounts under a check', () => {
  const page = { limit: 50, cursor: null }

  it('are told with both verdicts, their rows and calls', async () => {
    await storeEvidence()
    const { data } = await readItemPage(place(), { check: 'C1', verdict: ['fail'], page }, EVERYBODY)
    expect(data).toMatchObject([
      {
        atIncident: { verdict: 'pass' },
        now: {
          ...{ account: { id: BLUE, name: 'blue' }, verdict: 'fail', rows: [{ subject: 'root' }] },
          calls: [{ call: 'iam:GetAccountSummary' }],
        },
      },
      { atIncident: { verdict: 'fail' }, now: { account: { id: RED } } },
    ])
  })

  it('come in pages, and only those that the reader may see', async () => {
    await storeEvidence()
    const first = await readItemPage(place(), { check: 'C1', verdict: [], page: { limit: 1, cursor: null } }, EVERYBODY)
    const cursor = first.nextCursor
    const second = await readItemPage(place(), { check: 'C1', verdict: [], page: { limit: 1, cursor } }, EVERYBODY)
    expect([first, second].map(({ data }) => data[0]?.now.account.id)).toEqual([BLUE, RED])
    expect(second.nextCursor).toBeNull()
    const own = await readItemPage(place(), { check: 'C1', verdict: [], page }, LIMITED)
    expect(own.data.map(({ now }) => now.account.id)).toEqual([BLUE])
  })

  it('are rows of the record for an item about the incident', async () => {
    const { rows } = await readItemPage(place(), { check: 'A3', verdict: [], page }, EVERYBODY)
    expect(rows.map(({ subject }) => subject)).toContain('Acknowledged')
  })

  it('refuses what is no item that a machine looks at, and wrong parameters', async () => {
    await expect(readItemPage(place(), { check: 'A7', verdict: [], page }, EVERYBODY)).rejects.toThrow(
      'Parameter check',
    )
    const ask = async (query: string) =>
      answerEvidence(`https://faultline.example/?${query}`, incidentId, { ...EVERYBODY, name: 'Mira' } as never)
    for (const query of ['check=xx', 'verdict=good', 'limit=0', 'revision=x', 'check=C1&cursor=x']) {
      await expect(ask(query)).rejects.toMatchObject({ code: 'INVALID' })
    }
    await expect(ask('revision=4')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('a published revision', () => {
  async function publishOnce({ withEvidence = true } = {}) {
    await storeEvidence()
    await pool().query("UPDATE checklist_item SET outcome = 'not-applicable', reason = 'x' WHERE is_required")
    await pool().query("UPDATE postmortem SET state = 'review', sign_off_roles = '[]'")
    const { rows } = await pool().query<{ version: number }>('SELECT version FROM postmortem')
    const incident = { id: incidentId, startedAt: START, endedAt: END }
    const evidence = withEvidence ? await readEvidenceMaterial(incident, null) : null
    const version = rows[0]?.version ?? 0
    await inTransaction((client) => publish(client, mira, { incidentId, of: null, version, evidence }))
  }

  it('keeps the evidence of then, whatever is found later', async () => {
    await publishOnce()
    const published = await getRevision(incidentId, 1, EVERYBODY)
    await pool().query('DELETE FROM evidence_verdict')
    expect((await getRevision(incidentId, 1, EVERYBODY)).evidence).toEqual(published.evidence)
    expect(published.evidence?.find(({ check }) => check === 'C1')).toMatchObject({ now: { fail: 2 } })
    const { data } = await readItemEvidence({ ...place(), revision: 1 }, EVERYBODY)
    expect(data).toEqual(published.evidence)
  })

  it('tells a limited reader of their accounts alone, as they were when it was published', async () => {
    await publishOnce()
    const { evidence = [] } = await getRevision(incidentId, 1, LIMITED)
    expect(evidence.find(({ check }) => check === 'C1')).toMatchObject({
      now: { fail: 1 },
      atIncident: { pass: 1, fail: 0 },
    })
    const incident = evidence.find(({ check }) => check === 'A2')?.incident
    expect(incident).toMatchObject({ verdict: 'not-checked', rows: [] })
  })

  it('from before there was evidence reads as it was', async () => {
    await publishOnce({ withEvidence: false })
    expect(await getRevision(incidentId, 1, EVERYBODY)).not.toHaveProperty('evidence')
    expect(await readItemEvidence({ ...place(), revision: 1 }, EVERYBODY)).toMatchObject({ data: [] })
    expect(await getRevision(incidentId, 1, LIMITED)).not.toHaveProperty('evidence')
  })
})
