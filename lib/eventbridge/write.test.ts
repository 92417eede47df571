import fc from 'fast-check'
import { makeWorkerUtils } from 'graphile-worker'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { ensureSources } from '@/lib/source-health/write-sources'
import { normaliseListed } from '@/lib/sources/aws-health/normalise-listed'
import type { EventbridgeMessage } from '@/lib/sources/eventbridge/message'
import { readMessage } from '@/lib/sources/eventbridge/read-message'
import { buildHealthArn, buildMessage, rfc1123 } from '@/lib/testing/build-eventbridge'
import { withDatabase } from '@/lib/testing/database'
import { type Arrival, recordMessages } from './write'
import { completeUnfinished } from './write-completion'

withDatabase()

const NOW = Date.parse('2026-03-01T11:00:00Z')
const SAID = Date.parse('2026-03-01T10:05:00Z')
const SECOND = 1_000
const WEBHOOK: Arrival = { listing: 'webhook', through: null, at: NOW }

beforeAll(async () => {
  const utils = await makeWorkerUtils({ pgPool: pool() })
  await utils.migrate()
  await utils.release()
})
beforeEach(async () => {
  await pool().query('DELETE FROM graphile_worker._private_jobs')
  await ensureSources()
})

type Detail = Record<string, unknown>

function message(detail: Detail = {}, around: Record<string, unknown> = {}): EventbridgeMessage {
  const reading = readMessage(buildMessage({ ...around, detail }), NOW)
  if (reading.kind === 'unreadable') throw new Error(reading.unreadable.why)
  return reading.message
}

async function rows<T extends object>(sql: string): Promise<T[]> {
  return (await pool().query<T>(sql)).rows
}

/** All that a reader sees of what was recorded; not when, nor which copy was kept. */
async function stored() {
  return {
    events: await rows(`SELECT arn, status, scope, region, summary, started_at, ended_at, said_at, description,
      description_account, actionability, personas FROM health_event ORDER BY arn`),
    updates: await rows(`SELECT e.arn, u.observed_at, u.text, u.account_id FROM event_update u
      JOIN health_event e ON e.id = u.event_id ORDER BY 1, 2, 3`),
    accounts: await rows(`SELECT e.arn, a.account_id, t.text, a.connection_id FROM affected_account a
      JOIN health_event e ON e.id = a.event_id
      LEFT JOIN event_text t ON t.event_id = a.event_id AND t.digest = a.text_digest ORDER BY 1, 2`),
    entities: await rows(`SELECT e.arn, n.account_id, n.entity_value, n.status, n.last_updated_at FROM affected_entity n
      JOIN health_event e ON e.id = n.event_id ORDER BY 1, 2, 3`),
    pages: await rows(`SELECT event_arn, communication_id, account_id, page, total_pages, said_at, times
      FROM eventbridge_page ORDER BY 1, 2, 3, 4`),
  }
}

async function connection(id: string, facts: { kind?: string; accountId?: string; enabled?: boolean } = {}) {
  await pool().query('INSERT INTO aws_connection (id, name, kind, account_id, enabled) VALUES ($1, $1, $2, $3, $4)', [
    id,
    facts.kind ?? 'organization',
    facts.accountId ?? null,
    facts.enabled ?? true,
  ])
}

async function inDirectory(account: string, connectionId: string) {
  await pool().query(
    `INSERT INTO aws_account (id, connection_id, name, status, first_seen_at, last_seen_at)
     VALUES ($1, $2, 'some account', 'ACTIVE', now(), now())`,
    [account, connectionId],
  )
}

const jobs = () =>
  rows<{ key: string }>('SELECT key, queue_name FROM graphile_worker.jobs ORDER BY key').then((found) =>
    found.map(({ key }) => key),
  )
const readings = () =>
  rows('SELECT connection_id, arn, pending, last_updated_at, event_id::int FROM event_reading ORDER BY 1, 2')
const pageTimes = () => rows<{ times: number }>('SELECT times FROM eventbridge_page ORDER BY page')

