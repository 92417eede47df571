/** Lookups and what they bring, on a real database: asked once, counted exactly, nothing doubled, alerts once. */
import { makeWorkerUtils } from 'graphile-worker'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import type { IamCall } from '@/lib/domain/iam-changes/change'
import { minuteOf } from '@/lib/domain/iam-changes/lookup-window'
import { storeAccount } from '@/lib/testing/build-account'
import { buildIamCall, buildRootSignIn, waitingLookups } from '@/lib/testing/build-iam-call'
import { withDatabase } from '@/lib/testing/database'
import { readCoverage } from './read-coverage'
import { listCallMinutes } from './read-minutes'
import { refuseLookup, storePiece } from './write-calls'
import { askForLookups, forgetLookups, requeueLostLookups } from './write-lookups'

withDatabase()

const SHOP = '111122223333'
const HOUR = 3_600_000
const IAM = 'iam.amazonaws.com'
/** A whole hour that CloudTrail knows for sure. */
const FROM = minuteOf(Date.now() - 5 * HOUR)
const TO = FROM + HOUR

beforeAll(async () => {
  const utils = await makeWorkerUtils({ pgPool: pool() })
  await utils.migrate()
  await utils.release()
})

beforeEach(async () => {
  await storeAccount({ id: SHOP, name: 'shop' })
  await pool().query('TRUNCATE graphile_worker._private_jobs, graphile_worker._private_job_queues CASCADE')
})

const ask = (window: { from: number; to: number }, accounts = [SHOP]) =>
  inTransaction((client) => askForLookups(client, { accounts, ...window }))

/** Stores these calls as the whole of what a source's lookup brings. */
async function bring(source: string, calls: IamCall[]): Promise<void> {
  const lookup = (await waitingLookups(SHOP)).get(source)
  if (lookup === undefined) throw new Error(`Nobody asked for ${source}.`)
  await storePiece(lookup, { from: lookup.from, to: lookup.to, calls }, Date.now())
}

const countOf = async (table: string) =>
  (await pool().query<{ n: number }>(`SELECT count(*)::int AS n FROM ${table}`)).rows[0]?.n

describe('asking', () => {
  test('hands each source of each account to the worker, those of an account one after the other', async () => {
    expect(await ask({ from: FROM, to: TO })).toEqual({ lookups: 5, accounts: 1, isClipped: false })
    const { rows } = await pool().query('SELECT DISTINCT task_identifier, queue_name FROM graphile_worker.jobs')
    expect(rows).toEqual([{ task_identifier: 'look-up-calls', queue_name: `look-up-calls:${SHOP}` }])
  })

  test('does not ask twice for what is asked for, and only for the rest of what is known', async () => {
    await ask({ from: FROM, to: TO })
    expect(await ask({ from: FROM, to: TO })).toMatchObject({ lookups: 0 })
    for (const source of (await waitingLookups(SHOP)).keys()) await bring(source, [])
    expect(await ask({ from: FROM - HOUR, to: TO + HOUR })).toMatchObject({ lookups: 10 })
    const pieces = [...(await waitingLookups(SHOP)).values()]
    expect(pieces.every(({ from, to }) => to <= FROM || from >= TO)).toBe(true)
  })

  test('asks again for what was refused', async () => {
    await ask({ from: FROM, to: TO })
    for (const { id } of (await waitingLookups(SHOP)).values()) await refuseLookup(id, `Account ${SHOP} refused it.`)
    expect(await waitingLookups(SHOP)).toHaveProperty('size', 0)
    expect(await ask({ from: FROM, to: TO })).toMatchObject({ lookups: 5 })
  })

  test('tells that CloudTrail keeps 90 days', async () => {
    expect(await ask({ from: FROM - 100 * 24 * HOUR, to: TO })).toMatchObject({ lookups: 5, isClipped: true })
    expect(await ask({ from: 0, to: HOUR })).toEqual({ lookups: 0, accounts: 0, isClipped: true })
  })

  test('a lookup whose job was lost is handed over again', async () => {
    await ask({ from: FROM, to: TO })
    expect(await requeueLostLookups(pool())).toBe(0)
    await pool().query('TRUNCATE graphile_worker._private_jobs CASCADE')
    expect(await requeueLostLookups(pool())).toBe(5)
    expect(await requeueLostLookups(pool())).toBe(0)
  })
})

