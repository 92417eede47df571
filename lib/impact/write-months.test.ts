/** Months that are kept: used only while they are right, and then they tell what working everything out tells. */
import { beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import type { Touch } from '@/lib/domain/impact/reach-touch'
import { recordReach } from '@/lib/events/write-reach'
import { listOutages } from '@/lib/outages/read'
import { buildAccountReach, buildReach } from '@/lib/testing/build-reach'
import { storeUsage } from '@/lib/testing/build-usage'
import { withDatabase } from '@/lib/testing/database'
import { CLOCKS, NO_IMPACT_FILTER } from './filter'
import { packMonth } from './month-figures'
import { readTouch } from './read-reach'
import { ACCOUNTS, BLUE, countBySql, hour, storeOrganization, storeOutages } from './test-history'
import { keepMonths } from './write-months'

withDatabase()
beforeEach(storeOrganization)

const NOW = hour(1_500)
const [FROM, TO] = [hour(-100), hour(1_450)]

async function readWhole(service: string[] = []): Promise<Touch> {
  const outages = await listOutages({ from: FROM, to: TO, filter: { ...NO_IMPACT_FILTER, service } }, null)
  return readTouch(outages, { clock: 'declared', period: { from: FROM, to: TO }, team: [], account: [] }, null, NOW)
}

const figuresOf = ({ accounts, teams, accountMs, directoryAccounts, unknownAccounts }: Touch) => ({
  ...{ accounts, teams, accountMs, directoryAccounts, unknownAccounts },
})

/** What is kept, but for when it was computed. */
async function listKept(): Promise<unknown[]> {
  const { rows } = await pool().query(
    "SELECT month::text, clock, digest, confirmed_ms, reported_ms, inferred_ms, encode(accounts, 'hex') AS accounts FROM impact_month ORDER BY 1, 2",
  )
  return rows
}

/** Kept, worked out from nothing, and counted by SQL: all the same. */
async function expectSame(): Promise<void> {
  const [fromKept, kept] = [figuresOf(await readWhole()), await listKept()]
  await pool().query('DELETE FROM impact_month')
  expect(figuresOf(await readWhole())).toEqual(fromKept)
  await keepMonths(NOW)
  expect(await listKept()).toEqual(kept)
  const counted = await countBySql(FROM, TO)
  expect(
    Object.fromEntries(
      fromKept.accounts.map(({ id, confirmed, reported, inferred }) => [id, [confirmed, reported, inferred]]),
    ),
  ).toEqual(counted)
}

/** Puts something else in the place of what is kept. */
async function falsify(digest: string): Promise<void> {
  const none = { ids: new Float64Array(0), confirmed: NONE, reported: NONE, inferred: NONE, teams: new Map() }
  await pool().query(`UPDATE impact_month SET accounts = $1, digest = ${digest}`, [packMonth(none)])
}

const NONE = new Uint32Array(0)

const CHANGES: [string, () => Promise<unknown>][] = [
  ['outages come', () => storeOutages(13, 10)],
  ['reports are taken back', () => pool().query('UPDATE blast_report SET ended_at = now() WHERE id % 2 = 0')],
  ['an account uses more', () => storeUsage(ACCOUNTS[5] ?? '', { service: 'ec2', region: 'us-east-1' })],
  ['an account closes', () => pool().query("UPDATE aws_account SET status = 'CLOSED' WHERE id = $1", [ACCOUNTS[1]])],
  ['a team gives accounts away', giveAway],
  ['AWS names one more account', nameAnother],
]

describe('months', () => {
  it('are kept once, for each clock, and only those that are over', async () => {
    await storeOutages(11, 50)
    expect(await keepMonths(NOW)).toBe(2 * CLOCKS.length)
    expect(await keepMonths(NOW)).toBe(0)
    expect(await keepMonths(hour(1_416))).toBe(0)
    await expectSame()
  })

  it.each(CHANGES)('stay right when %s', async (_, change) => {
    await storeOutages(12, 20)
    await keepMonths(NOW)
    await change()
    const live = figuresOf(await readWhole())
    await keepMonths(NOW)
    expect(figuresOf(await readWhole())).toEqual(live)
    await expectSame()
  })

  it('are told apart by what they rest on: other outages are worked out', async () => {
    await storeOutages(14, 40)
    const [lambda, all] = [figuresOf(await readWhole(['lambda'])), figuresOf(await readWhole())]
    await keepMonths(NOW)
    expect(figuresOf(await readWhole(['lambda']))).toEqual(lambda)
    expect(figuresOf(await readWhole())).toEqual(all)
  })

  it('are read while they rest on what is so now, and else are not', async () => {
    await storeOutages(16, 40)
    const all = figuresOf(await readWhole())
    await keepMonths(NOW)
    await falsify("digest || '.'")
    expect(figuresOf(await readWhole())).toEqual(all)
    await falsify("rtrim(digest, '.')")
    const { accountMs } = await readWhole()
    expect(accountMs.inferred).toBeLessThan(all.accountMs.inferred / 2)
  })

  it('go with what they rested on', async () => {
    await storeOutages(15, 20)
    await keepMonths(NOW)
    await pool().query('DELETE FROM outage')
    expect(await keepMonths(NOW)).toBe(0)
    expect(await listKept()).toEqual([])
  })
})

async function giveAway(): Promise<void> {
  await pool().query('UPDATE team_account_period SET until_at = $2 WHERE team_id = $1 AND until_at IS NULL', [
    BLUE,
    new Date(hour(300)),
  ])
}

async function nameAnother(): Promise<void> {
  const { rows } = await pool().query<{ id: string }>(
    "SELECT id::text FROM health_event WHERE scope <> 'PUBLIC' ORDER BY started_at LIMIT 1",
  )
  await recordReach([buildReach(rows[0]?.id ?? '', [buildAccountReach('999999999999', { entities: [] })])], NOW)
}
