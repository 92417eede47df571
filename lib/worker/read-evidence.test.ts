/** Evidence over HTTP: a round over an organization, what is kept of it, and what comes of workers that die. */
import { Logger, makeWorkerUtils, runOnce } from 'graphile-worker'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { findConnection } from '@/lib/connections/read'
import { pool } from '@/lib/db/pool'
import { NO_VERDICT_FILTER, WHOLE_SCOPE } from '@/lib/evidence/filter'
import { listTrailMembers } from '@/lib/evidence/read-accounts'
import { readPostureAfresh } from '@/lib/evidence/read-posture'
import { readVerdictPage } from '@/lib/evidence/read-verdicts'
import { requeueLostReadings } from '@/lib/evidence/write-collection'
import { beginRun, endRuns } from '@/lib/evidence/write-run'
import * as verdicts from '@/lib/evidence/write-verdicts'
import { withAws } from '@/lib/testing/aws'
import { buildReadConnection } from '@/lib/testing/build-read-connection'
import { withDatabase } from '@/lib/testing/database'
import { collectEvidence } from './collect-evidence'
import { judgeEvidence } from './judge-evidence'
import { readDirectory } from './read-directory'
import { readEvidence } from './read-evidence'

withDatabase()
const aws = withAws()

const MANAGEMENT = '100000000001'
const MEMBERS = ['200000000001', '200000000002', '200000000003']

beforeAll(async () => {
  const utils = await makeWorkerUtils({ pgPool: pool() })
  await utils.migrate()
  await utils.release()
})

beforeEach(async () => {
  await pool().query('DELETE FROM graphile_worker._private_jobs')
  for (const id of MEMBERS) aws.truth.directory.join({ id, name: `member ${id}`, parent: aws.truth.directory.rootId })
  await buildReadConnection({ accountId: MANAGEMENT })
  await readDirectory(await connection())
})

async function connection() {
  const found = await findConnection('c1')
  if (found === null) throw new Error('The connection is gone.')
  return found
}

const TASKS = { 'collect-evidence': collectEvidence, 'judge-evidence': judgeEvidence }

/** Works until no job is due. */
function work(): Promise<void> {
  const logger = new Logger(() => () => undefined)
  return runOnce({ pgPool: pool(), taskList: TASKS, concurrency: 4, noHandleSignals: true, logger })
}

async function round(): Promise<void> {
  await readEvidence(await connection())
  await work()
  await endRuns()
}

async function verdictOf(check: string, account: string) {
  const filter = { ...NO_VERDICT_FILTER, check: [check], account }
  const { data } = await readVerdictPage(filter, { limit: 10, cursor: null }, null)
  return data[0]
}

async function counts() {
  const { rows } = await pool().query<{ summaries: number; doubled: number; waiting: number }>(
    `SELECT (SELECT count(*)::int FROM evidence_fact WHERE kind = 'account-summary') AS summaries,
       (SELECT count(*)::int FROM (SELECT FROM evidence_verdict WHERE until_at IS NULL
          GROUP BY account_id, check_id HAVING count(*) > 1) d) AS doubled,
       (SELECT count(*)::int FROM evidence_reading WHERE state = 'waiting') AS waiting`,
  )
  return rows[0]
}

describe('a round', () => {
  it('reads every account and judges every check; a second one confirms', async () => {
    await round()
    const { state, checks, accounts } = await readPostureAfresh(WHOLE_SCOPE, null)
    expect(accounts).toBe(4)
    expect(state.runs).toMatchObject([{ total: 4, done: 4, failed: 0, endedAt: expect.any(String) }])
    expect(checks.find(({ check }) => check === 'C1')?.counts).toMatchObject({ pass: 4 })
    expect(await counts()).toMatchObject({ doubled: 0, waiting: 0, summaries: 4 })
    await round()
    expect(await counts()).toMatchObject({ doubled: 0, waiting: 0, summaries: 4 })
  }, 60_000)

  it('sees a user without MFA, and says when that is mended', async () => {
    const [one = ''] = MEMBERS
    aws.truth.identities.changeUser(one, 'mara', { mfa: 'none' })
    await round()
    expect(await verdictOf('C6', one)).toMatchObject({ verdict: 'fail', rows: [{ subject: 'mara', isBad: true }] })
    aws.truth.identities.changeUser(one, 'mara', { mfa: 'virtual' })
    await round()
    expect(await verdictOf('C6', one)).toMatchObject({ verdict: 'pass' })
  }, 60_000)

  it('goes on where the role is missing, and names that account', async () => {
    const [one = '', two = ''] = MEMBERS
    aws.truth.withoutRoles.add(one)
    await round()
    expect(await verdictOf('C1', one)).toMatchObject({
      verdict: 'not-checked',
      explanation: expect.stringContaining(one),
    })
    expect(await verdictOf('C1', two)).toMatchObject({ verdict: 'pass' })
    const posture = await readPostureAfresh(WHOLE_SCOPE, null)
    expect(posture.checks.find(({ check }) => check === 'C1')?.unchecked).toEqual([
      { why: 'The role is missing', accounts: 1 },
    ])
    expect(posture.state.runs).toMatchObject([{ failed: 1, done: 4 }])
  }, 60_000)

  it('keeps what was known while AWS cannot be reached, and says so', async () => {
    await round()
    aws.faults.on({ kind: 'unavailable', service: 'iam' })
    await round()
    const [one = ''] = MEMBERS
    expect(await verdictOf('C1', one)).toMatchObject({ verdict: 'pass', unread: expect.stringContaining(one) })
  }, 120_000)

  it('leaves accounts out that are closed, whose verdicts no longer stand', async () => {
    const [one = ''] = MEMBERS
    await round()
    await pool().query("UPDATE aws_account SET status = 'SUSPENDED' WHERE id = $1", [one])
    await round()
    expect((await readPostureAfresh(WHOLE_SCOPE, null)).accounts).toBe(3)
    const { rows } = await pool().query('SELECT reason FROM evidence_gap WHERE account_id = $1 AND until_at IS NULL', [
      one,
    ])
    expect(rows).toEqual([{ reason: 'account-closed' }])
  }, 60_000)
})

