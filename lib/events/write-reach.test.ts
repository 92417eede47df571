import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { CHANNEL } from '@/lib/db/announce'
import { createClient, pool } from '@/lib/db/pool'
import type { NormalEntity } from '@/lib/domain/health-event'
import { buildObservation } from '@/lib/testing/build-observation'
import { buildAccountReach, buildEntity, buildReach } from '@/lib/testing/build-reach'
import { withDatabase } from '@/lib/testing/database'
import type { AccountReach, EventReach } from './reach'
import { recordObservations } from './write'
import { recordReach } from './write-reach'

withDatabase()

const SEEN = Date.parse('2026-03-01T12:00:00Z')
const SAID = Date.parse('2026-03-01T10:30:00Z')
const HOUR = 3_600_000
const BLUE = '111122223333'
const RED = '444455556666'
let first = ''
let second = ''

beforeEach(async () => {
  await pool().query(
    "INSERT INTO aws_connection (id, name, kind) VALUES ('a', 'A', 'organization'), ('b', 'B', 'account')",
  )
  const event = (name: string) => buildObservation({ arn: `arn:aws:health:us-east-1::event/X/Y/${name}` })
  ;[first = '', second = ''] = (await recordObservations([event('first'), event('second')], SEEN)).seen
})

const record = (...reaches: EventReach[]) => recordReach(reaches, SEEN)
const blue = (overrides: Partial<AccountReach> = {}) => buildAccountReach(BLUE, overrides)
const red = (overrides: Partial<AccountReach> = {}) => buildAccountReach(RED, overrides)

/** Text that compression does not make shorter. */
const randomText = (length: number) => randomBytes(length).toString('base64').slice(0, length)

async function read<Row = Record<string, unknown>>(sql: string): Promise<Row[]> {
  return (await pool().query(sql)).rows
}

/** Everything that was stored but when we stored it. */
async function stored(): Promise<Record<string, unknown[]>> {
  return {
    accounts: await read(
      'SELECT event_id, account_id, connection_id, text_digest, text_said_at, read_for FROM affected_account ORDER BY 1, 2',
    ),
    texts: await read('SELECT event_id, text FROM event_text ORDER BY 1, 2'),
    entities: await read('SELECT * FROM affected_entity ORDER BY 1, 2, 3, 4'),
  }
}

const changes = () =>
  read('SELECT event_id, account_id, entity_value AS value, before, after, observed_at FROM reach_change ORDER BY id')

const forgetReach = () =>
  pool().query(
    'DELETE FROM affected_entity; DELETE FROM affected_account; DELETE FROM event_text; DELETE FROM reach_change',
  )

describe('recording whom an event affects', () => {
  it('stores accounts, texts and entities, and nothing more when it is told again', async () => {
    const reach = buildReach(first, [blue({ text: 'For you', readFor: SAID }), red({ entities: [] })], {
      connectionId: 'a',
    })
    expect(await record(reach)).toEqual({ moved: [first] })
    const before = await stored()
    expect(before).toMatchObject({
      accounts: [
        { account_id: BLUE, connection_id: 'a', read_for: new Date(SAID), text_said_at: new Date(SAID) },
        { account_id: RED, connection_id: 'a', read_for: null, text_digest: null },
      ],
      texts: [{ event_id: first, text: 'For you' }],
      entities: [{ account_id: BLUE, entity_value: 'i-0123456789', status: 'IMPAIRED' }],
    })
    expect(await recordReach([{ ...reach, isNews: true }], SEEN + HOUR)).toEqual({ moved: [] })
    expect(await stored()).toEqual(before)
    expect(await changes()).toEqual([])
  })

  it('keeps when, and through which connection, an account was first heard of', async () => {
    await record(buildReach(first, [blue()], { connectionId: 'b' }), buildReach(second, [blue()]))
    const later = { connectionId: 'a' }
    await recordReach([buildReach(first, [blue()], later), buildReach(second, [blue()], later)], SEEN + HOUR)
    expect(await read('SELECT connection_id, first_seen_at FROM affected_account ORDER BY event_id')).toEqual([
      { connection_id: 'b', first_seen_at: new Date(SEEN) },
      { connection_id: 'a', first_seen_at: new Date(SEEN) },
    ])
  })

  it('leaves what a reading does not name', async () => {
    await record(buildReach(first, [blue({ text: 'For you', readFor: SAID }), red()]))
    const before = await stored()
    expect(await record(buildReach(first, [blue({ entities: [] })]))).toEqual({ moved: [] })
    expect(await record()).toEqual({ moved: [] })
    expect(await stored()).toEqual(before)
  })

  it('keeps an entity without a status, and what PostgreSQL or an index could not hold', async () => {
    const long = 'é'.repeat(1_224)
    const entities = [
      buildEntity({ value: 'AWS_ACCOUNT', status: null, lastUpdatedAt: null }),
      buildEntity({ value: 'a\0b\uD800', status: 'NEW_WORD' }),
      buildEntity({ value: long }),
      buildEntity({ value: `${long}!` }),
      ...['y', 'z'].map((start) => buildEntity({ value: start + randomText(1_023), arn: randomText(1_600) })),
    ]
    await record(buildReach(first, [blue({ text: 'a\0b', entities })]))
    await record(buildReach(first, [blue({ text: 'a\0b', entities })], { isNews: true }))
    const rows = await read<{ entity_value: string; status: string | null }>(
      'SELECT entity_value, status FROM affected_entity ORDER BY entity_value COLLATE "C"',
    )
    expect(rows.slice(0, 2)).toEqual([
      { entity_value: 'AWS_ACCOUNT', status: null },
      { entity_value: 'a\uFFFDb\uFFFD', status: 'NEW_WORD' },
    ])
    expect(rows).toHaveLength(6)
    expect(await changes()).toEqual([])
  })
})

