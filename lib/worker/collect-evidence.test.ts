/** What the job of one account does when AWS is not ready, when the account cannot be read, and when we fail. */
import { makeWorkerUtils } from 'graphile-worker'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { pool } from '@/lib/db/pool'
import type { UnreadFact } from '@/lib/domain/evidence/facts'
import { beginRun, endRuns } from '@/lib/evidence/write-run'
import { ACCOUNT_KINDS } from '@/lib/sources/iam-evidence/collectors/all'
import { storeAccount } from '@/lib/testing/build-account'
import { storeConnection } from '@/lib/testing/build-connection'
import { storeJudgements } from '@/lib/testing/build-evidence'
import { withDatabase } from '@/lib/testing/database'
import { collectEvidence } from './collect-evidence'
import { countEvidence, tellEvidence } from './tell-evidence'

withDatabase()

const { collectAccount } = vi.hoisted(() => ({ collectAccount: vi.fn() }))
vi.mock('@/lib/sources/iam-evidence/collect', () => ({ collectAccount, collectOrganization: vi.fn() }))

const ACCOUNT = '222222222222'
const STILL_MADE: UnreadFact = {
  ...{ kind: 'credential-report', reason: 'still-made', sentence: 'IAM is still making it.', at: Date.now() },
}
const READ = { kind: 'account-summary', body: { AccountMFAEnabled: 1 }, asOf: Date.now() }

beforeAll(async () => {
  const utils = await makeWorkerUtils({ pgPool: pool() })
  await utils.migrate()
  await utils.release()
})

beforeEach(async () => {
  collectAccount.mockReset()
  await storeConnection({ accountId: '111111111111' })
  await storeAccount({ id: ACCOUNT, connection: 'c1' })
  await beginRun(pool(), { connection: 'c1', trigger: 'schedule', askedBy: null }, [ACCOUNT])
})

/** Runs the job as the queue would; returns the jobs that it added, by name. */
async function run(payload: object = { account: ACCOUNT }) {
  const addJob = vi.fn(async (..._job: unknown[]) => undefined)
  await collectEvidence(payload, { addJob } as never)
  return new Map(addJob.mock.calls.map((call) => [call[0], call.slice(1)]))
}

async function reading() {
  const { rows } = await pool().query('SELECT state, read, unread, sentence FROM evidence_reading')
  return rows[0]
}

it('comes again in two minutes while AWS makes the report, at most five times; the rest counts at once', async () => {
  collectAccount.mockResolvedValue([READ, STILL_MADE])
  const jobs = await run()
  const [payload, spec] = jobs.get('collect-evidence') ?? []
  expect(payload).toEqual({ account: ACCOUNT, again: 1 })
  expect(spec).toMatchObject({ jobKey: `evidence:${ACCOUNT}`, runAt: expect.any(Date) })
  expect(await reading()).toMatchObject({ state: 'done', read: 1, unread: 1, sentence: 'IAM is still making it.' })
  expect((await run({ account: ACCOUNT, again: 4 })).has('collect-evidence')).toBe(true)
  expect((await run({ account: ACCOUNT, again: 5 })).has('collect-evidence')).toBe(false)
  expect(jobs.has('tell-evidence')).toBe(true)
})

it('asks later for nothing but the report, and for everything where a round asks for the account meanwhile', async () => {
  collectAccount.mockResolvedValue([STILL_MADE])
  const kindsAsked = () => collectAccount.mock.lastCall?.[2].kinds
  await run({ account: ACCOUNT, again: 1 })
  expect(kindsAsked()).toEqual(ACCOUNT_KINDS)
  await run({ account: ACCOUNT, again: 2 })
  expect(kindsAsked()).toEqual(['credential-report'])
})

