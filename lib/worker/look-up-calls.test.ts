/** Calls looked up out of CloudTrail over HTTP: whole, once, through each account's own role, and on after a crash. */
import { makeWorkerUtils, runOnce } from 'graphile-worker'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { buildCall, rootOf } from '@/e2e/stand-in/aws/truth-calls'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { minuteOf } from '@/lib/domain/iam-changes/lookup-window'
import { NO_CHANGE_FILTER } from '@/lib/iam-changes/filter'
import { listIamChanges } from '@/lib/iam-changes/read-changes'
import { listCallMinutes } from '@/lib/iam-changes/read-minutes'
import { askForLookups } from '@/lib/iam-changes/write-lookups'
import { withAws } from '@/lib/testing/aws'
import { storeAccount } from '@/lib/testing/build-account'
import { buildReadConnection } from '@/lib/testing/build-read-connection'
import { withDatabase } from '@/lib/testing/database'
import { EVIDENCE_TASKS } from './evidence-tasks'
import { watchChanges } from './watch-changes'

// CloudTrail allows two lookups a second.
vi.mock('node:timers/promises', () => import('@/lib/testing/short-waits'))

withDatabase()
const aws = withAws()

const SHOP = '200000000001'
const HOUR = 3_600_000
const FROM = minuteOf(Date.now() - 5 * HOUR)
const TO = FROM + HOUR

beforeAll(async () => {
  const utils = await makeWorkerUtils({ pgPool: pool() })
  await utils.migrate()
  await utils.release()
})

beforeEach(async () => {
  await pool().query('TRUNCATE graphile_worker._private_jobs, graphile_worker._private_job_queues CASCADE')
  aws.truth.directory.join({ id: SHOP })
})

async function connect(facts: { role?: string | null; watches?: boolean } = {}) {
  const { role = 'FaultlineEvidence', watches = false } = facts
  const connection = await buildReadConnection()
  await pool().query('UPDATE aws_connection SET evidence_role = $1, watches_changes = $2', [role, watches])
  await storeAccount({ id: SHOP, name: 'shop', connection: connection.id })
  return connection
}

/** Until nothing is due: jobs of one account wait for each other. */
async function work(): Promise<void> {
  do await runOnce({ pgPool: pool(), taskList: EVIDENCE_TASKS, noHandleSignals: true })
  while ((await pool().query('SELECT FROM graphile_worker.jobs WHERE run_at <= now()')).rowCount !== 0)
}
const ask = (from = FROM, to = TO) => inTransaction((client) => askForLookups(client, { accounts: [SHOP], from, to }))
const changes = () => listIamChanges({ ...NO_CHANGE_FILTER, from: FROM, to: TO }, { limit: 500, cursor: null }, null)

describe('a window of an account', () => {
  test('is read through all its pages, writes kept and every call counted by minute and result', async () => {
    await connect()
    const calls = Array.from({ length: 120 }, (_, n) =>
      buildCall(SHOP, `call-${n}`, FROM + n * 20_000, {
        ...{ readOnly: n % 2 === 1, error: n % 10 === 0 ? { code: 'AccessDenied', message: 'No.' } : null },
      }),
    )
    aws.truth.identities.record(SHOP, ...calls)
    await ask()
    await work()
    const { data, coverage } = await changes()
    expect(data).toHaveLength(60)
    expect(coverage).toMatchObject({ whole: 1, partly: 0, none: 0, waiting: 0, refused: [] })
    const minutes = await listCallMinutes({ from: FROM, to: TO, accounts: null }, null)
    expect(minutes.reduce((sum, each) => sum + each.calls, 0)).toBe(120)
    expect(
      minutes.filter(({ errorCode }) => errorCode === 'AccessDenied').reduce((sum, { calls }) => sum + calls, 0),
    ).toBe(12)
  })

  test('opens an incident for what a rule watches, and looks around it', async () => {
    await connect()
    const login = { source: 'signin.amazonaws.com', name: 'ConsoleLogin', response: { ConsoleLogin: 'Success' } }
    aws.truth.identities.record(SHOP, buildCall(SHOP, 'root', FROM + HOUR / 2, { ...login, actor: rootOf(SHOP) }))
    await ask()
    await work()
    const { rows } = await pool().query('SELECT kind, origin, title FROM incident')
    expect(rows).toEqual([{ kind: 'access', origin: 'alert', title: expect.stringMatching(/shop$/) }])
  })

  test('goes on where a worker that died had come to', async () => {
    await connect()
    const calls = Array.from({ length: 150 }, (_, n) => buildCall(SHOP, `call-${n}`, FROM + n * 20_000))
    aws.truth.identities.record(SHOP, ...calls)
    await ask()
    await pool().query("UPDATE iam_lookup SET reached_at = $1 WHERE event_source = 'iam.amazonaws.com'", [
      new Date(FROM + HOUR / 2),
    ])
    await work()
    expect((await changes()).data).toHaveLength(90)
    await pool().query('DELETE FROM iam_coverage')
    await pool().query('DELETE FROM iam_lookup')
    await ask()
    await work()
    expect((await changes()).data).toHaveLength(150)
    const minutes = await listCallMinutes({ from: FROM, to: TO, accounts: null }, null)
    expect(minutes.reduce((sum, each) => sum + each.calls, 0)).toBe(150)
  })

  test('that nobody can look into says why', async () => {
    await connect({ role: 'Missing' })
    await ask()
    await work()
    const { coverage } = await changes()
    expect(coverage).toMatchObject({ whole: 0, none: 1, waiting: 0 })
    expect(coverage.refused[0]?.why).toMatch(SHOP)
    await pool().query('UPDATE aws_connection SET enabled = false')
    await ask()
    await work()
    expect((await changes()).coverage.refused[0]?.why).toMatch(/switched off/)
  })
})

describe('watching', () => {
  test('asks for the last hour first, then for what came since, and tells what it brought', async () => {
    const connection = await connect({ watches: true })
    await watchChanges(connection)
    aws.truth.identities.record(SHOP, buildCall(SHOP, 'fresh', Date.now() - HOUR / 2))
    await work()
    await watchChanges(connection)
    const { rows } = await pool().query('SELECT outcome, events_read AS read FROM poll_run ORDER BY id')
    expect(rows).toEqual([
      { outcome: 'complete', read: 0 },
      { outcome: 'complete', read: 1 },
    ])
    expect((await pool().query("SELECT FROM iam_lookup WHERE state = 'waiting'")).rowCount).toBe(5)
  })

  test('fails where CloudTrail refuses every account', async () => {
    const connection = await connect({ role: 'Missing', watches: true })
    await watchChanges(connection)
    await work()
    await watchChanges(connection)
    const { rows } = await pool().query('SELECT outcome, error FROM poll_run ORDER BY id DESC LIMIT 1')
    expect(rows).toMatchObject([{ outcome: 'failed', error: expect.stringMatching(SHOP) }])
  })
})