describe('a message', () => {
  it('becomes an event with its account, text, resources and sighting', async () => {
    expect(await recordMessages([message()], WEBHOOK)).toMatchObject({ folded: 0, unreadable: [] })
    expect(await stored()).toMatchObject({
      events: [{ arn: buildHealthArn(1), status: 'open', description_account: '111111111111' }],
      updates: [{ text: 'Some of your instances do not answer.', account_id: '111111111111' }],
      accounts: [{ account_id: '111111111111', text: 'Some of your instances do not answer.', connection_id: null }],
      entities: [{ entity_value: 'i-0001', status: 'IMPAIRED' }],
    })
    expect(await rows('SELECT source FROM sighting')).toEqual([{ source: 'eventbridge' }])
  })

  it('of a public event names no account', async () => {
    await recordMessages([message({ eventScopeCode: 'PUBLIC' })], WEBHOOK)
    expect(await stored()).toMatchObject({ events: [{ description_account: null }], accounts: [], entities: [] })
  })

  it('that comes again, or from the backup Region, is only counted', async () => {
    await recordMessages([message(), message()], WEBHOOK)
    const before = await stored()
    const payloads = await rows('SELECT digest FROM event_payload')
    const copy = message({}, { id: 'another', region: 'us-west-2' })
    expect(await recordMessages([copy, message()], WEBHOOK)).toEqual({ folded: 2, moved: [], unreadable: [] })
    expect(await pageTimes()).toEqual([{ times: 4 }])
    expect({ ...(await stored()), pages: [] }).toEqual({ ...before, pages: [] })
    expect(await rows('SELECT digest FROM event_payload')).toEqual(payloads)
  })

  it('with the same id, said later, is an update', async () => {
    await recordMessages([message()], WEBHOOK)
    const later = message({
      lastUpdatedTime: rfc1123(SAID + 60 * SECOND),
      statusCode: 'closed',
      endTime: rfc1123(SAID),
    })
    expect(await recordMessages([later], WEBHOOK)).toMatchObject({ folded: 0, moved: [expect.any(String)] })
    expect((await stored()).events).toMatchObject([{ status: 'closed' }])
    expect(await recordMessages([later], WEBHOOK)).toMatchObject({ folded: 1, moved: [] })
  })

  it('that names another account later adds it to the event, as an update', async () => {
    await recordMessages([message()], WEBHOOK)
    const affectedEntities = [{ entityValue: 'i-0002', status: 'IMPAIRED' }]
    const detail = { communicationId: 'b-1', affectedAccount: '222222222222', affectedEntities }
    await recordMessages([message({ ...detail, lastUpdatedTime: rfc1123(SAID + 60 * SECOND) })], WEBHOOK)
    expect(await stored()).toMatchObject({
      events: [{}],
      accounts: [{ account_id: '111111111111' }, { account_id: '222222222222' }],
    })
    expect(await rows('SELECT account_id, entity_value, after FROM reach_change ORDER BY id')).toEqual([
      { account_id: '222222222222', entity_value: null, after: null },
      { account_id: '222222222222', entity_value: 'i-0002', after: 'IMPAIRED' },
    ])
  })

  it('that the database refuses is set aside, and the others are stored', async () => {
    // The first moment of the year 10000, which has no date in PostgreSQL's words.
    const odd = message({ eventArn: buildHealthArn(2), startTime: '9999-12-31T23:59:59-14:00' })
    const { unreadable } = await recordMessages([message(), odd, message({ eventArn: buildHealthArn(3) })], WEBHOOK)
    expect(unreadable).toMatchObject([{ why: 'it could be read but not stored', lost: { arn: buildHealthArn(2) } }])
    expect((await stored()).accounts).toMatchObject([{ arn: buildHealthArn(1) }, { arn: buildHealthArn(3) }])
  })

  it('is stored whole when many come at once', async () => {
    const many = Array.from({ length: 30 }, (_, number) =>
      message({ eventArn: buildHealthArn(number), communicationId: `c-${number}` }),
    )
    await Promise.all(many.map((each) => recordMessages([each], WEBHOOK)))
    expect((await stored()).accounts).toHaveLength(30)
    expect(await rows('SELECT FROM eventbridge_page')).toHaveLength(30)
  })
})

