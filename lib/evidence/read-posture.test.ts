/** What pages show of evidence: counts by check, why some are missing, what moved, trends, groups; for those who see it. */
import { beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { storeAccount, storeUnit } from '@/lib/testing/build-account'
import { storeConnection } from '@/lib/testing/build-connection'
import { storeJudgements } from '@/lib/testing/build-evidence'
import { withDatabase } from '@/lib/testing/database'
import { NO_VERDICT_FILTER, WHOLE_SCOPE } from './filter'
import { getAccountEvidence } from './read-account'
import { listChangedSince } from './read-changed'
import { listMissing } from './read-gaps'
import { readMatrixAfresh } from './read-matrix'
import { readPostureAfresh } from './read-posture'
import { readTrendAfresh } from './read-trend'
import { readVerdictPage } from './read-verdicts'
import { countDay, forgetEvidence } from './write-days'
import { storeFacts } from './write-facts'
import { beginReading, beginRun, endReading, endRuns } from './write-run'

withDatabase()

const [READER, ONE, TWO, CLOSED] = ['111111111111', '222222222222', '333333333333', '444444444444'] as const
const HOUR = 3_600_000
const START = Date.parse('2026-03-01T00:00:00Z')
const at = (hours: number) => new Date(START + hours * HOUR)
const then = (hours: number) => ({ ...WHOLE_SCOPE, at: at(hours).toISOString() })

beforeEach(async () => {
  await storeConnection({ accountId: READER })
  await storeUnit('c1', 'Root')
  await storeUnit('c1', 'Root/Prod')
  await storeAccount({ id: READER, connection: 'c1', unit: 'root' })
  await storeAccount({ id: ONE, connection: 'c1', unit: 'root/prod' })
  await storeAccount({ id: TWO, connection: 'c1', unit: 'root/prod' })
  await storeAccount({ id: CLOSED, connection: 'c1', status: 'SUSPENDED' })
  await pool().query("UPDATE aws_account SET first_seen_at = '2026-01-01'")
})

const c1 = async (scope = WHOLE_SCOPE, accounts: string[] | null = null, now = at(10)) =>
  (await readPostureAfresh(scope, accounts, now)).checks.find(({ check }) => check === 'C1')

describe('readPosture', () => {
  it('counts each account once, those that were never judged as not checked', async () => {
    await storeJudgements(ONE, at(0), [{ verdict: 'fail' }])
    await storeJudgements(READER, at(1), [{ verdict: 'pass' }])
    expect(await c1()).toMatchObject({
      counts: { pass: 1, fail: 1, 'not-checked': 1, stale: 0 },
      unchecked: [{ why: 'Not collected yet', accounts: 1 }],
      asOf: at(0).toISOString(),
      section: 'C',
    })
    expect((await readPostureAfresh(WHOLE_SCOPE, null, at(10))).accounts).toBe(3)
  })

  it('judges an organization once: other accounts do not count', async () => {
    const { checks } = await readPostureAfresh(WHOLE_SCOPE, null, at(10))
    const once = checks.filter(({ scope }) => scope === 'organization')
    expect(once.length).toBeGreaterThan(0)
    for (const { counts } of once) expect(counts['not-checked']).toBe(1)
  })

  it('narrows to a unit with all below it, an account, a connection, a partition', async () => {
    for (const id of [READER, ONE, TWO]) await storeJudgements(id, at(0), [{ verdict: 'pass' }])
    const passing = async (scope: Partial<typeof WHOLE_SCOPE>) => (await c1({ ...WHOLE_SCOPE, ...scope }))?.counts.pass
    expect(await passing({ unit: 'root' })).toBe(3)
    expect(await passing({ unit: 'root/prod' })).toBe(2)
    expect(await passing({ account: ONE })).toBe(1)
    expect(await passing({ connection: 'c1' })).toBe(3)
    expect(await passing({ connection: 'other' })).toBe(0)
    expect(await passing({ partition: 'aws-cn' })).toBe(0)
  })

  it('shows limited readers their accounts alone', async () => {
    for (const id of [READER, ONE, TWO]) await storeJudgements(id, at(0), [{ verdict: 'fail' }])
    expect((await c1(WHOLE_SCOPE, [ONE]))?.counts).toMatchObject({ fail: 1, 'not-checked': 0 })
    expect((await c1(WHOLE_SCOPE, []))?.counts).toMatchObject({ fail: 0, 'not-checked': 0 })
  })

  it('shows a past moment as it was then, and what is too old as stale', async () => {
    await storeJudgements(ONE, at(0), [{ verdict: 'fail' }])
    await storeJudgements(ONE, at(5), [{ verdict: 'pass' }])
    expect((await c1(then(1)))?.counts).toMatchObject({ fail: 1, pass: 0 })
    expect((await c1(then(6)))?.counts).toMatchObject({ fail: 0, pass: 1 })
    expect((await c1(WHOLE_SCOPE, null, at(42)))?.counts).toMatchObject({ pass: 0, stale: 1 })
  })

  it('says why accounts were not checked', async () => {
    await storeJudgements(ONE, at(0), [{ verdict: 'not-checked' }])
    await gap(ONE, 'account-summary', 'role-missing', at(0))
    expect((await c1())?.unchecked).toContainEqual({ why: 'The role is missing', accounts: 1 })
  })
})

async function gap(account: string, kind: 'account-summary', reason: 'role-missing' | 'unreachable', now: Date) {
  const unread = [{ kind, reason, sentence: `Account ${account} says no.`, at: now.getTime() }]
  await inTransaction((client) => storeFacts(client, account, { read: [], unread }, now))
}

describe('listVerdicts', () => {
  const page = async (
    filter: Partial<typeof NO_VERDICT_FILTER>,
    accounts: string[] | null = null,
    cursor: string | null = null,
  ) => readVerdictPage({ ...NO_VERDICT_FILTER, ...filter }, { limit: 2, cursor }, accounts, at(10))

  it('goes through pages by check and account, without gaps or repeats', async () => {
    for (const id of [READER, ONE, TWO]) await storeJudgements(id, at(0), [{}, { check: 'C2' }])
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const { data, nextCursor }: Awaited<ReturnType<typeof page>> = await page({ check: ['C1', 'C2'] }, null, cursor)
      seen.push(...data.map(({ check, account }) => `${check} ${account.id}`))
      cursor = nextCursor
    } while (cursor !== null)
    expect(seen).toEqual(['C1', 'C2'].flatMap((check) => [READER, ONE, TWO].map((id) => `${check} ${id}`)))
  })

  it('puts first what fails, page by page, and never mixes the two orders', async () => {
    await storeJudgements(READER, at(0), [{ verdict: 'pass' }])
    await storeJudgements(TWO, at(0), [{ verdict: 'fail' }])
    const asked = { ...NO_VERDICT_FILTER, check: ['C1'] }
    const worst = (cursor: string | null) =>
      readVerdictPage(asked, { limit: 2, cursor, order: 'worst-first' }, null, at(10))
    const first = await worst(null)
    const second = await worst(first.nextCursor)
    const all = [...first.data, ...second.data].map(({ account, verdict }) => [account.id, verdict])
    expect(all).toEqual([
      [TWO, 'fail'],
      [ONE, 'not-checked'],
      [READER, 'pass'],
    ])
    expect(second.nextCursor).toBeNull()
    await expect(page({ check: ['C1'] }, null, first.nextCursor)).rejects.toThrow('The cursor cannot be read.')
    const passing = { ...asked, verdict: ['pass' as const] }
    expect(
      (await readVerdictPage(passing, { limit: 2, cursor: null, order: 'worst-first' }, null, at(10))).data,
    ).toHaveLength(1)
  })

  it('filters by verdict, and by what readers may see', async () => {
    await storeJudgements(ONE, at(0), [{ verdict: 'fail', rows: [{ subject: 'mira', detail: 'no MFA', isBad: true }] }])
    await storeJudgements(TWO, at(0), [{ verdict: 'pass' }])
    const { data } = await page({ check: ['C1'], verdict: ['fail'] })
    expect(data).toMatchObject([{ account: { id: ONE }, verdict: 'fail', rows: [{ subject: 'mira' }], total: 1 }])
    expect(data[0]?.calls.map(({ call }) => call)).toEqual(['iam:GetAccountSummary'])
    expect((await page({ check: ['C1'], verdict: ['not-checked'] })).data).toMatchObject([{ account: { id: READER } }])
    expect((await page({ check: ['C1'] }, [TWO])).data.map(({ account }) => account.id)).toEqual([TWO])
  })

  it('tells of a past moment what could not be read then, and the last reading before it', async () => {
    await reading(ONE, at(0), 'done')
    await storeJudgements(ONE, at(0), [{}])
    await gap(ONE, 'account-summary', 'unreachable', at(2))
    await reading(ONE, at(4), 'done')
    await storeJudgements(ONE, at(4), [{}])
    const { data } = await page({ check: ['C1'], account: ONE, at: at(3).toISOString() })
    expect(data[0]).toMatchObject({ verdict: 'pass', asOf: at(0).toISOString(), unread: `Account ${ONE} says no.` })
  })
})

