/** What those who see the accounts of their teams alone are told of sources, on real PostgreSQL. */
import { beforeEach, describe, expect, it } from 'vitest'
import { listConnections } from '@/lib/connections/read'
import { pool } from '@/lib/db/pool'
import { recordObservations } from '@/lib/events/write'
import { storeConnection } from '@/lib/testing/build-connection'
import { buildObservation, buildUpdate } from '@/lib/testing/build-observation'
import { withDatabase } from '@/lib/testing/database'
import { listSourceDetails, listSources, readFreshness } from './read'
import type { ListingId } from './sources'
import { beginPoll, finishPoll, noteReceived, type PollResult } from './write'
import { ensureConnectionSources, ensureSources } from './write-sources'

withDatabase()

const OTHERS = '111122223333'
const OWN = ['999999999999']
const FAILED: PollResult<object> = {
  kind: 'failed',
  failure: `Connection Acme: account ${OTHERS} refuses; the public feed still works.`,
  received: [],
}
const PARTLY: PollResult<object> = {
  kind: 'read',
  cursor: {},
  eventsRead: 7,
  eventsMoved: 5,
  unreadable: [{ where: `message of ${OTHERS}`, why: `no role in ${OTHERS}`, received: OTHERS, lost: null }],
}

async function poll(listing: ListingId, result: PollResult<object>): Promise<void> {
  const now = new Date()
  const end = { now, requests: 3, nextPollAt: new Date(now.getTime() + 60_000) }
  await finishPoll(listing, await beginPoll(listing, now), result, end)
}

beforeEach(async () => {
  await ensureSources()
  await storeConnection({ id: 'acme', name: 'Acme' })
  await ensureConnectionSources(await listConnections(), 3_600)
  for (const listing of ['health:acme', 'directory:acme'] as const) await poll(listing, FAILED)
  await poll('inventory:acme', PARTLY)
  await noteReceived('webhook', new Date(), PARTLY, { now: new Date(), requests: 1 })
  await poll('current', { ...FAILED, failure: 'a.example did not answer.' })
})

const told = async (accounts: readonly string[] | null) => ({
  sources: await listSources(accounts),
  details: await listSourceDetails(accounts),
  freshness: await readFreshness(accounts),
})
const detailsOf = async (id: string, accounts: readonly string[] | null) =>
  (await listSourceDetails(accounts)).find((source) => source.id === id)

describe('those who are limited', () => {
  it.each([[OWN], [[]]])('read no word of what a connection or a message said: %j', async (accounts) => {
    const { sources, details, freshness } = await told(null)
    for (const view of [sources, details, freshness]) expect(JSON.stringify(view)).toContain(OTHERS)
    expect(JSON.stringify(await told(accounts))).not.toContain(OTHERS)
  })

  it('are told that something is wrong, where, and who knows more', async () => {
    const { state, troubles } = await readFreshness(OWN)
    expect(state).toBe('failing')
    expect(troubles).toEqual([
      'Current events: a.example did not answer.',
      expect.stringMatching(/^EventBridge webhook: Something that came could not be read\. An administrator /),
      expect.stringMatching(/^Acme, AWS Health: It could not be read\. An administrator /),
      expect.stringMatching(/^Acme, Accounts and units: It could not be read\. An administrator /),
      expect.stringMatching(/^Acme, Service usage: Something that came could not be read\. An administrator /),
    ])
    const sources = await listSources(OWN)
    const states = (all: typeof sources) => all.map((each) => ({ ...each, lastError: each.lastError !== null }))
    expect(states(sources)).toEqual(states(await listSources(null)))
  })

  it('see each poll and what came of it, but not how much of others it brought', async () => {
    const full = await detailsOf('inventory:acme', null)
    expect(full?.pollRuns).toMatchObject([{ outcome: 'partial', eventsRead: 7, eventsMoved: 5, unreadable: 1 }])
    expect(await detailsOf('inventory:acme', OWN)).toMatchObject({
      pollRuns: [{ outcome: 'partial', requests: 3, eventsRead: null, eventsMoved: null, unreadable: 1, error: null }],
      unreadable: [],
      unreadableCount: 1,
    })
    expect((await detailsOf('aws-health:acme', OWN))?.lastFailure).toMatchObject({
      outcome: 'failed',
      error: expect.stringMatching(/^It could not be read\./),
    })
  })

  it('are told all of what needs no connection', async () => {
    // Coverage ends at the moment of asking.
    const withoutCoverage = { coverage: [] }
    expect({ ...(await detailsOf('public-feed', OWN)), ...withoutCoverage }).toEqual({
      ...(await detailsOf('public-feed', null)),
      ...withoutCoverage,
    })
    expect(await detailsOf('public-feed', OWN)).toMatchObject({ lastFailure: { error: 'a.example did not answer.' } })
  })

  it('do not learn from a lag that others had an event', async () => {
    await pool().query("UPDATE source_listing SET first_complete_at = '2026-03-01T09:00:00Z'")
    const saidAt = Date.parse('2026-03-01T10:00:00Z')
    const said = { startedAt: saidAt, saidAt, updates: [buildUpdate(0, { observedAt: saidAt })] }
    const theirs = { ...said, arn: 'arn:aws:health:us-east-1::event/X/Y/theirs', scope: 'ACCOUNT_SPECIFIC' }
    await recordObservations([buildObservation(said)], saidAt + 2_000)
    await recordObservations([buildObservation(theirs, { listing: 'eventbridge' })], saidAt + 7_000)
    expect(await detailsOf('eventbridge:acme', null)).toMatchObject({ lag: { ms: 7_000, events: 1 } })
    expect(await detailsOf('eventbridge:acme', OWN)).toMatchObject({ lag: null })
    expect(await detailsOf('public-feed', OWN)).toMatchObject({ lag: { ms: 2_000, events: 1 } })
  })
})