describe('entities of one value', () => {
  const IRELAND = 'arn:aws:health:eu-west-1:111122223333:entity/i'
  const OHIO = 'arn:aws:health:us-east-2:111122223333:entity/o'
  const tell = (...entities: Partial<NormalEntity>[]) =>
    record(buildReach(first, [blue({ entities: entities.map(buildEntity) })], { isNews: true }))
  const entities = () => read('SELECT entity_arn AS arn, status FROM affected_entity ORDER BY entity_arn')
  const ofEntities = async () => (await changes()).filter(({ value }) => value !== null)

  it('are told apart by their ARN', async () => {
    await tell({ arn: IRELAND, status: 'PENDING' }, { arn: OHIO, status: 'RESOLVED' })
    expect(await entities()).toEqual([
      { arn: IRELAND, status: 'PENDING' },
      { arn: OHIO, status: 'RESOLVED' },
    ])
    expect(await tell({ arn: OHIO, status: 'RESOLVED' })).toEqual({ moved: [] })
    expect(await tell({ arn: OHIO, status: 'IMPAIRED', lastUpdatedAt: SAID + 1 })).toEqual({ moved: [first] })
    expect(await entities()).toEqual([
      { arn: IRELAND, status: 'PENDING' },
      { arn: OHIO, status: 'IMPAIRED' },
    ])
    expect(await ofEntities()).toHaveLength(3)
  })

  it('are all meant where no ARN is given, and none is added', async () => {
    await tell({ arn: IRELAND }, { arn: OHIO, status: 'RESOLVED', lastUpdatedAt: SAID + HOUR })
    await tell({ status: 'UNIMPAIRED', lastUpdatedAt: SAID + 1 })
    expect(await entities()).toEqual([
      { arn: IRELAND, status: 'UNIMPAIRED' },
      { arn: OHIO, status: 'RESOLVED' },
    ])
    expect(await ofEntities()).toHaveLength(3)
  })

  it('are one without an ARN until the ARNs are told', async () => {
    await tell({ status: 'UNIMPAIRED', lastUpdatedAt: SAID + 1 })
    expect(await entities()).toEqual([{ arn: '', status: 'UNIMPAIRED' }])
    expect(await tell({ arn: OHIO })).toEqual({ moved: [first] })
    expect(await entities()).toEqual([{ arn: OHIO, status: 'UNIMPAIRED' }])
    await tell({ arn: IRELAND })
    expect(await entities()).toEqual([
      { arn: IRELAND, status: 'UNIMPAIRED' },
      { arn: OHIO, status: 'UNIMPAIRED' },
    ])
    expect(await ofEntities()).toMatchObject([{ before: null }, { before: null }])
  })

  it('are the same, and added once, whatever order words about them come in', { timeout: 120_000 }, async () => {
    const word = fc.record({
      value: fc.constantFrom('i-1', 'i-2'),
      arn: fc.constantFrom(null, IRELAND, OHIO),
      status: fc.constantFrom('PENDING', 'IMPAIRED', 'RESOLVED'),
      lastUpdatedAt: fc.integer({ min: SAID, max: SAID + 99 }),
    })
    const words = fc.uniqueArray(word, { minLength: 1, maxLength: 8, selector: ({ lastUpdatedAt }) => lastUpdatedAt })
    const orders = words.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
    )
    const outcome = async (list: Partial<NormalEntity>[], size: number) => {
      await forgetReach()
      for (let start = 0; start < list.length; start += size) await tell(...list.slice(start, start + size))
      expect((await ofEntities()).filter(({ before }) => before === null)).toHaveLength((await entities()).length)
      return stored()
    }
    await fc.assert(
      fc.asyncProperty(orders, fc.integer({ min: 1, max: 8 }), async ([list, other], size) => {
        expect(await outcome(other, size)).toEqual(await outcome(list, 1))
      }),
      { numRuns: 40 },
    )
  })
})