async function reading(account: string, now: Date, state: 'done' | 'failed'): Promise<string> {
  const run = await beginRun(pool(), { connection: 'c1', trigger: 'schedule', askedBy: null }, [account])
  await pool().query('UPDATE evidence_run SET begun_at = $2 WHERE id = $1', [run, now])
  const begunAt = await beginReading(account)
  const end = { begunAt, requests: 5, throttles: 0, read: state === 'done' ? 3 : 0, unread: 0, sentence: null }
  await inTransaction((client) => endReading(client, account, end, now))
  return run
}

it('tells how a round goes, and when it is over', async () => {
  const run = await beginRun(pool(), { connection: 'c1', trigger: 'person', askedBy: 'Ada' }, [ONE, TWO])
  const end = { begunAt: await beginReading(ONE), requests: 5, throttles: 1, read: 3, unread: 0, sentence: null }
  await beginReading(TWO)
  await inTransaction((client) => endReading(client, ONE, end, new Date()))
  expect(await endRuns()).toEqual([])
  const state = async (accounts: string[] | null = null) =>
    (await readPostureAfresh(WHOLE_SCOPE, accounts, new Date())).state
  expect(await state()).toMatchObject({ isCollected: true, runs: [{ id: run, total: 2, done: 1, endedAt: null }] })
  expect(await state([TWO])).toMatchObject({ runs: [{ total: 1, done: 0 }], newestAt: null })
  await inTransaction((client) =>
    endReading(client, TWO, { ...end, begunAt: new Date(), read: 0, sentence: 'No role.' }, new Date()),
  )
  expect(await endRuns()).toEqual([run])
  expect(await state()).toMatchObject({
    runs: [{ done: 2, failed: 1, endedAt: expect.any(String), secondsLeft: null }],
  })
  const { readings } = await getAccountEvidence(TWO, null, null)
  expect(readings).toMatchObject([{ state: 'failed', sentence: 'No role.' }])
})

