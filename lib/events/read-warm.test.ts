/** What is kept for one reader is never given to another: the same reads with the cache that production has. */
import { beforeEach, expect, it, vi } from 'vitest'
import { announce } from '@/lib/db/announce'
import { cachedRead } from '@/lib/db/cached-read'
import { pool } from '@/lib/db/pool'
import { readEntries } from '@/lib/db/read-entries'
import { isListening } from '@/lib/db/subscribe'
import { ensureSources } from '@/lib/source-health/write-sources'
import { withDatabase } from '@/lib/testing/database'
import { NO_FILTER } from './filter'
import { getEvent, listEventSummaries, listEvents } from './read'
import { readNow } from './read-now'
import { listLaneBars, readFacets } from './read-overview'
import { listAffectedAccounts, listAffectedEntities } from './read-reach'
import { readTrace } from './read-trace'
import { BLUE, describe, nameAccount, nameEntity, RED, say, storeConnection, storeEvent } from './test-reach'

vi.unmock('@/lib/db/cached-read')
withDatabase()

const FIRST = { limit: 50, cursor: null }
/** What happens comes soon, however busy the machine is, and is waited for. */
const soon = { timeout: 15_000 }
const READERS: (string[] | null)[] = [null, [BLUE], [RED], [BLUE, RED], []]
let id = ''

beforeEach(async () => {
  await ensureSources()
  await storeConnection('main')
  id = await storeEvent('Zebra words')
  await describe(id, 'Zebra words', BLUE)
  for (const [account, word] of [
    [BLUE, 'zebra'],
    [RED, 'yak'],
  ] as const) {
    await nameAccount(id, account, `${word} words`)
    await nameEntity(id, account, `i-${word}`, 'IMPAIRED')
    await say(id, '2026-03-10T12:01:00Z', `${word} said`, account)
  }
  await cachedRead('events', 'warm up', async () => ({}))
  await vi.waitFor(() => expect(isListening()).toBe(true), soon)
  // What is kept of the test before has other names, and would be read anew at some moment.
  readEntries().clear()
})

function readAll(accounts: string[] | null) {
  return Promise.allSettled([
    getEvent(id, accounts),
    listEventSummaries(NO_FILTER, FIRST, accounts),
    listEvents({ ...NO_FILTER, account: [BLUE, RED] }, FIRST, accounts),
    listAffectedAccounts(id, FIRST, accounts),
    listAffectedEntities(id, { account: [], status: [] }, FIRST, accounts),
    readNow(accounts),
    readFacets(accounts),
    listLaneBars(NO_FILTER, accounts),
    readTrace({ ...NO_FILTER, from: '2026-03-01T00:00:00.000Z', to: '2026-03-12T00:00:00.000Z' }, accounts),
  ])
}

it('a connection that is renamed has its new name at once', async () => {
  const names = async () => (await readFacets(null)).connections.map(({ label }) => label)
  const [before] = await names()
  await pool().query(`UPDATE aws_connection SET name = 'Renamed'`)
  expect(await names()).toEqual([before])
  await announce(pool(), { topic: 'connections' })
  await vi.waitFor(async () => expect(await names()).toEqual(['Renamed']), soon)
})

it('each reader gets their own, in whatever order they come', async () => {
  const cold = []
  for (const reader of READERS) cold.push(JSON.stringify(await readAll(reader)))
  const warm = []
  for (const reader of READERS.toReversed()) warm.unshift(JSON.stringify(await readAll(reader)))
  expect(warm).toEqual(cold)
  // Whoever may see both accounts sees as much of this event as those who may see all, but for its incident's title: that is
  // made of the event's own words for whoever is limited.
  const titled = /"incident":\{"id":"\d+","title":"[^"]*"/g
  expect(new Set(cold.map((read) => read.replaceAll(titled, ''))).size).toBe(READERS.length - 1)
  const [, blue, red, , none] = cold
  expect(blue).not.toMatch(/yak|444455556666/i)
  expect(red).not.toMatch(/zebra|111122223333/i)
  expect(none).not.toMatch(/zebra|yak|111122223333|444455556666/i)
})
