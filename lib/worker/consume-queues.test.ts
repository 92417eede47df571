import { makeWorkerUtils } from 'graphile-worker'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { messagesOf } from '@/e2e/stand-in/aws/eventbridge'
import type { Queue } from '@/e2e/stand-in/aws/queues'
import { buildEntity } from '@/e2e/stand-in/aws/truth-event'
import { announce } from '@/lib/db/announce'
import { pool } from '@/lib/db/pool'
import { ensureSources } from '@/lib/source-health/write-sources'
import { withAws } from '@/lib/testing/aws'
import { buildMessage } from '@/lib/testing/build-eventbridge'
import { withDatabase } from '@/lib/testing/database'
import { consumeQueues } from './consume-queues'

withDatabase()
const aws = withAws()

const ACCOUNT = '100000000001'
let stops: (() => Promise<void>)[] = []

beforeAll(async () => {
  const utils = await makeWorkerUtils({ pgPool: pool() })
  await utils.migrate()
  await utils.release()
})
beforeEach(ensureSources)
afterEach(async () => {
  for (const stop of stops) await stop()
  stops = []
})

function consume(): () => Promise<void> {
  const { stop } = consumeQueues()
  stops.push(stop)
  return stop
}

async function rows<T extends object>(sql: string): Promise<T[]> {
  return (await pool().query<T>(sql)).rows
}

async function connect(id: string, ...queues: Queue[]): Promise<void> {
  await pool().query(
    `INSERT INTO aws_connection (id, name, kind, account_id, queue_urls) VALUES ($1, $1, 'organization', $2, $3)
     ON CONFLICT (id) DO UPDATE SET queue_urls = excluded.queue_urls`,
    [id, ACCOUNT, queues.map((queue) => aws.urlOf(queue))],
  )
}

const listing = async (id = 'org') =>
  (
    await rows<{ failure: string | null; last_complete_at: Date | null }>(
      `SELECT failure, last_complete_at FROM source_listing WHERE id = 'eventbridge:${id}'`,
    )
  )[0]
const runs = () =>
  rows<{ outcome: string; requests: number }>(
    "SELECT outcome, requests, events_read, events_moved, unreadable FROM poll_run WHERE listing_id LIKE 'eventbridge:%' ORDER BY id",
  )
const eventCount = async () => (await rows('SELECT FROM health_event')).length
/** A stand-in that is asked by nobody else: what happens comes soon, and is waited for. */
const soon = { timeout: 15_000, interval: 25 }