describe('what a lookup brings', () => {
  test('is stored once, however often it comes', async () => {
    const calls = [buildIamCall({ at: TO - 60_000 }), buildIamCall({ at: TO - 59_000, errorCode: 'AccessDenied' })]
    await ask({ from: FROM, to: TO })
    await bring(IAM, calls)
    await pool().query('DELETE FROM iam_coverage')
    await ask({ from: FROM, to: TO })
    await bring(IAM, [...calls, buildIamCall({ at: FROM })])
    expect(await countOf('iam_change')).toBe(3)
    expect(await listCallMinutes({ from: FROM, to: TO, accounts: null }, null)).toEqual([
      { minute: new Date(FROM).toISOString(), eventSource: IAM, errorCode: '', calls: 1 },
      { minute: new Date(TO - 60_000).toISOString(), eventSource: IAM, errorCode: '', calls: 1 },
      { minute: new Date(TO - 60_000).toISOString(), eventSource: IAM, errorCode: 'AccessDenied', calls: 1 },
    ])
  })

  test('reads are counted and not kept as changes; what PostgreSQL cannot hold is cleaned', async () => {
    await ask({ from: FROM, to: TO })
    const record = { eventName: 'a\u0000b', nested: [{ 'k\u0000': 'x\ud800' }] }
    await bring(IAM, [
      buildIamCall({ at: FROM, isWrite: false }),
      buildIamCall({ at: FROM, record, userAgent: 'a\u0000\ud800' }),
    ])
    const { rows } = await pool().query('SELECT record, user_agent AS agent FROM iam_change')
    expect(rows).toEqual([{ record: { eventName: 'ab', nested: [{ k: 'x\ufffd' }] }, agent: 'a\ufffd' }])
    expect((await listCallMinutes({ from: FROM, to: TO, accounts: null }, null))[0]?.calls).toBe(2)
  })

  test('a second worker that goes on with the same piece stores nothing', async () => {
    await ask({ from: FROM, to: TO })
    const lookup = (await waitingLookups(SHOP)).get(IAM)
    if (lookup === undefined) throw new Error('Nobody asked.')
    const piece = { from: TO - HOUR / 2, to: TO, calls: [buildIamCall({ at: TO - 60_000 })] }
    const both = await Promise.all([storePiece(lookup, piece, Date.now()), storePiece(lookup, piece, Date.now())])
    expect(both.filter((stored) => stored === null)).toHaveLength(1)
    expect(await countOf('iam_change')).toBe(1)
    expect((await waitingLookups(SHOP)).get(IAM)?.to).toBe(piece.from)
  })

  test('coverage grows piece by piece and becomes one; the last quarter of an hour is not known yet', async () => {
    const now = Date.now()
    await ask({ from: now - HOUR, to: now })
    const lookup = (await waitingLookups(SHOP)).get(IAM)
    if (lookup === undefined) throw new Error('Nobody asked.')
    const middle = minuteOf(now - HOUR / 2)
    await storePiece(lookup, { from: middle, to: lookup.to, calls: [] }, now)
    await storePiece({ ...lookup, to: middle }, { from: lookup.from, to: middle, calls: [] }, now)
    const { rows } = await pool().query('SELECT from_at, to_at FROM iam_coverage')
    expect(rows).toEqual([{ from_at: new Date(lookup.from), to_at: new Date(minuteOf(now - 15 * 60_000)) }])
  })

  test('counts a minute once that was read twice, as CloudTrail is late', async () => {
    const now = minuteOf(Date.now()) - 40_000
    await ask({ from: now - HOUR, to: now })
    const at = minuteOf(now - 15 * 60_000)
    const calls = [buildIamCall({ at: at + 1_000 }), buildIamCall({ at: at + 50_000 })]
    const first = (await waitingLookups(SHOP)).get(IAM)
    if (first) await storePiece(first, { from: first.from, to: first.to, calls }, now)
    await ask({ from: now - HOUR, to: now })
    const second = (await waitingLookups(SHOP)).get(IAM)
    if (second === undefined) throw new Error('Nobody asked again.')
    const rest = calls.filter((call) => call.at >= second.from)
    await storePiece(second, { from: second.from, to: second.to, calls: rest }, now + HOUR)
    expect(await listCallMinutes({ from: now - HOUR, to: now, accounts: null }, null)).toEqual([
      { minute: new Date(at).toISOString(), eventSource: IAM, errorCode: '', calls: 2 },
    ])
  })

  test('is forgotten as a lookup when it is done, and known all the same', async () => {
    await ask({ from: FROM, to: TO })
    for (const source of (await waitingLookups(SHOP)).keys()) await bring(source, [])
    await pool().query("UPDATE iam_lookup SET ended_at = now() - '2 days'::interval")
    await forgetLookups(pool())
    expect(await countOf('iam_lookup')).toBe(0)
    expect(await readCoverage({ from: FROM, to: TO, accounts: null }, null)).toMatchObject({
      whole: 1,
      partly: 0,
      none: 0,
    })
  })
})