describe('services last used', () => {
  const DAY = 86_400_000
  const LAST_ACCESSED = { entities: [], left: 0 }
  const read = (daysAgo: number, body: object = LAST_ACCESSED) =>
    pool().query(
      `INSERT INTO evidence_fact (account_id, kind, digest, body, as_of, from_at, confirmed_at)
       VALUES ($1, 'last-accessed', 'd', $2, $3, $3, $3)`,
      [ACCOUNT, body, new Date(Date.now() - daysAgo * DAY)],
    )
  const isAsked = async () => {
    collectAccount.mockResolvedValue([READ])
    await run()
    const { rowCount } = await pool().query(
      "SELECT FROM evidence_gap WHERE kind = 'last-accessed' AND until_at IS NULL",
    )
    return { asked: collectAccount.mock.lastCall?.[2].kinds.includes('last-accessed'), gaps: rowCount }
  }

  it('are not asked for within days, and that leaves no gap', async () => {
    await read(5)
    expect(await isAsked()).toEqual({ asked: false, gaps: 0 })
  })

  it('are asked for before they are stale', async () => {
    await read(6.6)
    expect(await isAsked()).toMatchObject({ asked: true })
  })

  it('are asked for where an analyzer stood in for them', async () => {
    await read(1, { ...LAST_ACCESSED, byAnalyzer: true })
    expect(await isAsked()).toMatchObject({ asked: true })
  })

  it('are asked for where the last try failed', async () => {
    await read(1)
    await pool().query(
      `INSERT INTO evidence_gap (account_id, kind, reason, sentence, from_at, last_at)
       VALUES ($1, 'last-accessed', 'denied', 'No.', now(), now())`,
      [ACCOUNT],
    )
    expect(await isAsked()).toMatchObject({ asked: true })
  })

  it.each(['person', 'verification'] as const)('are asked for where a %s waits for them', async (trigger) => {
    await read(1)
    await beginRun(pool(), { connection: 'c1', trigger, askedBy: null }, [ACCOUNT])
    expect(await isAsked()).toMatchObject({ asked: true })
  })
})

it('asks AWS nothing where the account was read meanwhile', async () => {
  collectAccount.mockResolvedValue([READ])
  await run()
  await run()
  expect(collectAccount).toHaveBeenCalledTimes(1)
})

it('has whoever asked while it was being read wait for another reading', async () => {
  collectAccount.mockImplementationOnce(async () => {
    await beginRun(pool(), { connection: 'c1', trigger: 'person', askedBy: 'Ada' }, [ACCOUNT])
    return [READ]
  })
  await run()
  const states = async () =>
    (await pool().query('SELECT state FROM evidence_reading ORDER BY run_id')).rows.map(({ state }) => state)
  expect(await states()).toEqual(['done', 'waiting'])
  collectAccount.mockResolvedValue([READ])
  await run()
  expect(await states()).toEqual(['done', 'done'])
})

it.each([
  ["UPDATE aws_account SET status = 'SUSPENDED'", /suspended/],
  ['UPDATE aws_account SET connection_id = NULL', /No connection reads/],
  ['UPDATE aws_connection SET enabled = false', /switched off/],
  ['UPDATE aws_connection SET evidence_role = NULL', /no role for evidence/],
])('gives up after %s, and says why', async (change, says) => {
  await pool().query(change)
  await run()
  expect(collectAccount).not.toHaveBeenCalled()
  expect(await reading()).toMatchObject({ state: 'failed', sentence: expect.stringMatching(says) })
})

it('ends the reading though we fail ourselves', async () => {
  collectAccount.mockRejectedValue(new TypeError('a fault'))
  await run()
  expect(await reading()).toMatchObject({ state: 'failed', sentence: expect.stringContaining('Faultline itself') })
  expect(await endRuns()).toHaveLength(1)
})

it('has rounds ended, and the day counted', async () => {
  collectAccount.mockResolvedValue([READ])
  await run()
  await storeJudgements(ACCOUNT, new Date(), [{ check: 'C1', verdict: 'fail' }])
  const helpers = {} as never
  await tellEvidence({}, helpers)
  await countEvidence({}, helpers)
  const { rows } = await pool().query('SELECT ended_at IS NOT NULL AS over FROM evidence_run')
  expect(rows).toEqual([{ over: true }])
  const days = await pool().query("SELECT verdict, accounts FROM evidence_day WHERE check_id = 'C1'")
  expect(days.rows).toEqual([{ verdict: 'fail', accounts: 1 }])
})
