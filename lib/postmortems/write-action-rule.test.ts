/** The check by which an action is found to be done: who may name what, and who sees it. */
import { beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import type { Doer } from '@/lib/incidents/doer'
import { storeAccount } from '@/lib/testing/build-account'
import { storeConnection } from '@/lib/testing/build-connection'
import { buildDoer } from '@/lib/testing/build-doer'
import { storeReadings, storeVerdict } from '@/lib/testing/build-verdict'
import { withDatabase } from '@/lib/testing/database'
import { findAction } from './read-actions'
import { type ActionRequest, answerActionPatch, answerNewAction } from './request-actions'
import type { ActionPatch, NewAction } from './schemas-actions'
import { openFor } from './test-opened'
import { changeAction } from './write-action-changes'
import { addAction } from './write-actions'

withDatabase()

const BLUE = '111122223333'
const RED = '444455556666'

let mira: Doer
let lina: Doer
let incidentId = ''

beforeEach(async () => {
  mira = await buildDoer('Mira')
  lina = await buildDoer('Lina', { accounts: [BLUE] })
  const connection = await storeConnection()
  await pool().query("UPDATE aws_connection SET evidence_role = 'FaultlineEvidence'")
  for (const id of [BLUE, RED]) await storeAccount({ id, connection })
  ;({ incidentId } = await openFor(mira))
})

const add = (given: Partial<NewAction> = {}, doer = mira) =>
  inTransaction((client) => addAction(client, doer, incidentId, { title: 'Give MFA', type: 'prevent', ...given }))
const change = (id: string, patch: Partial<ActionPatch>, doer = mira) =>
  inTransaction((client) => changeAction(client, doer, id, { version: 0, ...patch }))
const RULE = { verifyCheck: 'C1', verifyAccounts: [BLUE, RED] }

describe('a rule', () => {
  it('is kept with its action, not judged yet', async () => {
    const id = await add(RULE)
    expect(await findAction(id, null)).toMatchObject({ ...RULE, verifiedAt: null, verifiedSays: null })
    expect(await findAction(await add(), null)).toMatchObject({ verifyCheck: null, verifyAccounts: [] })
  })

  it('is whole, and names what is there', async () => {
    const half = { verifyCheck: 'C1' }
    const wrong: Partial<NewAction>[] = [
      ...[half, { verifyAccounts: [BLUE] }, { ...half, verifyAccounts: [] }],
      ...[
        { ...RULE, verifyCheck: 'A7' },
        { ...RULE, verifyCheck: 'C7' },
        { ...RULE, verifyCheck: 'I4' },
      ],
      { ...RULE, verifyAccounts: [BLUE, '999999999999'] },
    ]
    for (const given of wrong) await expect(add(given)).rejects.toMatchObject({ code: 'INVALID' })
  })

  it('is changed, and forgets what another was judged by', async () => {
    const id = await add(RULE)
    const judged = "UPDATE action_item SET verified_at = now(), verified_says = '1 of 2 pass.' WHERE id = $1"
    await pool().query(judged, [id])
    await change(id, { title: 'Give root MFA' })
    expect(await findAction(id, null)).toMatchObject({ verifiedSays: '1 of 2 pass.', version: 1 })
    await change(id, { version: 1, verifyAccounts: [BLUE] })
    expect(await findAction(id, null)).toMatchObject({ verifyAccounts: [BLUE], verifiedSays: null, verifiedAt: null })
    await change(id, { version: 2, verifyCheck: null })
    expect(await findAction(id, null)).toMatchObject({ verifyCheck: null, verifyAccounts: [] })
  })

  it('that is sent as it stands is no change', async () => {
    const id = await add(RULE)
    await change(id, RULE)
    expect(await findAction(id, null)).toMatchObject({ version: 0 })
  })

  it('belongs to what is signed, until it was published', async () => {
    const { rows } = await pool().query<{ version: number }>('SELECT version FROM postmortem')
    const id = await add(RULE)
    await change(id, { verifyAccounts: [BLUE] })
    const { rows: after } = await pool().query<{ version: number }>('SELECT version FROM postmortem')
    expect(after[0]?.version).toBe((rows[0]?.version ?? 0) + 2)
  })
})

describe('somebody who sees one account', () => {
  it('names none of the others', async () => {
    await expect(add(RULE, lina)).rejects.toMatchObject({ code: 'INVALID' })
    expect(await findAction(await add({ ...RULE, verifyAccounts: [BLUE] }, lina), lina.accounts)).toMatchObject({
      verifyAccounts: [BLUE],
    })
  })

  it('is told of theirs alone, and does not change what they cannot see', async () => {
    const id = await add(RULE)
    await pool().query("UPDATE action_item SET verified_at = now(), verified_says = 'account red fails.'")
    const seen = await findAction(id, lina.accounts)
    expect(seen).toMatchObject({ verifyCheck: 'C1', verifyAccounts: [BLUE] })
    expect(seen?.verifiedSays).not.toContain('red')
    await pool().query("UPDATE action_item SET state = 'done', outcome = 'red passes.', ended_by_name = 'Faultline'")
    expect((await findAction(id, lina.accounts))?.outcome).not.toContain('red')
    expect((await findAction(id, mira.accounts))?.outcome).toBe('red passes.')
    await expect(change(id, { verifyAccounts: [BLUE] }, lina)).rejects.toMatchObject({ code: 'INVALID' })
    await change(id, { title: 'Another title' }, lina)
    expect(await findAction(id, null)).toMatchObject({ ...RULE, title: 'Another title' })
  })
})

describe('"failing"', () => {
  const ask = (body: object, accounts: string[] | null = null): ActionRequest => ({
    request: new Request('https://faultline.example/', { method: 'POST', body: JSON.stringify(body) }),
    id: incidentId,
    by: {
      principal: {
        ...{ kind: 'token', id: 't', name: 'A token', role: 'responder', accounts },
      } as ActionRequest['by']['principal'],
      actor: { ...mira.actor },
    },
  })
  const BODY = { title: 'Give MFA', type: 'prevent', verifyCheck: 'C1', verifyAccounts: 'failing' }

  it('is the accounts in which the check fails now, of those that the asker may see', async () => {
    await storeReadings('c1', [BLUE, RED], '2026-05-08T03:00:00.000Z')
    for (const account of [RED, BLUE]) {
      await storeVerdict({ account, verdict: 'fail', from: '2026-05-08T03:00:00.000Z' })
    }
    expect((await answerNewAction(ask(BODY))).data).toMatchObject(RULE)
    const { data } = await answerNewAction(ask(BODY, [RED]))
    expect(data).toMatchObject({ verifyAccounts: [RED] })
    const patch = { ...ask({ version: 0, ...RULE, verifyAccounts: 'failing' }), id: data.id }
    expect((await answerActionPatch(patch)).data).toMatchObject(RULE)
  })

  it('is refused where it fails nowhere, or no check is named', async () => {
    await expect(answerNewAction(ask(BODY))).rejects.toMatchObject({ code: 'CONFLICT' })
    await expect(answerNewAction(ask({ ...BODY, verifyCheck: null }))).rejects.toMatchObject({ code: 'INVALID' })
  })
})