describe('what moves', () => {
  const known = () => buildReach(first, [blue({ text: 'For you', readFor: SAID })])
  beforeEach(async () => {
    await record(known(), buildReach(second, [blue()]))
  })

  it.each<[string, boolean, () => AccountReach]>([
    ['a new account', true, () => red({ entities: [] })],
    ['a new entity', true, () => blue({ entities: [buildEntity({ value: 'i-2' })] })],
    ['another status', true, () => blue({ entities: [buildEntity({ status: 'RESOLVED' })] })],
    ['a later moment of an entity', true, () => blue({ entities: [buildEntity({ lastUpdatedAt: SAID + HOUR })] })],
    ['another text', true, () => blue({ text: 'For you, again' })],
    ['a later reading of the same', false, () => blue({ text: 'For you', readFor: SAID + HOUR })],
    ['an earlier status', false, () => blue({ entities: [buildEntity({ status: 'X', lastUpdatedAt: SAID - HOUR })] })],
  ])('%s: %s', async (_name, moves, account) => {
    const { moved } = await record(buildReach(first, [account()]), buildReach(second, [blue()]))
    expect(moved).toEqual(moves ? [first] : [])
    expect(await record(buildReach(first, [account()]))).toEqual({ moved: [] })
  })

  it('is announced with the events that moved, once', async () => {
    const client = createClient()
    await client.connect()
    const heard: unknown[] = []
    const all = new Promise<void>((resolve) => {
      client.on('notification', ({ payload }) => (payload === '' ? resolve() : heard.push(JSON.parse(payload ?? ''))))
    })
    await client.query(`LISTEN ${CHANNEL}`)
    await record(known())
    await record(buildReach(first, [red()]), buildReach(second, [red()]))
    await client.query(`NOTIFY ${CHANNEL}, ''`)
    await all
    await client.end()
    expect(heard).toEqual([
      { topic: 'incidents', ids: [expect.any(String)] },
      { topic: 'events', ids: [first, second] },
    ])
  })

  it('keeps the text that was said last, and every wording', async () => {
    await record(buildReach(first, [blue({ text: 'Later' })], { saidAt: SAID + HOUR }))
    expect(await record(buildReach(first, [blue({ text: 'Late message' })], { saidAt: SAID + 1 }))).toEqual({
      moved: [],
    })
    const [row] = await read<{ text: string }>(
      'SELECT text FROM affected_account a JOIN event_text t ON t.event_id = a.event_id AND t.digest = a.text_digest',
    )
    expect(row?.text).toBe('Later')
    expect(await read('SELECT text FROM event_text ORDER BY text')).toEqual([{ text: 'For you' }, { text: 'Later' }])
  })
})

