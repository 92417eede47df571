/** What AWS Health and EventBridge add to events that other sources show too: texts, scope, and no severity. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import type { NormalDescription, NormalEvent } from '@/lib/domain/health-event'
import type { Listing } from '@/lib/domain/listing'
import { buildObservation, buildUpdate } from '@/lib/testing/build-observation'
import { emptyDatabase, withDatabase } from '@/lib/testing/database'
import type { Observation } from './observation'
import { recordObservations } from './write'

withDatabase()

const SEEN = Date.parse('2026-03-01T12:00:00Z')
const at = (time: string) => Date.parse(`2026-03-01T${time}:00Z`)
const BLUE = '111122223333'
const RED = '444455556666'
const record = (...observations: Observation[]) => recordObservations(observations, SEEN)

const told = (text: string, overrides: Partial<NormalDescription> = {}): NormalDescription => ({
  text,
  account: null,
  actionability: null,
  personas: [],
  ...overrides,
})

/** A payload of a source that tells no severity. */
function observed(listing: Listing, time: string, event: Partial<NormalEvent> = {}, fetched = time): Observation {
  const silent = { severity: null, peakSeverity: null, updates: [], saidAt: at(time), ...event }
  return buildObservation(silent, { listing, fetchedAt: at(fetched) })
}

async function read<Row = Record<string, unknown>>(sql: string): Promise<Row[]> {
  return (await pool().query(sql)).rows
}

const events = () =>
  read(`SELECT severity, severity_said_at, severity_listing, peak_severity, status, scope, summary, ended_at, description,
    description_account, actionability, personas, description_said_at, said_at, listing, words::text FROM health_event`)

describe('an event that AWS Health tells too', () => {
  it('keeps the severity of the public feed and gains a text', async () => {
    await record(buildObservation({}, { fetchedAt: at('10:01') }))
    const description = told('Title "quoted" \\ and {braces}', {
      actionability: 'ACTION_REQUIRED',
      personas: ['OPERATIONS', 'say "hi", \\'],
    })
    const { moved } = await record(observed('health', '10:10', { description }))
    expect(moved).toHaveLength(1)
    expect(await events()).toMatchObject([
      {
        severity: 'degradation',
        severity_said_at: new Date(at('10:00')),
        severity_listing: 'current',
        description: description.text,
        actionability: 'ACTION_REQUIRED',
        personas: description.personas,
        listing: 'health',
        words: expect.stringContaining("'braces'"),
      },
    ])
    expect((await record(observed('health', '10:10', { description }, '11:00'))).moved).toEqual([])
  })

  it('is no longer severe once AWS Health says that it is over', async () => {
    await record(buildObservation())
    await record(observed('health', '11:00', { status: 'closed', endedAt: at('10:50') }))
    expect(await events()).toMatchObject([{ status: 'closed', severity: null, peak_severity: 'degradation' }])
  })

  it('stores the same where it is heard of for the first time', async () => {
    const description = told('New', { account: BLUE, personas: ['SECURITY'] })
    await record(observed('health', '10:10', { scope: 'ACCOUNT_SPECIFIC', description }))
    expect(await events()).toMatchObject([
      { severity: null, severity_said_at: null, description: 'New', description_account: BLUE, personas: ['SECURITY'] },
    ])
  })

  it('loses nothing to a message of EventBridge that says less', async () => {
    const description = told('Whole', { account: BLUE, actionability: 'ACTION_REQUIRED', personas: ['SECURITY'] })
    const scope = 'ACCOUNT_SPECIFIC'
    await record(observed('health', '10:10', { scope, description, status: 'closed', endedAt: at('10:05') }))
    await record(observed('eventbridge', '10:20', { scope: 'NONE', status: 'closed' }))
    await record(observed('eventbridge', '10:30', { scope: 'NONE', status: 'closed', description: told('Newer') }))
    expect(await events()).toMatchObject([
      {
        scope,
        ended_at: new Date(at('10:05')),
        description: 'Newer',
        actionability: 'ACTION_REQUIRED',
        listing: 'eventbridge',
      },
    ])
    expect((await events())[0]).toMatchObject({ personas: ['SECURITY'], description_said_at: new Date(at('10:30')) })
  })

  it('remembers when each source first showed it', async () => {
    await recordObservations([buildObservation()], SEEN)
    await recordObservations([observed('health', '10:10')], SEEN + 1)
    await recordObservations([observed('eventbridge', '10:10')], SEEN + 2)
    await recordObservations([observed('health', '10:20'), observed('eventbridge', '10:20')], SEEN + 9)
    expect(await read('SELECT source, first_seen_at, last_seen_at FROM sighting ORDER BY first_seen_at')).toEqual([
      { source: 'public-feed', first_seen_at: new Date(SEEN), last_seen_at: new Date(SEEN) },
      { source: 'aws-health', first_seen_at: new Date(SEEN + 1), last_seen_at: new Date(SEEN + 9) },
      { source: 'eventbridge', first_seen_at: new Date(SEEN + 2), last_seen_at: new Date(SEEN + 9) },
    ])
  })

  it('is not written again by a payload that changes nothing', async () => {
    await record(observed('health', '10:10', { description: told('Whole') }))
    await record(buildObservation())
    const version = () => read('SELECT xmin::text FROM health_event')
    const before = await version()
    await record(buildObservation())
    expect(await version()).toEqual(before)
  })
})