describe('pages, updates, copies and repeats', () => {
  const STATES = ['PENDING', 'IMPAIRED', 'RESOLVED']

  /** One page of what AWS says for the `number`th time: of three resources some have no time, and one comes once. */
  function pageOf(id: number, number: number, account: string, page: number): EventbridgeMessage {
    const said = SAID + number * 90 * SECOND
    const dated = { status: STATES[number], lastUpdatedTime: rfc1123(said - page * SECOND) }
    return message({
      eventArn: buildHealthArn(id),
      communicationId: `c${number}-${account}`,
      affectedAccount: account,
      lastUpdatedTime: rfc1123(said),
      statusCode: number === 2 ? 'closed' : 'open',
      endTime: number === 2 ? rfc1123(said) : '',
      eventDescription: [{ language: 'en_US', latestDescription: `Instances of ${account}\n\nState ${number}.` }],
      affectedEntities: [
        { entityValue: `i-dated-${page}`, ...dated },
        { entityValue: `i-bare-${page}` },
        ...(number === page ? [{ entityValue: `i-once-${page}`, ...dated }] : []),
      ],
      page: String(page),
      totalPages: '3',
    })
  }

  /** Three communications to two accounts of two events, in pages. */
  function truth(): EventbridgeMessage[] {
    const accounts = ['111111111111', '222222222222']
    const told = [1, 2].flatMap((id) => accounts.map((account) => ({ id, account })))
    const said = told.flatMap((each) => [0, 1, 2].map((number) => ({ ...each, number })))
    return said.flatMap(({ id, number, account }) => [1, 2, 3].map((page) => pageOf(id, number, account, page)))
  }

  it('come to the same in every order and grouping', async () => {
    const messages = truth()
    await recordMessages(messages, WEBHOOK)
    const expected = await stored()
    expect(expected.entities).toHaveLength(2 * 2 * (3 + 3 + 2))
    expect(expected.entities.filter(({ status }: { status?: string }) => status === 'RESOLVED')).toHaveLength(2 * 2 * 4)
    expect(expected.accounts.every(({ text }: { text?: string }) => text?.includes('State 2'))).toBe(true)

    const all = messages.map((_, index) => index)
    const repeats = fc.array(fc.constantFrom(...all), { maxLength: 8 })
    const deliveries = repeats.chain((again) => {
      const delivered = [...all, ...again]
      return fc.tuple(fc.shuffledSubarray(delivered, { minLength: delivered.length }), fc.integer({ min: 1, max: 10 }))
    })
    await fc.assert(
      fc.asyncProperty(deliveries, async ([indexes, size]) => {
        const order = indexes.flatMap((index) => messages[index] ?? [])
        await pool().query('TRUNCATE health_event, eventbridge_page RESTART IDENTITY CASCADE')
        for (let start = 0; start < order.length; start += size) {
          await recordMessages(order.slice(start, start + size), WEBHOOK)
        }
        const { pages, ...rest } = await stored()
        const { pages: expectedPages, ...expectedRest } = expected
        expect(rest).toEqual(expectedRest)
        expect(pages.length).toBe(expectedPages.length)
        const times = (counted: object[]) =>
          counted.reduce((sum, page) => sum + ('times' in page ? Number(page.times) : 0), 0)
        expect(times(pages)).toBe(order.length)
      }),
      { numRuns: 8 },
    )
  }, 120_000)

  it('let the latest word count where AWS dates no resource', async () => {
    const say = (communicationId: string, minutes: number, status: string | undefined) =>
      message({
        communicationId,
        lastUpdatedTime: rfc1123(SAID + minutes * 60 * SECOND),
        affectedEntities: [{ entityValue: 'i-1', ...(status === undefined ? {} : { status }) }],
      })
    await recordMessages([say('b', 2, 'RESOLVED')], WEBHOOK)
    await recordMessages([say('a', 1, 'PENDING')], WEBHOOK)
    await recordMessages([say('c', 3, undefined)], WEBHOOK)
    expect((await stored()).entities).toMatchObject([{ status: 'RESOLVED' }])
  })
})

describe('the connection of an account', () => {
  const named = () => rows('SELECT account_id, connection_id FROM affected_account')

  it('is the one whose directory holds it, before the queue’s own', async () => {
    await connection('queue')
    await connection('other')
    await inDirectory('111111111111', 'other')
    await recordMessages([message()], { listing: 'eventbridge:queue', through: 'queue', at: NOW })
    expect(await named()).toEqual([{ account_id: '111111111111', connection_id: 'other' }])
  })

  it('is the one whose own account it is, else the queue’s', async () => {
    await connection('own', { kind: 'account', accountId: '111111111111' })
    await connection('queue', { kind: 'account', accountId: '333333333333' })
    const through = { listing: 'eventbridge:queue', through: 'queue', at: NOW } as const
    await recordMessages([message(), message({ affectedAccount: '222222222222' })], through)
    expect(await named()).toEqual([
      { account_id: '111111111111', connection_id: 'own' },
      { account_id: '222222222222', connection_id: 'queue' },
    ])
  })

  it('is none that is switched off', async () => {
    await connection('off', { accountId: '111111111111', enabled: false })
    await inDirectory('111111111111', 'off')
    await recordMessages([message()], WEBHOOK)
    expect(await named()).toEqual([{ account_id: '111111111111', connection_id: null }])
  })
})