describe('a queue', () => {
  it('is emptied, its messages are stored, and what came again is folded', async () => {
    const queue = aws.truth.queues.add('faultline', ACCOUNT)
    const event = aws.truth.events.add()
    const entities = Array.from({ length: 120 }, (_, number) => buildEntity('111111111111', `i-${number}`))
    aws.truth.events.hit(event.arn, '111111111111', { entities })
    const told = aws.truth.events.find(event.arn) ?? event
    const messages = messagesOf(told, '111111111111', { account: ACCOUNT })
    const copies = messagesOf(told, '111111111111', { account: ACCOUNT, region: 'us-west-2' })
    await connect('org', queue)
    consume()
    for (const message of [...messages.toReversed(), ...copies]) queue.send(JSON.stringify(message))
    await vi.waitFor(() => expect(queue.size).toBe(0), soon)
    expect(await eventCount()).toBe(1)
    expect(await rows('SELECT FROM affected_entity')).toHaveLength(120)
    expect(await rows('SELECT page, times FROM eventbridge_page ORDER BY page')).toEqual([
      { page: 1, times: 2 },
      { page: 2, times: 2 },
      { page: 3, times: 2 },
    ])
    expect(await listing()).toMatchObject({ failure: null, last_complete_at: expect.any(Date) })
    const polls = await runs()
    expect(polls.every(({ outcome, requests }) => outcome === 'complete' && requests > 0)).toBe(true)
  })

  it('counts each request once, those that brought nothing and those that failed too', async () => {
    const queue = aws.truth.queues.add('faultline', ACCOUNT)
    await connect('org', queue)
    const send = (communicationId: string) => queue.send(JSON.stringify(buildMessage({ detail: { communicationId } })))
    consume()
    await vi.waitFor(() => {
      // Somebody else takes it from under whoever waits for it.
      queue.delete(send('snatched').receipt)
      expect(aws.calls.count('ReceiveMessage')).toBeGreaterThan(2)
    }, soon)
    send('a')
    await vi.waitFor(() => expect(aws.calls.count('DeleteMessageBatch')).toBe(1), soon)
    const before = aws.calls.list().findIndex(({ operation }) => operation === 'DeleteMessageBatch')
    expect(await runs()).toMatchObject([{ outcome: 'complete', requests: before }])
    aws.faults.on({ kind: 'broken', operation: 'ReceiveMessage', times: 1 })
    aws.faults.on({ kind: 'denied', operation: 'DeleteMessageBatch', times: 1 })
    send('b')
    await vi.waitFor(async () => expect((await runs()).at(-1)?.outcome).toBe('failed'), soon)
    const noted = (await runs()).map(({ requests }) => requests)
    expect(noted.slice(-1)).toEqual([1])
    expect(noted.reduce((sum, requests) => sum + requests, 0)).toBe(aws.calls.count())
  })

  it('keeps what is no message with the reason, and goes on', async () => {
    const queue = aws.truth.queues.add('faultline', ACCOUNT)
    await connect('org', queue)
    for (const body of ['not JSON', JSON.stringify(buildMessage()), '[]']) queue.send(body)
    consume()
    await vi.waitFor(() => expect(queue.size).toBe(0), soon)
    expect(await eventCount()).toBe(1)
    expect(await rows('SELECT listing_id, why, received FROM unreadable_item ORDER BY why')).toEqual([
      { listing_id: 'eventbridge:org', why: 'it is a list, not one message', received: '[]' },
      { listing_id: 'eventbridge:org', why: 'it is not JSON', received: 'not JSON' },
    ])
  })

  it('loses nothing to a database that fails: what is not stored is not deleted', async () => {
    const queue = aws.truth.queues.add('faultline', ACCOUNT)
    await connect('org', queue)
    // A sequence moves although what moved it is rolled back.
    await pool().query(`CREATE SEQUENCE failures;
      CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM nextval('failures'); RAISE 'the disk is full' USING ERRCODE = '53100'; END $$;
      CREATE TRIGGER fail BEFORE INSERT ON eventbridge_page EXECUTE FUNCTION fail()`)
    queue.send(JSON.stringify(buildMessage()))
    consume()
    const failures = () => rows('SELECT FROM failures WHERE is_called')
    await vi.waitFor(async () => expect(await failures()).toHaveLength(1), soon)
    expect(queue.size).toBe(1)
    await pool().query('DROP TRIGGER fail ON eventbridge_page')
    // What SQS hides for half a minute is visible again; who asked before that waits 20 s for a message.
    aws.clock.advance(31_000)
    await vi.waitFor(() => expect(queue.size).toBe(0), { ...soon, timeout: 30_000 })
    expect(await rows('SELECT FROM affected_account')).toHaveLength(1)
  })
})

describe('the queues', () => {
  it('begin and end as connections change', async () => {
    const [one, two] = ['one', 'two'].map((name) => aws.truth.queues.add(name, ACCOUNT))
    if (!one || !two) throw new Error('no queues')
    await connect('org', one)
    consume()
    one.send(JSON.stringify(buildMessage()))
    await vi.waitFor(() => expect(one.size).toBe(0), soon)
    await connect('org', two)
    await announce(pool(), { topic: 'connections' })
    two.send(JSON.stringify(buildMessage({ detail: { communicationId: 'b' } })))
    await vi.waitFor(() => expect(two.size).toBe(0), soon)
    one.send(JSON.stringify(buildMessage({ detail: { communicationId: 'c' } })))
    two.send(JSON.stringify(buildMessage({ detail: { communicationId: 'd' } })))
    await vi.waitFor(() => expect(two.size).toBe(0), soon)
    expect(one.size).toBe(1)
  })

  it('fail by themselves: one that does is told, and the others go on', async () => {
    const queue = aws.truth.queues.add('faultline', ACCOUNT)
    const gone = aws.urlOf(queue).replace('faultline', 'gone')
    await connect('org', queue)
    await pool().query("UPDATE aws_connection SET queue_urls = queue_urls || $1::text WHERE id = 'org'", [gone])
    await connect('other', aws.truth.queues.add('other', ACCOUNT))
    consume()
    await vi.waitFor(async () => expect((await listing())?.failure).toMatch(/^Queue .*gone: /), soon)
    queue.send(JSON.stringify(buildMessage()))
    await vi.waitFor(() => expect(queue.size).toBe(0), soon)
    expect((await listing())?.failure).toMatch(/^Queue .*gone: /)
    expect((await listing('other'))?.failure ?? null).toBeNull()
    expect((await runs()).map(({ outcome }) => outcome)).toContain('failed')
  })

  it('stop at once in the middle of waiting', async () => {
    const queue = aws.truth.queues.add('faultline', ACCOUNT)
    await connect('org', queue)
    queue.send(JSON.stringify(buildMessage()))
    const stop = consume()
    await vi.waitFor(() => expect(queue.size).toBe(0), soon)
    await stop()
    queue.send(JSON.stringify(buildMessage({ detail: { communicationId: 'b' } })))
    expect(queue.visible).toBe(1)
    expect(await rows('SELECT FROM eventbridge_page')).toHaveLength(1)
  })
})
