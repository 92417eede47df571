/** Filters by whom AWS named, what is open now, and whether we were looking. */
import { beforeEach, expect, it, describe as suite } from 'vitest'
import { pool } from '@/lib/db/pool'
import { ensureSources } from '@/lib/source-health/write-sources'
import { withDatabase } from '@/lib/testing/database'
import { type EventFilter, NO_FILTER } from './filter'
import { getEvent, listEventSummaries } from './read'
import { readNow } from './read-now'
import { readTrace } from './read-trace'
import { BLUE, GREEN, nameAccount, RED, START, storeConnection, storeEvent } from './test-reach'

withDatabase()
beforeEach(async () => {
  await ensureSources()
  await storeConnection('main')
})

const FIRST = { limit: 1_000, cursor: null }

async function found(filter: Partial<EventFilter>, accounts: string[] | null = null): Promise<string[]> {
  const { data } = await listEventSummaries({ ...NO_FILTER, ...filter }, FIRST, accounts)
  return data.map(({ summary }) => summary).sort()
}

suite('filters by whom it hit', () => {
  beforeEach(async () => {
    await storeConnection('other')
    const blue = await storeEvent('blue')
    const red = await storeEvent('red')
    const both = await storeEvent('both')
    await storeEvent('everybody', { scope: 'PUBLIC' })
    await nameAccount(blue, BLUE)
    await nameAccount(red, RED)
    await nameAccount(both, RED)
    await nameAccount(both, BLUE)
    await pool().query(
      "INSERT INTO event_reading (connection_id, arn, event_id, last_updated_at, status, listed, pending) VALUES ('other', 'a', $1, now(), 'open', '', false)",
      [red],
    )
    await pool().query(
      "WITH t AS (INSERT INTO team (name) VALUES ('Reds, Whites') RETURNING id) INSERT INTO team_account SELECT id, $1 FROM t",
      [RED],
    )
  })

  it.each<[Partial<EventFilter>, string[]]>([
    [{ account: [BLUE] }, ['blue', 'both']],
    [{ account: [BLUE, RED] }, ['blue', 'both', 'red']],
    [{ account: [GREEN] }, []],
    [{ team: ['no such team'] }, []],
    [{ connection: ['other'] }, ['red']],
    [{ connection: ['main'] }, ['blue', 'both', 'red']],
    [{ account: [BLUE], connection: ['other'] }, []],
    [{ account: [BLUE], q: 'both' }, ['both']],
    [{ account: [BLUE], status: ['closed'] }, []],
    [{ account: [BLUE], from: new Date(START + 1).toISOString() }, ['blue', 'both']],
    [{ account: [BLUE], to: new Date(START).toISOString() }, []],
  ])('%j', async (filter, names) => {
    expect(await found(filter)).toEqual(names)
    const { days } = await readTrace({ ...NO_FILTER, ...filter }, null)
    expect(days[0]?.events ?? 0).toBe(names.length)
  })

  it('find a team by its id and by its name', async () => {
    const { rows } = await pool().query<{ id: string }>('SELECT id FROM team')
    expect(await found({ team: [rows[0]?.id ?? ''] })).toEqual(['both', 'red'])
    expect(await found({ team: ['reds, whites'] })).toEqual(['both', 'red'])
    expect(await found({ team: ['reds, whites'], account: [BLUE] })).toEqual(['both'])
  })

  it('find the same where so many events match that they are looked for newest first', async () => {
    const expected = [await found({ account: [RED] }), await found({ connection: ['main'] })]
    await pool().query(
      `WITH e AS (INSERT INTO health_event (arn, service, upstream_service, region, category, scope, status, summary, started_at, ended_at,
           said_at, fetched_at, listing, payload_digest)
         SELECT 'old ' || n, 's', 's', 'r', 'issue', 'ACCOUNT_SPECIFIC', 'closed', 'old', now() - interval '9 years', now() - interval '8 years', now(), now(), 'health',
           gen_random_uuid() FROM generate_series(1, 3100) n RETURNING id),
         a AS (INSERT INTO affected_account SELECT id, $1, 'main', now() FROM e)
       INSERT INTO event_reading (connection_id, arn, event_id, last_updated_at, status, listed, pending)
       SELECT 'main', id::text, id, now(), 'closed', '', false FROM e`,
      [RED],
    )
    const from = new Date(START).toISOString()
    expect([await found({ account: [RED], from }), await found({ connection: ['main'], from })]).toEqual(expected)
    const { data } = await listEventSummaries({ ...NO_FILTER, account: [RED] }, { limit: 200, cursor: null }, null)
    expect(data).toHaveLength(200)
  })
})

