/** Whom an event hit: what the event says of it, its pages, its filters, and who sees what. */
import { beforeEach, expect, it, describe as suite } from 'vitest'
import { pool } from '@/lib/db/pool'
import { ensureSources } from '@/lib/source-health/write-sources'
import { buildObservation, buildUpdate } from '@/lib/testing/build-observation'
import { withDatabase } from '@/lib/testing/database'
import { NO_FILTER } from './filter'
import { getEvent, listEventSummaries } from './read'
import { listAffectedAccounts, listAffectedEntities } from './read-reach'
import type { EntityFilter } from './request'
import {
  BLUE,
  change,
  describe,
  GREEN,
  nameAccount,
  nameEntity,
  RED,
  START,
  say,
  storeConnection,
  storeEvent,
} from './test-reach'
import { recordObservations } from './write'

withDatabase()
beforeEach(async () => {
  await ensureSources()
  await storeConnection('main')
})

const FIRST = { limit: 1_000, cursor: null }
const ALL: EntityFilter = { account: [], status: [] }

suite('one event', () => {
  it('says whom it hit, with their own text where it differs', async () => {
    const id = await storeEvent('case')
    await describe(id, 'Blue words', BLUE)
    await nameAccount(id, RED, 'Red words')
    await nameAccount(id, BLUE, 'Blue words')
    await pool().query(
      `INSERT INTO aws_account (id, name, status, first_seen_at, last_seen_at) VALUES ($1, 'payments', 'ACTIVE', now(), now())`,
      [RED],
    )
    await nameEntity(id, RED, 'i-1', 'IMPAIRED')
    await nameEntity(id, RED, 'i-2', 'RESOLVED')
    await nameEntity(id, BLUE, 'i-3', 'IMPAIRED')
    await nameEntity(id, BLUE, 'i-4', null)
    await change(id, RED, null, null)
    await change(id, RED, 'i-2', 'RESOLVED')
    const firstSeenAt = new Date(START).toISOString()
    expect(await getEvent(id, null)).toMatchObject({
      description: 'Blue words',
      descriptionAccount: BLUE,
      actionability: null,
      personas: [],
      affectedAccountCount: 2,
      affectedAccounts: [
        { accountId: BLUE, accountName: null, connectionId: 'main', firstSeenAt, text: null },
        { accountId: RED, accountName: 'payments', connectionId: 'main', firstSeenAt, text: 'Red words' },
      ],
      affectedEntityCount: 4,
      entityStatuses: [
        { status: 'IMPAIRED', count: 2 },
        { status: 'RESOLVED', count: 1 },
        { status: null, count: 1 },
      ],
      reachChanges: [
        { observedAt: firstSeenAt, accountId: RED, entityValue: 'i-2', before: null, after: 'RESOLVED' },
        { observedAt: firstSeenAt, accountId: RED, entityValue: null, before: null, after: null },
      ],
    })
  })

  it('holds 100 accounts and changes, and counts them all', async () => {
    const id = await storeEvent('wide')
    await pool().query(
      `INSERT INTO affected_account SELECT $1, lpad(n::text, 12, '0'), NULL, now() FROM generate_series(1, 10000) n`,
      [id],
    )
    await pool().query(
      `INSERT INTO reach_change (event_id, account_id, observed_at) SELECT $1, lpad(n::text, 12, '0'), now() FROM generate_series(1, 200) n`,
      [id],
    )
    const event = await getEvent(id, null)
    expect(event.affectedAccountCount).toBe(10_000)
    expect(event.affectedAccounts.map(({ accountId }) => Number(accountId))).toEqual(
      Array.from({ length: 100 }, (_, index) => index + 1),
    )
    expect(event.reachChanges.map(({ accountId }) => Number(accountId))).toEqual(
      Array.from({ length: 100 }, (_, index) => 200 - index),
    )
  })
})