describe('coverage', () => {
  test('tells whole, partly and not at all apart, and why', async () => {
    await storeAccount({ id: '111122224444', name: 'lab' })
    await storeAccount({ id: '111122225555', name: 'gone', status: 'SUSPENDED' })
    await storeAccount({ id: '111122226666', name: 'half' })
    const accounts = [SHOP, '111122224444', '111122226666']
    await ask({ from: FROM, to: TO }, accounts)
    for (const source of (await waitingLookups(SHOP)).keys()) await bring(source, [])
    for (const { id } of (await waitingLookups('111122224444')).values())
      await refuseLookup(id, 'Role of 111122224444 is missing.')
    const half = (await waitingLookups('111122226666')).get(IAM)
    if (half) await storePiece(half, { from: half.from, to: half.to, calls: [] }, Date.now())
    expect(await readCoverage({ from: FROM, to: TO, accounts: null }, null)).toMatchObject({
      ...{ whole: 1, partly: 1, none: 1, waiting: 4 },
      refused: [{ why: 'Role of 111122224444 is missing.', accounts: 1 }],
    })
    expect(await readCoverage({ from: FROM, to: TO, accounts: null }, ['111122224444'])).toMatchObject({
      ...{ whole: 0, partly: 0, none: 1, waiting: 0 },
    })
  })
})

describe('alerts', () => {
  const alerts = async () =>
    (
      await pool().query(
        'SELECT incident_id::text AS incident, rule, cardinality(change_ids) AS changes FROM iam_alert ORDER BY id',
      )
    ).rows

  test('open an incident of kind access, once for what is found again within a day', async () => {
    await ask({ from: FROM, to: TO })
    const [first, second] = [buildRootSignIn({ at: FROM + 60_000 }), buildRootSignIn({ at: FROM + 120_000 })]
    await bring('signin.amazonaws.com', [second, first])
    expect(await alerts()).toEqual([{ incident: '1', rule: expect.stringMatching(/root/), changes: 2 }])
    const { rows } = await pool().query(
      'SELECT kind, origin, status, severity, title, services, regions, started_at AS "startedAt" FROM incident',
    )
    expect(rows).toEqual([
      {
        ...{ kind: 'access', origin: 'alert', status: 'detected', severity: 2, title: expect.stringMatching(/shop/) },
        ...{ services: ['iam'], regions: ['us-east-1'], startedAt: new Date(first.at) },
      },
    ])
  })

  test('tell of a page full of the same in one line', async () => {
    await ask({ from: FROM, to: TO })
    const many = (from: number) =>
      Array.from({ length: 50 }, (_, index) => buildRootSignIn({ at: from + index * 1_000 }))
    await bring('signin.amazonaws.com', many(FROM))
    await ask({ from: TO, to: TO + HOUR })
    await bring('signin.amazonaws.com', many(TO))
    expect(await alerts()).toMatchObject([{ changes: 100 }])
    const { rows } = await pool().query(
      "SELECT after->'again' AS again FROM incident_change WHERE what = 'alerted' ORDER BY id",
    )
    expect(rows).toEqual([{ again: null }, { again: true }])
  })

  test('reopen what was resolved before they came again', async () => {
    await ask({ from: FROM, to: TO })
    await bring('signin.amazonaws.com', [buildRootSignIn({ at: FROM + 60_000 })])
    await pool().query("UPDATE incident SET status = 'resolved', resolved_at = $1", [new Date(FROM + 120_000)])
    await ask({ from: TO, to: TO + HOUR })
    await bring('signin.amazonaws.com', [buildRootSignIn({ at: TO + 60_000 })])
    expect((await pool().query('SELECT status FROM incident')).rows).toEqual([{ status: 'reopened' }])
    expect(await alerts()).toMatchObject([{ incident: '1', changes: 2 }])
    const { rows } = await pool().query(
      "SELECT what FROM incident_change WHERE what IN ('alerted', 'status') ORDER BY id",
    )
    expect(rows.map(({ what }) => what)).toEqual(['alerted', 'alerted', 'status'])
  })

  test('are silent where a rule was muted', async () => {
    await pool().query(
      "INSERT INTO iam_mute (rule, account_id, reason, by_name) SELECT 'root-sign-in', $1, 'a drill', 'Mira'",
      [SHOP],
    )
    await ask({ from: FROM, to: TO })
    await bring('signin.amazonaws.com', [buildRootSignIn({ at: FROM + 60_000 })])
    expect(await countOf('incident')).toBe(0)
    expect(await countOf('iam_change')).toBe(1)
  })
})