suite('now', () => {
  it('counts what hurts apart from notices', async () => {
    await storeEvent('issue')
    await storeEvent('look', { category: 'investigation' })
    await storeEvent('notice', { category: 'accountNotification' })
    await storeEvent('change', { category: 'scheduledChange' })
    await storeEvent('soon', { category: 'scheduledChange', status: 'upcoming' })
    expect(await readNow(null)).toMatchObject({ openCount: 2, noticeCount: 2, upcomingCount: 1 })
    expect((await readTrace(NO_FILTER, null)).days[0]?.events).toBe(2)
    const notices = await readTrace({ ...NO_FILTER, category: ['accountNotification'] }, null)
    expect(notices.days[0]?.events).toBe(1)
  })

  it('calls open what AWS Health lists as open, however long the public feed has not', async () => {
    await pool().query("UPDATE source_listing SET last_complete_at = now() WHERE id = 'current'")
    const id = await storeEvent('public', { scope: 'PUBLIC' })
    await pool().query('UPDATE sighting SET listed = false')
    expect((await getEvent(id, null)).endUnknown).toBe(true)
    await pool().query(
      "INSERT INTO event_reading (connection_id, arn, event_id, last_updated_at, status, listed, pending) VALUES ('main', 'a', $1, now(), 'open', '', false)",
      [id],
    )
    expect((await getEvent(id, null)).endUnknown).toBe(false)
  })
})

suite('covered', () => {
  const at = (minutes: number) => new Date(START + minutes * 60_000)
  const cover = async (listing: string, from: Date, to: Date) => {
    await pool().query("INSERT INTO source (id, kind) VALUES ('h', 'aws-health') ON CONFLICT DO NOTHING")
    await pool().query("INSERT INTO source_listing (id, source_id) VALUES ($1, 'h') ON CONFLICT DO NOTHING", [listing])
    await pool().query('INSERT INTO coverage (listing_id, from_at, to_at) VALUES ($1, $2, $3)', [listing, from, to])
  }

  it.each<[string, string, number, number, boolean]>([
    ['ACCOUNT_SPECIFIC', 'health:main', -10, 10, true],
    ['ACCOUNT_SPECIFIC', 'eventbridge:main', -10, 10, true],
    ['ACCOUNT_SPECIFIC', 'current', -10, 10, false],
    ['ACCOUNT_SPECIFIC', 'directory:main', -10, 10, false],
    ['PUBLIC', 'current', -10, 10, true],
    ['PUBLIC', 'health:main', -10, 10, true],
    ['PUBLIC', 'current', -10, -1, false],
    ['PUBLIC', 'current', 1, 10, false],
  ])('%s, %s from %i to %i minutes: %s', async (scope, listing, from, to, covered) => {
    const id = await storeEvent('case', { scope })
    await cover(listing, at(from), at(to))
    expect((await getEvent(id, null)).covered).toBe(covered)
    expect((await listEventSummaries(NO_FILTER, FIRST, null)).data[0]?.covered).toBe(covered)
  })

  it('counts the time since the latest poll until the next is late', async () => {
    const id = await storeEvent('case', { startedAt: Date.now() - 5_000 })
    await cover('health:main', at(0), new Date(Date.now() - 20_000))
    expect((await getEvent(id, null)).covered).toBe(true)
  })
})