suite('updates', () => {
  it('of the same words within a minute are shown once, with the exact time', async () => {
    const id = await storeEvent('case')
    await say(id, '2026-03-10T12:45:00Z', 'Same words')
    await say(id, '2026-03-10T12:45:12Z', 'Same words')
    await say(id, '2026-03-10T12:45:00Z', 'Other words')
    await say(id, '2026-03-10T12:46:00Z', 'Same words')
    const event = await getEvent(id, null)
    expect(event.updates.map(({ observedAt, text }) => [observedAt.slice(11, 19), text])).toEqual(
      expect.arrayContaining([
        ['12:45:00', 'Other words'],
        ['12:45:12', 'Same words'],
        ['12:46:00', 'Same words'],
      ]),
    )
    expect(event.updates).toHaveLength(3)
    const { data } = await listEventSummaries(NO_FILTER, FIRST, null)
    expect(data[0]?.updateCount).toBe(3)
  })

  it('of the same words within a second are shown once, with the exact time', async () => {
    const id = await storeEvent('case')
    for (const second of ['12.000', '12.420', '13.000', '59.000']) {
      await say(id, `2026-03-10T12:45:${second}Z`, 'Same words')
    }
    const { updates } = await getEvent(id, null)
    expect(updates.map(({ observedAt }) => observedAt.slice(17, 23)).sort()).toEqual(['12.420', '13.000', '59.000'])
  })

  it('that repeat the whole text before them, because something else moved, are no news', async () => {
    const whole = (minutes: number, text: string) => {
      const update = { ...buildUpdate(minutes), text, account: RED, isWhole: true }
      return buildObservation({ saidAt: update.observedAt, updates: [update] }, { listing: 'health' })
    }
    const said = [whole(10, 'First'), whole(20, 'First'), whole(30, 'Second'), whole(40, 'First'), whole(50, 'First')]
    for (const index of [3, 1, 4, 0, 2]) await recordObservations(said.slice(index, index + 1), Date.now())
    const { data } = await listEventSummaries(NO_FILTER, FIRST, null)
    expect(data).toMatchObject([{ updateCount: 3 }])
    const { updates } = await getEvent(data[0]?.id ?? '', null)
    expect(updates.map(({ text }) => text)).toEqual(['First', 'Second', 'First'])
  })

  it('that are whole and come on two ways, one with the second and one exactly, are shown once', async () => {
    const whole = (observedAt: string) => {
      const update = {
        ...buildUpdate(10),
        observedAt: Date.parse(observedAt),
        text: 'Same',
        account: RED,
        isWhole: true,
      }
      return buildObservation({ saidAt: update.observedAt, updates: [update] }, { listing: 'health' })
    }
    // Told twice, since something else had moved in between.
    for (const at of ['12:45:12.000', '12:45:12.420', '12:46:40.000', '12:46:40.530'])
      await recordObservations([whole(`2026-03-10T${at}Z`)], Date.now())
    const { data } = await listEventSummaries(NO_FILTER, FIRST, null)
    const { updates } = await getEvent(data[0]?.id ?? '', null)
    expect(updates.map(({ observedAt }) => observedAt.slice(11, 23))).toEqual(['12:45:12.420'])
    expect(data[0]?.updateCount).toBe(1)
  })

  it('of two sources that give the whole text are shown once, with the exact time', async () => {
    const whole = (second: string, listing: 'health' | 'eventbridge') => {
      const observedAt = Date.parse(`2026-03-01T12:45:${second}Z`)
      const updates = [{ observedAt, text: 'The whole text', severity: null, account: RED, isWhole: true }]
      return buildObservation({ saidAt: observedAt, updates }, { listing })
    }
    await recordObservations([whole('12.000', 'eventbridge'), whole('12.420', 'health')], Date.now())
    const { data } = await listEventSummaries(NO_FILTER, FIRST, null)
    const { updates } = await getEvent(data[0]?.id ?? '', null)
    expect(updates.map(({ observedAt }) => observedAt.slice(17, 23))).toEqual(['12.420'])
    await recordObservations([whole('50.300', 'health')], Date.now())
    expect((await getEvent(data[0]?.id ?? '', null)).updates).toHaveLength(1)
  })

  it('are left out for the minute only where the exact one may be seen', async () => {
    const id = await storeEvent('case')
    await nameAccount(id, BLUE)
    await say(id, '2026-03-10T12:45:00Z', 'Same words')
    await say(id, '2026-03-10T12:45:12Z', 'Same words', RED)
    const texts = async (accounts: string[] | null) =>
      (await getEvent(id, accounts)).updates.map(({ observedAt }) => observedAt.slice(11, 19))
    expect(await texts([BLUE])).toEqual(['12:45:00'])
    expect(await texts(null)).toEqual(['12:45:12'])
  })
})

