/** The sources of connections on real PostgreSQL: their rows, what was covered, and asking at once. */
import { makeWorkerUtils } from 'graphile-worker'
import { beforeEach, describe, expect, it } from 'vitest'
import { findConnection } from '@/lib/connections/read'
import { keepEnvironmentConnection } from '@/lib/connections/write-environment'
import { pool } from '@/lib/db/pool'
import { withDatabase } from '@/lib/testing/database'
import { listSourceDetails, listSources, readFreshness } from './read'
import type { ListingId } from './sources'
import { beginPoll, finishPoll, noteReceived, type PollResult } from './write'
import { pollNow } from './write-poll-now'
import { ensureConnectionSources, ensureSources } from './write-sources'

withDatabase()

const EVIDENCE = { role: 'FaultlineEvidence', externalId: null, watchesChanges: false }
const ORGANIZATION = { connection: 'organization', queueUrls: [], region: 'us-east-1', evidence: EVIDENCE } as const
const HOUR = 3_600_000

async function keep(aws: Parameters<typeof keepEnvironmentConnection>[0]): Promise<void> {
  await keepEnvironmentConnection(aws)
  const connection = await findConnection('environment')
  await ensureConnectionSources(connection === null ? [] : [connection], 600)
}

beforeEach(async () => {
  await ensureSources()
  await keep(ORGANIZATION)
})

const source = async (id: string) => (await listSources(null)).find((each) => each.id === id)
const details = async (id: string) => (await listSourceDetails(null)).find((each) => each.id === id)

async function poll(listing: ListingId, at: Date, failure: string | null = null): Promise<void> {
  const begun = await beginPoll(listing, at)
  const result: PollResult =
    failure === null ? { kind: 'unchanged', cursor: {} } : { kind: 'failed', failure, received: [] }
  const nextPollAt = new Date(at.getTime() + 60_000)
  await finishPoll(listing, begun, result, { now: at, requests: 3, throttles: 1, nextPollAt })
}

describe('the connection of the environment', () => {
  it('is made once, with sources of its own', async () => {
    await keep(ORGANIZATION)
    expect(await findConnection('environment')).toMatchObject({ kind: 'organization', partition: 'aws', enabled: true })
    expect((await listSources(null)).filter(({ connectionId }) => connectionId !== null)).toMatchObject([
      { id: 'aws-health:environment', state: 'late', backfillComplete: false },
      { id: 'eventbridge:environment', state: 'off' },
      { id: 'directory:environment' },
      { id: 'inventory:environment' },
      { id: 'evidence:environment', state: 'late' },
      { id: 'iam-changes:environment', state: 'off' },
    ])
    const { rows } = await pool().query("SELECT action FROM audit_entry WHERE subject_kind = 'connection'")
    expect(rows).toEqual([{ action: 'connection.created' }])
  })

  it('is switched off, and on again, when the environment says so; what it read stays', async () => {
    await poll('health:environment', new Date())
    await keep({ ...ORGANIZATION, connection: null })
    expect(await source('aws-health:environment')).toMatchObject({ state: 'off', nextPollAt: null })
    expect((await details('aws-health:environment'))?.pollRuns).toHaveLength(1)
    await keep({ ...ORGANIZATION, connection: 'account', queueUrls: ['https://sqs.example/1/q'], region: 'cn-north-1' })
    expect(await findConnection('environment')).toMatchObject({ kind: 'account', partition: 'aws-cn', enabled: true })
    expect(await source('eventbridge:environment')).toMatchObject({ state: 'late' })
  })

  it('counts calls and throttles, and makes the header red when it fails', async () => {
    await poll('health:environment', new Date(), 'Account 111122223333 has no support plan.')
    expect((await details('aws-health:environment'))?.lastFailure).toMatchObject({
      requests: 3,
      throttles: 1,
      error: 'Account 111122223333 has no support plan.',
    })
    expect(await readFreshness(null)).toMatchObject({
      state: 'failing',
      troubles: ['AWS (environment), AWS Health: Account 111122223333 has no support plan.'],
    })
  })
})

describe('coverage', () => {
  it('grows with each poll, and a gap is failing or late', async () => {
    const now = Date.now()
    const at = (hoursAgo: number, minutes = 0) => new Date(now - hoursAgo * HOUR + minutes * 60_000)
    for (const minutes of [0, 1, 2]) await poll('health:environment', at(9, minutes))
    await poll('health:environment', at(8), 'No answer.')
    for (const minutes of [0, 1]) await poll('health:environment', at(6, minutes))
    await poll('health:environment', new Date(now - 1_000))
    const coverage = (await details('aws-health:environment'))?.coverage.map(({ state, from }) => [state, from])
    expect(coverage).toEqual([
      ['not-configured', expect.any(String)],
      ['polled', at(9).toISOString()],
      ['failing', at(9, 2).toISOString()],
      ['polled', at(6).toISOString()],
      ['late', at(6, 1).toISOString()],
      ['polled', new Date(now - 1_000).toISOString()],
    ])
  })
})

describe('coverage of what is read daily', () => {
  it('has no gap between two days', async () => {
    const now = Date.now()
    for (const days of [3, 2, 1]) await poll('directory:environment', new Date(now - days * 24 * HOUR))
    const coverage = (await details('directory:environment'))?.coverage.map(({ state }) => state)
    expect(coverage).toEqual(['not-configured', 'polled'])
  })
})

describe('what came by itself', () => {
  it('is noted, and hidden from those who see the accounts of their teams alone', async () => {
    const unreadable = [{ where: 'a message', why: 'it is not JSON', received: 'account 111122223333', lost: null }]
    const result = { kind: 'read', cursor: {}, eventsRead: 0, eventsMoved: 0, unreadable } as const
    await noteReceived(
      'webhook',
      new Date(),
      { ...result, unreadable: [...unreadable] },
      { now: new Date(), requests: 1 },
    )
    expect(await details('webhook')).toMatchObject({ unreadableCount: 1, unreadable: [{ why: 'it is not JSON' }] })
    const limited = (await listSourceDetails(['999999999999'])).find(({ id }) => id === 'webhook')
    expect(limited).toMatchObject({ unreadableCount: 1, unreadable: [] })
  })
})

describe('asking at once', () => {
  it('makes one job due, however often it is asked', async () => {
    const utils = await makeWorkerUtils({ pgPool: pool() })
    await utils.migrate()
    await pool().query('TRUNCATE graphile_worker._private_jobs CASCADE')
    for (const id of ['aws-health:environment', 'aws-health:environment', 'service-catalog']) await pollNow(id)
    const { rows } = await pool().query('SELECT key, task_identifier FROM graphile_worker.jobs ORDER BY key')
    expect(rows).toEqual([
      { key: 'poll-catalogue', task_identifier: 'poll-catalogue' },
      { key: 'poll-health:environment', task_identifier: 'poll-health' },
    ])
    await expect(pollNow('bundled')).rejects.toThrow('not polled')
    await utils.release()
  })
})
