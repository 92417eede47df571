/** What is kept of readings: only what changed, gaps from when to when, nothing twice, nothing lost. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import type { ReadFact, UnreadFact } from '@/lib/domain/evidence/facts'
import { withDatabase } from '@/lib/testing/database'
import { listFacts, listUnread } from './read-facts'
import { type Collected, closeAccounts, storeFacts } from './write-facts'
import { takeAccount } from './write-turn'

withDatabase()

const ACCOUNT = '111122223333'
const START = Date.parse('2026-03-01T10:00:00Z')
const at = (minutes: number) => new Date(START + minutes * 60_000)

function store({ read = [], unread = [] }: Partial<Collected>, now: Date, account = ACCOUNT) {
  return inTransaction(async (client) => {
    const { moved } = await storeFacts(client, account, { read, unread }, await takeAccount(client, account, now))
    return moved
  })
}

const summary = (asOf: Date, mfa: number): ReadFact => ({
  ...{ kind: 'account-summary', body: { AccountMFAEnabled: mfa }, asOf: asOf.getTime() },
})
const denied = (now: Date, sentence = 'It may not.'): UnreadFact => ({
  ...{ kind: 'account-summary', reason: 'denied', sentence, at: now.getTime() },
})

async function facts() {
  const { rows } = await pool().query<{ from: Date; until: Date | null; confirmed: Date; asOf: Date; body: unknown }>(
    `SELECT from_at AS from, until_at AS until, confirmed_at AS confirmed, as_of AS "asOf", body
     FROM evidence_fact ORDER BY from_at`,
  )
  return rows
}

async function gaps() {
  const { rows } = await pool().query<{ from: Date; last: Date; until: Date | null; reason: string; sentence: string }>(
    'SELECT from_at AS from, last_at AS last, until_at AS until, reason, sentence FROM evidence_gap ORDER BY from_at',
  )
  return rows
}

describe('storeFacts', () => {
  it('confirms what is the same and begins a row for what is another', async () => {
    expect(await store({ read: [summary(at(0), 1)] }, at(1))).toEqual(['account-summary'])
    expect(await store({ read: [summary(at(60), 1)] }, at(61))).toEqual([])
    expect(await store({ read: [summary(at(120), 0)] }, at(121))).toEqual(['account-summary'])
    expect(await facts()).toEqual([
      { from: at(1), until: at(121), confirmed: at(61), asOf: at(60), body: { AccountMFAEnabled: 1 } },
      { from: at(121), until: null, confirmed: at(121), asOf: at(120), body: { AccountMFAEnabled: 0 } },
    ])
  })

  it('takes nothing that is older than what is known', async () => {
    await store({ read: [summary(at(60), 1)] }, at(61))
    expect(await store({ read: [summary(at(10), 0)] }, at(62))).toEqual([])
    expect(await listFacts(ACCOUNT)).toEqual([summary(at(60), 1)])
  })

  it('opens and closes no gap by a try that was before what is known', async () => {
    await store({ read: [summary(at(60), 1)] }, at(61))
    await store({ unread: [denied(at(10))] }, at(62))
    expect(await gaps()).toEqual([])
    await store({ unread: [denied(at(70))] }, at(71))
    await store({ read: [summary(at(10), 0)] }, at(72))
    expect(await gaps()).toMatchObject([{ from: at(71), until: null }])
  })

  it('keeps a gap from the first try that failed to the first that did not', async () => {
    await store({ read: [summary(at(0), 1)] }, at(1))
    await store({ unread: [denied(at(10))] }, at(10))
    await store({ unread: [{ ...denied(at(20), 'Nobody answers.'), reason: 'unreachable' }] }, at(20))
    expect(await listUnread(ACCOUNT)).toMatchObject([{ reason: 'unreachable', at: at(20).getTime() }])
    await store({ read: [summary(at(30), 1)] }, at(31))
    expect(await gaps()).toEqual([
      { from: at(10), last: at(20), until: at(31), reason: 'unreachable', sentence: 'Nobody answers.' },
    ])
    expect(await facts()).toHaveLength(1)
    expect(await listUnread(ACCOUNT)).toEqual([])
  })

  it('ends a gap after it began, where the clock of who could read is behind', async () => {
    await store({ unread: [denied(at(2))] }, at(2))
    await store({ read: [summary(at(1), 1)] }, at(1))
    const end = new Date(at(2).getTime() + 1)
    expect(await gaps()).toMatchObject([{ from: at(2), last: at(2), until: end }])
    expect(await facts()).toMatchObject([{ from: end, until: null }])
  })

  it('stores what PostgreSQL cannot hold in its place', async () => {
    const body = { policy: null, '\u0000key': 'a\u0000b\uD800' } as never
    await store({ read: [{ kind: 'password-policy', body, asOf: START }] }, at(1))
    expect((await facts())[0]?.body).toEqual({ key: 'ab\uFFFD', policy: null })
  })

  it('leaves one current row of each kind, and no overlap, whoever stores at once', async () => {
    const clash = [0, 1, 2, 3].map((mfa) => store({ read: [summary(at(mfa), mfa)] }, at(5)))
    await Promise.all(clash)
    await expectOrder()
    expect((await facts()).filter(({ until }) => until === null)).toHaveLength(1)
  })

  it('never overlaps nor leaves a hole, in whatever order readings come', async () => {
    const reading = fc.record({ minute: fc.nat(500), mfa: fc.nat(2), isRead: fc.boolean() })
    await fc.assert(
      fc.asyncProperty(fc.array(reading, { maxLength: 12 }), async (readings) => {
        await pool().query('DELETE FROM evidence_fact; DELETE FROM evidence_gap')
        for (const { minute, mfa, isRead } of readings) {
          const now = at(minute)
          await store(isRead ? { read: [summary(now, mfa)] } : { unread: [denied(now)] }, now)
        }
        await expectOrder()
        const newest = readings.filter(({ isRead }) => isRead).toSorted((a, b) => a.minute - b.minute)
        const current = (await facts()).filter(({ until }) => until === null)
        expect(current).toHaveLength(newest.length > 0 ? 1 : 0)
        expect(current[0]?.asOf).toEqual(newest.length > 0 ? at(newest.at(-1)?.minute ?? 0) : undefined)
      }),
      { numRuns: 25 },
    )
  })
})

async function expectOrder(): Promise<void> {
  const rows = await facts()
  for (const [index, row] of rows.entries()) {
    if (index + 1 < rows.length) expect(row.until).toEqual(rows[index + 1]?.from)
    expect(row.confirmed >= row.from).toBe(true)
    expect(row.until === null || row.confirmed < row.until).toBe(true)
  }
  for (const { from, last, until } of await gaps()) {
    expect(last >= from).toBe(true)
    expect(until === null || last < until).toBe(true)
  }
}

it('says of a closed account that it is closed, until it can be read again', async () => {
  await inTransaction((client) => closeAccounts(client, [ACCOUNT], at(1)))
  await inTransaction((client) => closeAccounts(client, [ACCOUNT], at(2)))
  expect(await gaps()).toMatchObject([{ from: at(1), last: at(2), until: null, reason: 'account-closed' }])
  await store({ read: [summary(at(10), 1)] }, at(11))
  expect(await gaps()).toMatchObject([{ until: at(11) }])
})
