/** What handlers that tell of sources answer to whom: no word about other teams' accounts. */
import { beforeEach, describe, expect, it } from 'vitest'
import { listConnections } from '@/lib/connections/read'
import type { ListingId } from '@/lib/source-health/sources'
import { beginPoll, finishPoll, type PollResult } from '@/lib/source-health/write'
import { ensureConnectionSources, ensureSources } from '@/lib/source-health/write-sources'
import { storeConnection } from '@/lib/testing/build-connection'
import { signInAs } from '@/lib/testing/credentials'
import { withDatabase } from '@/lib/testing/database'
import { GET as freshness } from '../freshness/route'
import { GET as sourcesOfApi } from '../v1/sources/route'
import { GET as sources } from './route'

withDatabase()

const OTHERS = '111122223333'

async function fail(listing: ListingId): Promise<void> {
  const now = new Date()
  const failure = `The role arn:aws:iam::${OTHERS}:role/reader may not be taken.`
  const result: PollResult<object> = { kind: 'failed', failure, received: [] }
  await finishPoll(listing, await beginPoll(listing, now), result, { now, requests: 1, nextPollAt: now })
}

beforeEach(async () => {
  await ensureSources()
  await storeConnection({ id: 'acme', name: 'Acme' })
  await ensureConnectionSources(await listConnections(), 3_600)
  for (const listing of ['health:acme', 'eventbridge:acme', 'directory:acme', 'webhook'] as const) await fail(listing)
})

const DOORS = [
  ['/api/sources', sources],
  ['/api/v1/sources', sourcesOfApi],
  ['/api/freshness', freshness],
] as const

async function ask(path: string, door: typeof sources, cookie: string): Promise<string> {
  const request = new Request(`http://127.0.0.1:3000${path}`, { headers: { cookie } })
  const response = await door(request, { params: Promise.resolve({}) })
  expect(response.status).toBe(200)
  return response.text()
}

describe('a role that could not be taken', () => {
  it.each(DOORS)(
    'is named by %s to those who see all accounts, not to those limited to their teams',
    async (path, door) => {
      const limited = await signInAs('responder', { name: `Lim ${path}`, limited: true })
      const all = await signInAs('viewer', { name: `All ${path}` })
      const toLimited = await ask(path, door, limited)
      expect(toLimited).not.toContain(OTHERS)
      expect(toLimited).toContain('Acme, AWS Health: It could not be read.')
      expect(await ask(path, door, all)).toContain(OTHERS)
    },
  )
})