describe('changes of the reach', () => {
  const at = (instant: number) => new Date(instant)

  it('are written for what is added to an event that was known, not for its first reading', async () => {
    await record(buildReach(first, [blue()]))
    const added = [
      buildEntity({ value: 'i-2', lastUpdatedAt: null }),
      buildEntity({ value: 'i-3', lastUpdatedAt: SAID + 5 }),
    ]
    const later = buildReach(first, [blue({ entities: [buildEntity(), ...added] }), red()], {
      isNews: true,
      saidAt: SAID + HOUR,
    })
    await record(later)
    await record(later)
    expect(await changes()).toEqual([
      { event_id: first, account_id: RED, value: null, before: null, after: null, observed_at: at(SAID + HOUR) },
      {
        event_id: first,
        account_id: BLUE,
        value: 'i-2',
        before: null,
        after: 'IMPAIRED',
        observed_at: at(SAID + HOUR),
      },
      { event_id: first, account_id: BLUE, value: 'i-3', before: null, after: 'IMPAIRED', observed_at: at(SAID + 5) },
      {
        event_id: first,
        account_id: RED,
        value: 'i-0123456789',
        before: null,
        after: 'IMPAIRED',
        observed_at: at(SAID),
      },
    ])
  })

  it('are written for each change of a status, dated by AWS, and never for a repeated one', async () => {
    const tell = (status: string, lastUpdatedAt: number, saidAt: number) =>
      record(buildReach(first, [blue({ entities: [buildEntity({ status, lastUpdatedAt })] })], { saidAt }))
    await tell('IMPAIRED', SAID, SAID)
    await tell('UNIMPAIRED', SAID + 60_000, SAID)
    await tell('UNIMPAIRED', SAID + 60_000, SAID + HOUR)
    await tell('IMPAIRED', SAID, SAID)
    await tell('RESOLVED', SAID + 60_000, SAID + HOUR)
    expect(await changes()).toMatchObject([
      { before: 'IMPAIRED', after: 'UNIMPAIRED', observed_at: at(SAID + 60_000) },
      { before: 'UNIMPAIRED', after: 'RESOLVED', observed_at: at(SAID + HOUR) },
    ])
  })
})

describe('order and repetition', () => {
  const story = (): EventReach[] => [
    buildReach(first, [blue({ text: 'One', readFor: SAID }), red({ text: 'One' })], { connectionId: 'a' }),
    buildReach(first, [blue({ entities: [buildEntity({ status: null, lastUpdatedAt: SAID - 1 })] })], {
      connectionId: 'a',
      saidAt: SAID - 1,
    }),
    buildReach(first, [red({ text: 'Two', readFor: SAID + HOUR, entities: [] })], {
      connectionId: 'a',
      saidAt: SAID + HOUR,
    }),
    buildReach(first, [red({ entities: [buildEntity({ status: 'RESOLVED', lastUpdatedAt: SAID + 9 })] })], {
      connectionId: 'a',
    }),
    buildReach(second, [red(), blue({ entities: [buildEntity({ value: 'z' }), buildEntity({ value: 'A' })] })], {
      connectionId: 'a',
    }),
  ]

  it('make no difference, whether told together or one after another', async () => {
    await record(...story())
    const expected = await stored()
    expect(expected.entities).toHaveLength(5)
    const shuffled = fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 })
    await fc.assert(
      fc.asyncProperty(shuffled, fc.boolean(), fc.boolean(), async (order, together, twice) => {
        await forgetReach()
        const told = story()
        const reaches = [...order, ...(twice ? order : [])].flatMap((n) => told[n] ?? [])
        const turned = reaches.map((reach) => ({ ...reach, accounts: reach.accounts.toReversed() }))
        if (together) await record(...turned)
        else for (const reach of turned) await record(reach)
        expect(await stored()).toEqual(expected)
      }),
      { numRuns: 20 },
    )
  })

  it('gives many writers at once the same rows, and each change once', async () => {
    await record(buildReach(first, [blue()]))
    const news = () =>
      record(buildReach(first, [red(), blue({ entities: [buildEntity({ status: 'RESOLVED' })] })], { isNews: true }))
    const moved = await Promise.all(Array.from({ length: 6 }, news))
    expect(moved.filter((each) => each.moved.length > 0)).toHaveLength(1)
    expect(await changes()).toHaveLength(3)
    expect((await stored()).entities).toHaveLength(2)
  })

  it('stores the text that 10,000 accounts share once, in batches', async () => {
    const accounts = Array.from({ length: 10_050 }, (_, n) =>
      buildAccountReach(String(n).padStart(12, '0'), {
        text: 'For everybody',
        entities: [buildEntity(), buildEntity({ value: `i-${n}` })],
      }),
    )
    await record(buildReach(first, accounts))
    expect(await read('SELECT count(*)::int AS n FROM event_text')).toEqual([{ n: 1 }])
    expect(await read('SELECT count(*)::int AS n FROM affected_account WHERE text_digest IS NOT NULL')).toEqual([
      { n: 10_050 },
    ])
    expect(await read('SELECT count(*)::int AS n FROM affected_entity')).toEqual([{ n: 20_100 }])
    expect(await record(buildReach(first, accounts.toReversed()))).toEqual({ moved: [] })
  })
})
