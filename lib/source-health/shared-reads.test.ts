/** What is kept of sources for all readers: nobody reads what it was told to another. */
import { expect, it, vi } from 'vitest'
import { listConnections } from '@/lib/connections/read'
import { isListening } from '@/lib/db/subscribe'
import { storeConnection } from '@/lib/testing/build-connection'
import { withDatabase } from '@/lib/testing/database'
import { listSourceDetails, listSources, readFreshness } from './read'
import { beginPoll, finishPoll, type PollResult } from './write'
import { ensureConnectionSources, ensureSources } from './write-sources'

vi.unmock('@/lib/db/cached-read')

withDatabase()

const OTHERS = '111122223333'
/** What happens comes soon, however busy the machine is, and is waited for. */
const soon = { timeout: 15_000 }

async function read(accounts: readonly string[] | null): Promise<string[]> {
  const views = await Promise.all([listSources(accounts), listSourceDetails(accounts), readFreshness(accounts)])
  return views.map((view) => JSON.stringify(view))
}

const names = (views: readonly string[]) => views.map((view) => view.includes(OTHERS))

it('is told to each as they may read it, in whichever order they come', async () => {
  await ensureSources()
  await storeConnection({ id: 'acme', name: 'Acme' })
  await ensureConnectionSources(await listConnections(), 3_600)
  const now = new Date()
  const result: PollResult<object> = { kind: 'failed', failure: `Account ${OTHERS} refuses.`, received: [] }
  const end = { now, requests: 1, nextPollAt: now }
  await finishPoll('health:acme', await beginPoll('health:acme', now), result, end)
  await vi.waitFor(async () => {
    await read(null)
    expect(isListening()).toBe(true)
  }, soon)
  for (const accounts of [['999999999999'], null, [], null]) {
    expect(names(await read(accounts))).toEqual(Array(3).fill(accounts === null))
  }
})