describe('an event of some accounts', () => {
  it('is not taken for one that began at the same time, be it told without ARN or bundled', async () => {
    const facts = { externalRef: 'r', timePrecision: 'exact' as const, referenceUrl: null, windows: [] }
    const nameless = { arn: null, typeCode: null }
    await record(
      buildObservation({ ...nameless, updates: [buildUpdate(0)] }, { listing: 'rss' }),
      buildObservation({ ...nameless, startedAt: at('22:00'), updates: [] }, { listing: 'bundled', facts }),
    )
    await record(observed('health', '10:10', { scope: 'ACCOUNT_SPECIFIC', updates: [buildUpdate(0)] }))
    expect(await events()).toHaveLength(3)
    await record(observed('health', '10:10', { arn: 'arn:aws:health:us-east-1::event/LAMBDA/X/X_2' }))
    expect(await events()).toHaveLength(3)
  })
})

describe('an update', () => {
  const update = (account: string | null) =>
    observed('eventbridge', '10:10', { updates: [buildUpdate(0, { account })] })
  const owners = async () =>
    (await read<{ account_id: string }>('SELECT account_id FROM event_update')).map((row) => row.account_id)

  it.each([
    [[RED, BLUE], BLUE],
    [[BLUE, RED], BLUE],
    [[BLUE, null], null],
    [[null, BLUE], null],
  ])('of %j is of %s', async (accounts, owner) => {
    for (const account of accounts) await record(update(account))
    expect(await owners()).toEqual([owner])
    expect((await record(update(RED))).moved).toEqual([])
  })
})

describe('words', () => {
  it('find an event by its text, and stop where AWS rewrites it without end', async () => {
    const text = (version: number) => Array.from({ length: 4_900 }, (_, n) => `word${version}x${n}`).join(' ')
    for (let version = 1; version <= 4; version++) {
      await record(observed('health', `10:1${version}`, { description: told(text(version)) }))
    }
    const [row] = await read<{ n: number; first: boolean }>(
      "SELECT length(words) AS n, words @@ 'word1x1'::tsquery AS first FROM health_event",
    )
    expect(row?.first).toBe(true)
    expect(row?.n).toBeLessThan(15_000)
    expect(await read('SELECT count(*)::int AS n FROM event_payload')).toEqual([{ n: 4 }])
  })
})

describe('order', () => {
  const story: Observation[] = [
    buildObservation({ severity: 'disruption', peakSeverity: 'disruption' }, { fetchedAt: at('10:01') }),
    buildObservation({}, { fetchedAt: at('10:02') }),
    observed('health', '10:10', { description: told('Blue', { account: BLUE }) }),
    observed('eventbridge', '10:10', { description: told('Red', { account: RED }), scope: 'NONE' }, '10:12'),
    observed('eventbridge', '10:20', { scope: 'NONE' }),
  ]

  it('makes no difference', async () => {
    await record(...story)
    const expected = await events()
    expect(expected).toMatchObject([{ severity: 'degradation', description: 'Blue', scope: 'PUBLIC' }])
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(story, { minLength: story.length }),
        fc.boolean(),
        async (told, together) => {
          await emptyDatabase()
          if (together) await record(...told)
          else for (const observation of told) await record(observation)
          expect(await events()).toEqual(expected)
        },
      ),
      { numRuns: 20 },
    )
  })
})