it('has members of a trail judged anew that were judged before its owner was read', async () => {
  const [one = '', two = '', three = ''] = MEMBERS
  const trails = (owner: string) => JSON.stringify({ trails: [{ ownerAccount: owner }], stores: [] })
  const store = (account: string, owner: string, at: string) =>
    pool().query(
      `INSERT INTO evidence_fact (account_id, kind, digest, body, as_of, from_at, confirmed_at)
       VALUES ($1, 'trails', '', $2, $3, $3, $3)`,
      [account, trails(owner), at],
    )
  await store(MANAGEMENT, MANAGEMENT, '2026-03-01T12:00Z')
  for (const id of [one, two]) await store(id, MANAGEMENT, '2026-03-01T11:00Z')
  await store(three, three, '2026-03-01T11:00Z')
  expect(await listTrailMembers(MANAGEMENT)).toEqual([one, two])
  const run = await beginRun(pool(), { connection: 'c1', trigger: 'person', askedBy: null }, [one, two])
  expect(await listTrailMembers(MANAGEMENT)).toEqual([])
  const end = "UPDATE evidence_reading SET state = 'done', ended_at = $3 WHERE run_id = $1 AND account_id = $2"
  await pool().query(end, [run, one, '2026-03-01T11:59Z'])
  await pool().query(end, [run, two, '2026-03-01T12:01Z'])
  expect(await listTrailMembers(MANAGEMENT)).toEqual([one])
})

describe('a worker that dies', () => {
  it('between facts and verdicts leaves neither, and the next one stores both once', async () => {
    const fail = vi.spyOn(verdicts, 'storeVerdicts').mockRejectedValueOnce(new Error('The worker was killed.'))
    await readEvidence(await connection())
    await work()
    fail.mockRestore()
    await readEvidence(await connection())
    await work()
    expect(await counts()).toMatchObject({ doubled: 0, waiting: 0 })
    for (const id of [MANAGEMENT, ...MEMBERS]) expect(await verdictOf('C1', id)).toMatchObject({ verdict: 'pass' })
  }, 60_000)

  it('takes its jobs with it: they are handed out again', async () => {
    await readEvidence(await connection())
    await pool().query("DELETE FROM graphile_worker._private_jobs WHERE key LIKE 'evidence:2%'")
    expect((await requeueLostReadings(pool())).map(({ account }) => account)).toEqual(MEMBERS)
    await work()
    expect(await endRuns()).toHaveLength(1)
    expect(await counts()).toMatchObject({ doubled: 0, waiting: 0 })
  }, 60_000)

  it('may have read the account: two workers at once store it once', async () => {
    await readEvidence(await connection())
    await pool().query(
      `INSERT INTO graphile_worker._private_jobs (task_id, payload)
       SELECT task_id, payload FROM graphile_worker._private_jobs WHERE key LIKE 'evidence:%'`,
    )
    await Promise.all([work(), work()])
    expect(await counts()).toMatchObject({ doubled: 0, waiting: 0 })
    const { rows } = await pool().query(
      'SELECT FROM evidence_fact GROUP BY account_id, kind HAVING count(*) FILTER (WHERE until_at IS NULL) <> 1',
    )
    expect(rows).toEqual([])
  }, 60_000)
})

it('begins once the directory was read, not before', async () => {
  await pool().query("UPDATE source_listing SET first_complete_at = NULL WHERE id = 'directory:c1'")
  await readEvidence(await connection())
  const { rows } = await pool().query('SELECT FROM evidence_run')
  expect(rows).toEqual([])
})