describe('a message that AWS has cut short', () => {
  const truncated = (detail: Detail = {}) => message({ eventMetadata: { truncated: 'true' }, ...detail })

  it('is completed through AWS Health where a connection covers the account', async () => {
    await connection('org')
    await inDirectory('111111111111', 'org')
    expect(await recordMessages([truncated()], WEBHOOK)).toMatchObject({ unreadable: [] })
    expect(await readings()).toEqual([
      { connection_id: 'org', arn: buildHealthArn(1), pending: true, last_updated_at: new Date(SAID), event_id: 1 },
    ])
    expect(await jobs()).toEqual(['poll-health:org'])
    const [{ listed } = { listed: '' }] = await rows<{ listed: string }>('SELECT listed FROM event_reading')
    expect(JSON.parse(listed)).toMatchObject({
      arn: buildHealthArn(1),
      service: 'EC2',
      eventTypeCode: 'AWS_EC2_INVENTED_ISSUE',
      eventTypeCategory: 'issue',
      eventScopeCode: 'ACCOUNT_SPECIFIC',
      region: 'eu-west-1',
      startTime: expect.stringMatching(/^2026-03-01T10:00:00/),
      lastUpdatedTime: expect.stringMatching(/^2026-03-01T10:05:00/),
      statusCode: 'open',
    })
    const { arn, status, startedAt, saidAt, scope, region } = message().event.event
    expect(normaliseListed(listed, null).event).toMatchObject({ arn, status, startedAt, saidAt, scope, region })
  })

  it('makes what was read before pending again, unless AWS Health told as much already', async () => {
    await connection('org')
    await inDirectory('111111111111', 'org')
    await recordMessages([truncated()], WEBHOOK)
    await pool().query('UPDATE event_reading SET pending = false, refusals = 2')
    await recordMessages([truncated({ communicationId: 'b-1' })], WEBHOOK)
    expect(await rows('SELECT pending, refusals FROM event_reading')).toEqual([{ pending: true, refusals: 0 }])
    await pool().query('UPDATE event_reading SET pending = false')
    await pool().query('UPDATE affected_account SET read_for = $1', [new Date(SAID + 420)])
    await recordMessages([truncated({ communicationId: 'c-1' })], WEBHOOK)
    expect(await rows('SELECT pending FROM event_reading')).toEqual([{ pending: false }])
  })

  it('is told to be incomplete where nobody can', async () => {
    const { unreadable } = await recordMessages([truncated()], WEBHOOK)
    expect(unreadable).toEqual([
      {
        where: `a message about ${buildHealthArn(1)}`,
        why: 'AWS has cut it short, and is incomplete: no connection reads AWS Health for account 111111111111',
        received: '',
        lost: null,
      },
    ])
    expect((await stored()).entities).toHaveLength(1)
  })
})

describe('a communication that lacks pages', () => {
  const page = (number: number) =>
    message({ page: String(number), totalPages: '3', affectedEntities: [{ entityValue: `i-${number}` }] })
  const later = (seconds: number) => new Date(NOW + seconds * SECOND)
  const unreadable = () => rows('SELECT listing_id, place, why FROM unreadable_item')

  it('is waited for, then completed through AWS Health, once', async () => {
    await connection('org', { accountId: '999999999999' })
    await recordMessages([page(2)], { listing: 'eventbridge:org', through: 'org', at: NOW })
    await completeUnfinished(later(-1), later(30))
    expect(await readings()).toEqual([])
    await completeUnfinished(later(1), later(61))
    expect(await readings()).toMatchObject([{ connection_id: 'org', pending: true }])
    await pool().query('UPDATE event_reading SET pending = false')
    await completeUnfinished(later(60), later(120))
    expect(await readings()).toMatchObject([{ pending: false }])
  })

  it('is told to be incomplete where nobody can complete it', async () => {
    await recordMessages([page(2), page(3)], WEBHOOK)
    await completeUnfinished(later(1), later(61))
    expect(await unreadable()).toEqual([
      {
        listing_id: 'webhook',
        place: `a message about ${buildHealthArn(1)}`,
        why: 'it has 3 pages, of which 2 came, and is incomplete: no connection reads AWS Health for account 111111111111',
      },
    ])
  })

  it('is nothing to tell once its pages are there, in whatever order they came', async () => {
    for (const number of [3, 1, 2]) await recordMessages([page(number)], WEBHOOK)
    await completeUnfinished(later(1), later(61))
    expect(await unreadable()).toEqual([])
    expect(await rows('SELECT FROM eventbridge_page WHERE settled_at IS NULL')).toEqual([])
    expect((await stored()).entities).toHaveLength(3)
  })
})