suite('pages of accounts and entities', () => {
  it('lead through all of them once', async () => {
    const id = await storeEvent('case')
    for (const account of [RED, BLUE, GREEN]) {
      await nameAccount(id, account, `Words for ${account}`)
      for (const value of ['i-2', 'I-1', 'i-10']) await nameEntity(id, account, value, 'IMPAIRED')
    }
    const accounts = await listAll((cursor) => listAffectedAccounts(id, { limit: 2, cursor }, null))
    expect(accounts.map(({ accountId, text }) => [accountId, text])).toEqual(
      [BLUE, RED, GREEN].map((account) => [account, `Words for ${account}`]),
    )
    const entities = await listAll((cursor) => listAffectedEntities(id, ALL, { limit: 2, cursor }, null))
    expect(new Set(entities.map(({ accountId, entityValue }) => `${accountId} ${entityValue}`)).size).toBe(9)
    expect(entities[0]).toEqual({
      accountId: BLUE,
      entityValue: expect.any(String),
      entityArn: null,
      status: 'IMPAIRED',
      lastUpdatedAt: null,
    })
  })

  it('lead through entities of one value, which only their ARNs tell apart', async () => {
    const id = await storeEvent('case')
    const arns = ['a', 'b', 'c'].map((name) => `arn:aws:health:eu-west-1:${BLUE}:entity/${name}`)
    for (const arn of arns.toReversed()) await nameEntity(id, BLUE, 'i-1', 'IMPAIRED', arn)
    await nameEntity(id, BLUE, 'i-0', null)
    const entities = await listAll((cursor) => listAffectedEntities(id, ALL, { limit: 1, cursor }, null))
    expect(entities.map(({ entityArn }) => entityArn)).toEqual([null, ...arns])
  })

  it('end early where the texts are long, and lose nothing', async () => {
    const id = await storeEvent('case')
    for (const account of [RED, BLUE, GREEN]) await nameAccount(id, account, account.repeat(200_000))
    const sizes: number[] = []
    const accounts = await listAll(async (cursor) => {
      const page = await listAffectedAccounts(id, { limit: 10, cursor }, null)
      sizes.push(page.data.length)
      return page
    })
    expect(sizes).toEqual([1, 1, 1])
    expect(accounts.map(({ accountId }) => accountId)).toEqual([BLUE, RED, GREEN])
    expect(accounts.every(({ accountId, text }) => text === accountId.repeat(200_000))).toBe(true)
  })

  it('are filtered by account and status, also by none', async () => {
    const id = await storeEvent('case')
    await nameAccount(id, BLUE)
    await nameEntity(id, BLUE, 'i-1', 'IMPAIRED')
    await nameEntity(id, BLUE, 'i-2', null)
    await nameEntity(id, RED, 'i-3', 'PENDING')
    const values = async (filter: Partial<EntityFilter>) =>
      (await listAffectedEntities(id, { ...ALL, ...filter }, FIRST, null)).data.map(({ entityValue }) => entityValue)
    expect(await values({ account: [BLUE] })).toEqual(['i-1', 'i-2'])
    expect(await values({ status: ['none'] })).toEqual(['i-2'])
    expect(await values({ status: ['none', 'PENDING'] })).toEqual(['i-2', 'i-3'])
    expect(await values({ status: ['PENDING'], account: [BLUE] })).toEqual([])
  })

  it.each(['0', 'x', '99999999999999999999'])('are not there for the event %s', async (id) => {
    await expect(async () => listAffectedAccounts(id, FIRST, null)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(async () => listAffectedEntities(id, ALL, FIRST, null)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it.each([
    'nonsense',
    '["1"]',
    '["111122223333","a","b","c"]',
    '["111122223333","a"]',
    '{}',
    '["111122223333","\\u0000","a"]',
  ])('refuse a cursor that was made up (%s)', async (text) => {
    const page = { limit: 5, cursor: Buffer.from(text).toString('base64url') }
    const id = await storeEvent('case')
    await expect(async () => listAffectedAccounts(id, page, null)).rejects.toMatchObject({ code: 'INVALID' })
    await expect(async () => listAffectedEntities(id, ALL, page, null)).rejects.toMatchObject({ code: 'INVALID' })
  })
})

async function listAll<T>(read: (cursor: string | null) => Promise<{ data: T[]; nextCursor: string | null }>) {
  const all: T[] = []
  let cursor: string | null = null
  do {
    const page: { data: T[]; nextCursor: string | null } = await read(cursor)
    all.push(...page.data)
    cursor = page.nextCursor
  } while (cursor !== null)
  return all
}
