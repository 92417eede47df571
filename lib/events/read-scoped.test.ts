/** What somebody who is limited to some accounts sees of an event that hit others too. */
import { beforeEach, expect, it, describe as suite } from 'vitest'
import { pool } from '@/lib/db/pool'
import { ensureSources } from '@/lib/source-health/write-sources'
import { withDatabase } from '@/lib/testing/database'
import { type EventFilter, NO_FILTER } from './filter'
import { getEvent, listEventSummaries, listEvents } from './read'
import { readFacets } from './read-overview'
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
  say,
  storeConnection,
  storeEvent,
} from './test-reach'

withDatabase()
beforeEach(async () => {
  await ensureSources()
  await storeConnection('main')
})

const FIRST = { limit: 1_000, cursor: null }
const ALL: EntityFilter = { account: [], status: [] }

async function found(filter: Partial<EventFilter>, accounts: string[] | null = null): Promise<string[]> {
  const { data } = await listEventSummaries({ ...NO_FILTER, ...filter }, FIRST, accounts)
  return data.map(({ summary }) => summary).sort()
}

suite('somebody limited to some accounts', () => {
  let id = ''
  beforeEach(async () => {
    id = await storeEvent('Zebra words', { typeCode: 'AWS_EC2_EVENT' })
    await describe(id, 'Zebra words\nfor blue', BLUE)
    await nameAccount(id, BLUE, 'Zebra words\nfor blue')
    await nameAccount(id, RED, 'Yak words\nfor red')
    await nameEntity(id, BLUE, 'i-blue', 'IMPAIRED')
    await nameEntity(id, RED, 'i-red', null)
    await change(id, BLUE, 'i-blue', 'IMPAIRED')
    await change(id, RED, 'i-red', null)
    await say(id, '2026-03-10T12:01:00Z', 'Zebra said', BLUE)
    await say(id, '2026-03-10T12:02:00Z', 'Yak said', RED)
    await say(id, '2026-03-10T12:03:00Z', 'Said to all')
    await pool().query(
      "INSERT INTO impact_window (event_id, ordinal, clock, from_at, sentence, confidence) VALUES ($1, 50, 'described', now(), 'Zebra said', 'high')",
      [id],
    )
    await pool().query("UPDATE health_event SET words = array_to_tsvector('{zebra,yak,said,words}') WHERE id = $1", [
      id,
    ])
  })

  it('sees their own text, accounts, entities, changes, updates and counts', async () => {
    const event = await getEvent(id, [RED])
    expect(JSON.stringify(event)).not.toMatch(/zebra|blue|111122223333/i)
    expect(event).toMatchObject({
      summary: 'Yak words',
      description: 'Yak words\nfor red',
      descriptionAccount: RED,
      affectedAccountCount: 1,
      affectedAccounts: [{ accountId: RED, text: null }],
      affectedEntityCount: 1,
      entityStatuses: [{ status: null, count: 1 }],
      reachChanges: [{ entityValue: 'i-red' }],
      updates: [{ text: 'Yak said' }, { text: 'Said to all' }],
    })
    const [summary] = (await listEventSummaries(NO_FILTER, FIRST, [RED])).data
    expect(summary).toMatchObject({ summary: 'Yak words', affectedAccountCount: 1, updateCount: 2, impact: null })
    expect(JSON.stringify(await listEvents(NO_FILTER, FIRST, [RED]))).not.toMatch(/zebra|blue|111122223333/i)
  })

  it('sees the text of their smallest account', async () => {
    await nameAccount(id, GREEN, 'Gnu words')
    expect(await getEvent(id, [GREEN, RED])).toMatchObject({
      description: 'Yak words\nfor red',
      affectedAccounts: [
        { accountId: RED, text: null },
        { accountId: GREEN, text: 'Gnu words' },
      ],
    })
    expect(await getEvent(id, [BLUE])).toMatchObject({ summary: 'Zebra words', descriptionAccount: BLUE })
  })

  it('reads no headline that only begins as their own text does', async () => {
    const beginning = `${'the same words '.repeat(11).trim()},`
    const event = await storeEvent(`${beginning} host blue`)
    await describe(event, `${beginning} host blue`, BLUE)
    await nameAccount(event, BLUE, `${beginning} host blue`)
    await nameAccount(event, RED, `${beginning} host red`)
    expect((await getEvent(event, [RED])).summary).toBe(`${beginning} host red`)
    expect((await getEvent(event, [BLUE])).summary).toBe(`${beginning} host blue`)
  })

  it('reads a headline that was cut short from their own text too', async () => {
    const event = await storeEvent('Gnu words and some…')
    await describe(event, 'Gnu words and some more, for blue', BLUE)
    await nameAccount(event, RED, 'Hello\nGnu words and some more, for red')
    expect((await getEvent(event, [RED])).summary).toBe('Gnu words and some…')
  })

  it('sees what was said to another account where their own text holds it', async () => {
    await say(id, '2026-03-10T12:04:00Z', 'words', BLUE)
    await say(id, '2026-03-10T12:05:00Z', 'words\nfor', GREEN)
    const texts = async (accounts: string[]) => (await getEvent(id, accounts)).updates.map(({ text }) => text)
    expect(await texts([RED])).toEqual(['Yak said', 'Said to all', 'words', 'words\nfor'])
    expect((await listEventSummaries(NO_FILTER, FIRST, [RED])).data).toMatchObject([{ updateCount: 4 }])
    await nameAccount(id, GREEN)
    expect(await texts([GREEN])).toEqual(['Said to all', 'words\nfor'])
  })

  it('pages through their own only', async () => {
    expect((await listAffectedAccounts(id, FIRST, [RED])).data.map(({ accountId }) => accountId)).toEqual([RED])
    expect((await listAffectedEntities(id, ALL, FIRST, [RED])).data.map(({ entityValue }) => entityValue)).toEqual([
      'i-red',
    ])
    const ofBlue = await listAffectedEntities(id, { ...ALL, account: [BLUE] }, FIRST, [RED])
    expect(ofBlue.data).toEqual([])
    await expect(async () => listAffectedAccounts(id, FIRST, [GREEN])).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('finds nothing by words or accounts that they do not see', async () => {
    expect(await found({ q: 'yak said' }, [RED])).toEqual(['Yak words'])
    expect(await found({ q: 'zebra' }, [RED])).toEqual([])
    expect(await found({ q: 'zebra' }, null)).toEqual(['Zebra words'])
    expect(await found({ account: [BLUE] }, [RED])).toEqual([])
    expect(await found({ account: [RED] }, [RED])).toEqual(['Yak words'])
    expect((await readFacets([])).hasAccounts).toBe(false)
  })
})