it('lists what moved, and leaves out what was never judged before', async () => {
  await storeJudgements(ONE, at(0), [{ verdict: 'pass' }, { check: 'C2', verdict: 'pass' }])
  await storeJudgements(ONE, at(24), [
    { verdict: 'fail' },
    { check: 'C2', verdict: 'pass', explanation: 'Other words.' },
  ])
  await storeJudgements(TWO, at(24), [{ verdict: 'fail' }])
  const moved = (accounts: string[] | null) => listChangedSince(WHOLE_SCOPE, at(20), accounts, 10, at(25))
  expect(await moved(null)).toMatchObject([{ check: 'C1', account: { id: ONE }, from: 'pass', to: 'fail' }])
  expect(await moved([TWO])).toEqual([])
})

it('groups accounts', async () => {
  await storeJudgements(ONE, at(0), [{ verdict: 'fail' }])
  const { groups, counts } = await readMatrixAfresh(WHOLE_SCOPE, 'unit', null, at(1))
  expect(groups).toEqual([
    { id: 'root', name: 'Root', accounts: 1 },
    { id: 'root/prod', name: 'Root/Prod', accounts: 2 },
  ])
  expect(counts.C1?.['root/prod']).toMatchObject({ fail: 1, 'not-checked': 1 })
  expect(counts.C1?.root).toMatchObject({ 'not-checked': 1 })
})

