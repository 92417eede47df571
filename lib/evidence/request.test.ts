/** What the API takes and answers about evidence: filters, having accounts read, waivers; for those who may see them. */
import { makeWorkerUtils } from 'graphile-worker'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import type { Principal } from '@/lib/domain/access'
import { AppError } from '@/lib/errors'
import { storeAccount } from '@/lib/testing/build-account'
import { storeConnection } from '@/lib/testing/build-connection'
import { actorOf, auditTrail, buildPerson } from '@/lib/testing/build-person'
import { withDatabase } from '@/lib/testing/database'
import { listWaivers } from './read-waivers'
import { requestedScope, requestedVerdicts } from './request'
import { answerCollect, answerNewWaiver, answerWaiverEnd } from './request-change'

withDatabase()

const [ONE, TWO, CLOSED] = ['222222222222', '333333333333', '444444444444'] as const

beforeAll(async () => {
  const utils = await makeWorkerUtils({ pgPool: pool() })
  await utils.migrate()
  await utils.release()
})

beforeEach(async () => {
  await pool().query('DELETE FROM graphile_worker._private_jobs')
  await storeConnection()
  for (const id of [ONE, TWO]) await storeAccount({ id, connection: 'c1' })
  await storeAccount({ id: CLOSED, connection: 'c1', status: 'SUSPENDED' })
})

async function by(accounts: string[] | null = null) {
  const name = accounts === null ? 'Ada' : 'Bo'
  const id = await buildPerson({ name, role: 'admin', limited: accounts !== null })
  const principal = { kind: 'person', id, name, role: 'admin', accounts } as Principal
  return { principal, actor: actorOf(id, name) }
}

const sent = (body: unknown) => new Request('http://x/', { method: 'POST', body: JSON.stringify(body) })
const at = (query: string) => `http://x/api/v1/evidence?${query}`

async function problemOf(work: () => unknown): Promise<AppError> {
  try {
    await work()
  } catch (error) {
    if (error instanceof AppError) return error
    throw error
  }
  throw new Error('It was not refused.')
}

describe('filters', () => {
  it('are read from the address', () => {
    const { filter, page } = requestedVerdicts(
      at(`check=c1,C6&verdict=fail,stale&account=${ONE}&at=2026-05-07T16:00%2B02:00&team=ops&unit=ou-1&limit=5`),
    )
    expect(filter).toMatchObject({ check: ['C1', 'C6'], verdict: ['fail', 'stale'], account: ONE, team: 'ops' })
    expect(filter.at).toBe('2026-05-07T14:00:00.000Z')
    expect(page).toEqual({ limit: 5, cursor: null })
    expect(requestedScope(at('at=2026-05-07')).at).toBe('2026-05-07T23:59:59.999Z')
  })

  it.each([
    'check=root',
    'check=A99',
    'verdict=bad',
    'account=1',
    'at=yesterday',
    'at=2026-13-40',
    'at=2026-02-30',
    'partition=mars',
    'limit=0',
  ])('refuse %s and name it', async (query) => {
    const problem = await problemOf(() => requestedVerdicts(at(query)))
    expect(problem).toMatchObject({ code: 'INVALID' })
    expect(Object.keys(problem.fields)).toEqual([query.split('=')[0]])
  })
})

describe('having accounts read', () => {
  const readings = async () =>
    (await pool().query("SELECT account_id AS id FROM evidence_reading WHERE state = 'waiting' ORDER BY 1")).rows.map(
      ({ id }) => id,
    )

  it('begins a round for one account, whose job comes first', async () => {
    const response = await answerCollect(sent({ account: ONE }), await by())
    expect([response.status, await response.json()]).toEqual([202, { data: { accounts: [ONE], left: [] } }])
    expect(await readings()).toEqual([ONE])
    const { rows } = await pool().query('SELECT key, priority FROM graphile_worker._private_jobs')
    expect(rows).toEqual([{ key: `evidence:${ONE}`, priority: -20 }])
    expect(await auditTrail()).toMatchObject([{ action: 'evidence.asked' }])
  })

  it('reads of a connection what is active, and what the asker may see', async () => {
    await answerCollect(sent({ connection: 'c1' }), await by([TWO]))
    expect(await readings()).toEqual([TWO])
    await answerCollect(sent({ connection: 'c1' }), await by())
    expect(await readings()).toEqual([ONE, TWO, TWO])
  })

  it.each([
    [{ account: '999999999999' }, 'NOT_FOUND'],
    [{ account: CLOSED }, 'CONFLICT'],
    [{ connection: 'none' }, 'NOT_FOUND'],
    [{ connection: 'no\u0000ne' }, 'NOT_FOUND'],
    [{}, 'INVALID'],
    [{ account: ONE, connection: 'c1' }, 'INVALID'],
  ])('refuses %j', async (body, code) => {
    const asker = await by()
    expect(await problemOf(() => answerCollect(sent(body), asker))).toMatchObject({ code })
  })

  it('tells limited askers nothing of the accounts of others', async () => {
    const asker = await by([TWO])
    expect(await problemOf(() => answerCollect(sent({ account: ONE }), asker))).toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('waivers', () => {
  const waiver = (overrides: object = {}) => ({
    ...{ check: 'C1', account: ONE, reason: 'It is being moved.', expiresOn: tomorrow(1) },
    ...overrides,
  })
  const tomorrow = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

  it('are made, listed for those who see the account, and ended; both are audited', async () => {
    const ada = await by()
    const response = await answerNewWaiver(sent(waiver()), ada)
    expect(response.status).toBe(201)
    const { data } = await response.json()
    expect(data).toMatchObject({ check: 'C1', account: { id: ONE }, by: 'Ada' })
    expect(await listWaivers([TWO])).toEqual([])
    expect((await answerWaiverEnd(data.id, ada)).status).toBe(204)
    await answerWaiverEnd(data.id, ada)
    expect(await listWaivers(null)).toEqual([])
    expect((await auditTrail()).map(({ action }) => action)).toEqual(['waiver.created', 'waiver.ended'])
  })

  it.each<[object, string, string]>([
    [{ expiresOn: tomorrow(-1) }, 'INVALID', 'expiresOn'],
    [{ expiresOn: tomorrow(400) }, 'INVALID', 'expiresOn'],
    [{ expiresOn: 'soon' }, 'INVALID', 'expiresOn'],
    [{ reason: ' ' }, 'INVALID', 'reason'],
    [{ reason: 'a\u0000\u0000' }, 'INVALID', 'reason'],
    [{ check: 'Z9' }, 'INVALID', 'check'],
    [{ account: '999999999999' }, 'NOT_FOUND', 'account'],
  ])('refuse %j', async (wrong, code, field) => {
    const ada = await by()
    const problem = await problemOf(() => answerNewWaiver(sent(waiver(wrong)), ada))
    expect(problem).toMatchObject({ code })
    expect(Object.keys(problem.fields)).toEqual([field])
  })

  it('of all accounts are for those who see all', async () => {
    const limited = await by([ONE])
    expect(await problemOf(() => answerNewWaiver(sent(waiver({ account: null })), limited))).toMatchObject({
      code: 'FORBIDDEN',
    })
    const response = await answerNewWaiver(sent(waiver({ account: '' })), await by())
    const { data } = await response.json()
    expect(data.account).toBeNull()
    expect(await listWaivers([ONE])).toHaveLength(1)
    expect(await problemOf(() => answerWaiverEnd(data.id, limited))).toMatchObject({ code: 'NOT_FOUND' })
  })
})
