import { beforeEach, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { type AwsConnection, EVIDENCE_DEFAULTS } from '@/lib/domain/aws-connection'
import { noteReceived, type PollResult } from '@/lib/source-health/write'
import { ensureConnectionSources } from '@/lib/source-health/write-sources'
import { withDatabase } from '@/lib/testing/database'
import { createQueueStates } from './queue-states'

withDatabase()

const START = Date.parse('2026-03-01T10:00:00Z')
const at = (seconds: number) => new Date(START + seconds * 1_000)

beforeEach(async () => {
  await pool().query(
    "INSERT INTO aws_connection (id, name, kind, queue_urls) VALUES ('org', 'org', 'account', '{a,b}')",
  )
  const connection: AwsConnection = {
    id: 'org',
    name: 'org',
    kind: 'account',
    partition: 'aws',
    origin: 'application',
    enabled: true,
    credentials: { from: 'default' },
    regions: [],
    queueUrls: ['a', 'b'],
    accountId: null,
    organizationId: null,
    evidence: EVIDENCE_DEFAULTS,
  }
  await ensureConnectionSources([connection], 3_600)
})

async function listing() {
  const { rows } = await pool().query<{ failure: string | null; first_complete_at: Date; last_complete_at: Date }>(
    "SELECT failure, first_complete_at, last_complete_at FROM source_listing WHERE id = 'eventbridge:org'",
  )
  return rows[0]
}

async function fail(states: ReturnType<typeof createQueueStates>, url: string, seconds: number) {
  states.noteFailing(url, `${url} is gone.`)
  const result: PollResult<object> = { kind: 'failed', failure: `${url} is gone.`, received: [] }
  await noteReceived('eventbridge:org', at(seconds), result, { now: at(seconds), requests: 1 })
}

it('notes that nothing came, at most every ten seconds, and without a poll', async () => {
  const states = createQueueStates('org')
  await states.noteQuiet('a', at(0))
  await states.noteQuiet('a', at(9))
  expect(await listing()).toEqual({ failure: null, first_complete_at: at(0), last_complete_at: at(0) })
  await states.noteQuiet('a', at(20))
  expect(await listing()).toEqual({ failure: null, first_complete_at: at(0), last_complete_at: at(20) })
  expect((await pool().query('SELECT FROM poll_run')).rowCount).toBe(0)
  expect((await pool().query('SELECT from_at, to_at FROM coverage')).rows).toEqual([{ from_at: at(0), to_at: at(20) }])
})

it('fails as long as one of several queues does', async () => {
  const states = createQueueStates('org')
  await states.noteQuiet('a', at(0))
  await fail(states, 'b', 20)
  await states.noteQuiet('a', at(40))
  expect(await listing()).toMatchObject({ failure: 'b is gone.', last_complete_at: at(0) })
  const read: PollResult<object> = { kind: 'read', cursor: {}, eventsRead: 1, eventsMoved: 1, unreadable: [] }
  await noteReceived('eventbridge:org', at(50), read, { now: at(50), requests: 1 })
  await states.noteBrought('a', at(50))
  expect(await listing()).toMatchObject({ failure: 'b is gone.' })
  await states.noteQuiet('b', at(51))
  expect(await listing()).toMatchObject({ failure: null, last_complete_at: at(51) })
})

it('forgets the failure of a queue that is not read any more', async () => {
  const states = createQueueStates('org')
  await fail(states, 'b', 0)
  states.forget('b')
  await states.noteQuiet('a', at(1))
  expect(await listing()).toMatchObject({ failure: null, last_complete_at: at(1) })
})