it('lists why evidence is missing, for those who see the accounts', async () => {
  await gap(ONE, 'account-summary', 'role-missing', at(0))
  await gap(TWO, 'account-summary', 'role-missing', at(0))
  expect(await listMissing(WHOLE_SCOPE, null)).toMatchObject([
    { reason: 'role-missing', accounts: 2, examples: [{ account: { id: ONE } }, { account: { id: TWO } }] },
  ])
  expect(await listMissing(WHOLE_SCOPE, [TWO])).toMatchObject([{ accounts: 1 }])
})

describe('trends', () => {
  it('worked out from what stood when are the daily counts', async () => {
    await storeJudgements(ONE, at(2), [{ verdict: 'fail' }])
    await storeJudgements(TWO, at(3), [{ verdict: 'pass' }])
    await storeJudgements(ONE, at(26), [{ verdict: 'pass' }])
    await storeJudgements(TWO, at(26), [{ verdict: 'not-checked' }])
    await pool().query(
      `INSERT INTO evidence_waiver (check_id, account_id, reason, expires_on, by_name, created_at)
       VALUES ('C1', $1, 'so', '2026-03-01', 'Ada', $2), ('C1', NULL, 'so', '2026-03-01', 'Ada', $2)`,
      [ONE, at(1)],
    )
    const days = ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04']
    const now = at(80)
    for (const day of days) await countDay(day, now)
    const kept = await readTrendAfresh(WHOLE_SCOPE, 4, null, now)
    const worked = await readTrendAfresh({ ...WHOLE_SCOPE, unit: 'root/prod' }, 4, null, now)
    expect(kept.days).toEqual(days)
    expect(worked.checks.C1).toEqual(kept.checks.C1)
    expect(kept.checks.C1).toMatchObject([
      { waived: 1, pass: 1 },
      { pass: 1, 'not-checked': 1 },
      { stale: 1, 'not-checked': 1 },
      { stale: 1, 'not-checked': 1 },
    ])
  })

  it('count what was too old when it was judged as stale from then on, and no waiver of it', async () => {
    await storeJudgements(ONE, at(2), [{ verdict: 'fail', freshUntil: at(30).getTime() }])
    await storeJudgements(ONE, at(50), [{ verdict: 'fail', explanation: 'Other.', freshUntil: at(30).getTime() }])
    await pool().query(
      `INSERT INTO evidence_waiver (check_id, account_id, reason, expires_on, by_name, created_at)
       VALUES ('C1', NULL, 'so', '2026-04-01', 'Ada', $1)`,
      [at(49)],
    )
    const now = at(80)
    for (const day of ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04']) await countDay(day, now)
    const kept = await readTrendAfresh(WHOLE_SCOPE, 4, null, now)
    const worked = await readTrendAfresh({ ...WHOLE_SCOPE, unit: 'root/prod' }, 4, null, now)
    expect(worked.checks.C1).toEqual(kept.checks.C1)
    expect(kept.checks.C1?.map((day) => [day?.fail, day?.stale])).toEqual([
      [1, 0],
      [0, 1],
      [0, 1],
      [0, 1],
    ])
  })

  it('are null for days of which nothing is known', async () => {
    const { checks } = await readTrendAfresh(WHOLE_SCOPE, 2, null, at(80))
    expect(checks.C1).toEqual([null, null])
  })
})

it('forgets what ended 400 days ago', async () => {
  await storeJudgements(ONE, at(0), [{ verdict: 'fail' }])
  await storeJudgements(ONE, at(1), [{ verdict: 'pass' }])
  await pool().query("UPDATE evidence_verdict SET until_at = now() - interval '401 days' WHERE until_at IS NOT NULL")
  await forgetEvidence()
  const { rows } = await pool().query('SELECT verdict FROM evidence_verdict')
  expect(rows).toEqual([{ verdict: 'pass' }])
})
