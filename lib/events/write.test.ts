import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { ensureSources } from '@/lib/source-health/write-sources'
import { buildObservation, buildUpdate } from '@/lib/testing/build-observation'
import { emptyDatabase, withDatabase } from '@/lib/testing/database'
import { NO_FILTER } from './filter'
import type { Observation } from './observation'
import { listEvents } from './read'
import { noteCurrentList, openUpcomingEvents, recordObservations } from './write'

withDatabase()
beforeEach(ensureSources)

const SEEN = Date.parse('2026-03-01T12:00:00Z')
const at = (time: string) => Date.parse(`2026-03-01T${time}:00Z`)
const record = (...observations: Observation[]) => recordObservations(observations, SEEN)
const stored = async () => (await listEvents(NO_FILTER, { limit: 200, cursor: null }, null)).data

/** Everything that was stored but the times at which we stored it. */
async function rows(): Promise<unknown> {
  const tables = {
    health_event:
      'arn, service, region, status, severity, peak_severity, summary, started_at, ended_at, said_at, words::text',
    event_update: 'observed_at, digest, text, severity',
    impacted_service: 'upstream_service, severity, peak_severity, said_at',
    service_status_change: 'upstream_service, changed_at, ordinal, previous_severity, severity',
    event_payload: 'source, digest, body',
    impact_window: 'clock, from_at, to_at, sentence, superseded',
    sighting: 'source, listed',
  }
  const read = Object.entries(tables).map(async ([table, columns]) => {
    const result = await pool().query(
      `SELECT ${columns} FROM ${table} ORDER BY ${columns.replace('words::text', 'words')}`,
    )
    return [table, result.rows]
  })
  return Object.fromEntries(await Promise.all(read))
}

describe('recording an event', () => {
  it('stores what was observed, and nothing more when it is observed again', async () => {
    const first = await record(buildObservation())
    const before = await rows()
    const second = await record(buildObservation())
    expect(first.moved).toHaveLength(1)
    expect(second).toEqual({ moved: [], seen: first.seen })
    expect(await rows()).toEqual(before)
  })

  it('appends an update, moves the status and keeps every payload', async () => {
    await record(buildObservation())
    await record(buildObservation(RESOLVED))
    const [event] = await stored()
    expect(event).toMatchObject({
      status: 'closed',
      severity: null,
      peakSeverity: 'degradation',
      endedAt: '2026-03-01T11:00:00.000Z',
    })
    expect(event?.updates.map((update) => update.severity)).toEqual(['degradation', null])
    const payloads = await pool().query('SELECT body FROM event_payload')
    expect(payloads.rowCount).toBe(2)
  })

  it('does not move when only the fetch is later', async () => {
    await record(buildObservation({}, { fetchedAt: SEEN }))
    expect((await record(buildObservation({}, { fetchedAt: SEEN + 60_000 }))).moved).toEqual([])
  })

  it('takes over a summary and a start that AWS changed without a word', async () => {
    await record(buildObservation({}, { fetchedAt: SEEN }))
    const changed = { summary: 'Elevated error rates and latencies', startedAt: at('09:45') }
    const { moved } = await record(buildObservation(changed, { fetchedAt: SEEN + 1 }))
    expect(moved).toHaveLength(1)
    expect(await stored()).toMatchObject([{ summary: changed.summary, startedAt: '2026-03-01T09:45:00.000Z' }])
  })

  it('keeps the worst severity that any payload showed', async () => {
    await record(buildObservation({ severity: 'disruption', peakSeverity: 'disruption', saidAt: at('10:05') }))
    await record(buildObservation({ severity: 'informational', peakSeverity: 'informational', saidAt: at('10:10') }))
    expect(await stored()).toMatchObject([{ severity: 'informational', peakSeverity: 'disruption' }])
  })

  it('keeps two different wordings of one moment', async () => {
    await record(buildObservation())
    await record(buildObservation({ updates: [buildUpdate(0, { text: 'Corrected.' })] }, { fetchedAt: SEEN }))
    expect((await stored())[0]?.updates.map(({ text }) => text).sort()).toEqual([
      'Corrected.',
      'Some requests fail, 0 minutes in.',
    ])
  })
})

const RESOLVED = {
  status: 'closed',
  severity: null,
  summary: '[RESOLVED] Elevated error rates',
  endedAt: at('11:00'),
  saidAt: at('11:00'),
  updates: [
    buildUpdate(0),
    buildUpdate(60, { severity: null, text: 'Between 2:10 AM and 2:50 AM PST some requests failed.' }),
  ],
} satisfies Partial<Observation['event']>

describe('order', () => {
  const story: Observation[] = [
    buildObservation({ impactedServices: [service('degradation')] }),
    buildObservation({
      severity: 'disruption',
      peakSeverity: 'disruption',
      saidAt: at('10:20'),
      updates: [buildUpdate(0), buildUpdate(20, { severity: 'disruption' })],
      impactedServices: [service('disruption')],
      statusChanges: [
        {
          upstreamService: 'sqs-us-east-1',
          previousSeverity: 'degradation',
          severity: 'disruption',
          changedAt: at('10:15'),
        },
      ],
    }),
    buildObservation({
      ...RESOLVED,
      peakSeverity: 'disruption',
      impactedServices: [service(null)],
    }),
    buildObservation({ ...RESOLVED, peakSeverity: 'disruption' }, { listing: 'history' }),
  ]

  it('makes no difference', async () => {
    await record(...story)
    const expected = await rows()
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(story, { minLength: story.length }),
        fc.boolean(),
        async (shuffled, together) => {
          await emptyDatabase()
          await ensureSources()
          if (together) await record(...shuffled)
          else for (const observation of shuffled) await record(observation)
          expect(await rows()).toEqual(expected)
        },
      ),
      { numRuns: 15 },
    )
  })

  function service(severity: 'degradation' | 'disruption' | null) {
    return {
      service: 'sqs',
      region: 'us-east-1',
      upstreamService: 'sqs-us-east-1',
      name: 'SQS',
      severity,
      peakSeverity: severity,
    }
  }
})

describe('merging', () => {
  const withoutArn = { arn: null, typeCode: null }

  it('knows an event without ARN by service, Region and start, and learns its ARN later', async () => {
    await record(buildObservation(withoutArn))
    await record(buildObservation({ startedAt: at('10:04'), saidAt: at('10:30') }))
    expect(await stored()).toMatchObject([
      { arn: expect.stringContaining('LAMBDA'), startedAt: '2026-03-01T10:04:00.000Z' },
    ])
  })

  it('keeps two ARNs apart, however near', async () => {
    await record(buildObservation(), buildObservation({ arn: 'arn:aws:health:us-east-1::event/LAMBDA/X/X_2' }))
    expect(await stored()).toHaveLength(2)
  })

  it('keeps another Region apart', async () => {
    await record(buildObservation(withoutArn), buildObservation({ ...withoutArn, region: 'us-west-2' }))
    expect(await stored()).toHaveLength(2)
  })

  it('recognises in an RSS feed that has forgotten the beginning what the JSON feed showed', async () => {
    await record(buildObservation())
    const rest = { ...withoutArn, startedAt: at('10:40'), saidAt: at('10:40'), updates: [buildUpdate(40)] }
    await record(buildObservation(rest, { listing: 'rss' }))
    const events = await stored()
    expect(events).toMatchObject([{ startedAt: '2026-03-01T10:00:00.000Z' }])
    expect(events[0]?.updates).toHaveLength(2)
    expect(events[0]?.sightings.map(({ source }) => source)).toEqual(['public-feed', 'rss'])
  })

  it('says once what two sources say in the same words', async () => {
    await record(buildObservation())
    await record(
      buildObservation(
        { ...withoutArn, updates: [buildUpdate(0, { text: '  Some requests fail,\n0 minutes in. ' })] },
        { listing: 'rss' },
      ),
    )
    expect((await stored())[0]?.updates).toHaveLength(1)
  })

  const parts = [40 * 60, 20].map((minutes) =>
    buildObservation(
      {
        ...withoutArn,
        startedAt: at('10:00') + minutes * 60_000,
        saidAt: at('10:00') + minutes * 60_000,
        updates: [buildUpdate(minutes)],
      },
      { listing: 'rss' },
    ),
  )
  const whole = () =>
    buildObservation({
      saidAt: at('10:00') + 40 * 3_600_000,
      updates: [buildUpdate(0), buildUpdate(20), buildUpdate(40 * 60)],
    })

  it.each([
    ['RSS first', [parts, [whole()]]],
    ['JSON first', [[whole()], parts]],
  ])('makes one event of what an RSS feed parts: %s', async (_order, batches) => {
    for (const batch of batches) await record(...batch)
    await record(...parts)
    const events = await stored()
    expect(events).toMatchObject([{ arn: expect.stringContaining('LAMBDA'), startedAt: '2026-03-01T10:00:00.000Z' }])
    expect(events[0]?.updates).toHaveLength(3)
    expect(events[0]?.sightings.map(({ source }) => source).sort()).toEqual(['public-feed', 'rss'])
  })

  it('keeps a bundled fact where it merged, when the true event comes later', async () => {
    await record(bundled())
    await record(buildObservation({ startedAt: at('03:00'), summary: 'near' }))
    await record(buildObservation({ arn: 'arn:aws:health:us-east-1::event/LAMBDA/X/X_2', summary: 'exact' }))
    await record(bundled())
    await record(bundled())
    expect((await stored()).map(({ sightings }) => sightings.length).sort()).toEqual([1, 2])
  })

  const facts = {
    externalRef: '2026-03-01-lambda',
    timePrecision: 'exact' as const,
    referenceUrl: 'https://example.com/1',
    windows: [],
  }
  const bundled = (event: Partial<Observation['event']> = {}) =>
    buildObservation(
      {
        ...withoutArn,
        status: 'closed',
        severity: null,
        endedAt: at('11:00'),
        saidAt: at('23:00'),
        summary: 'Own words',
        updates: [],
        ...event,
      },
      { listing: 'bundled', facts },
    )

  it.each([
    ['bundled first', [bundled(), buildObservation()]],
    ['feed first', [buildObservation(), bundled()]],
  ])('makes one event of a bundled one and the feed: %s', async (_order, observations) => {
    for (const observation of observations) await record(observation)
    const events = await stored()
    expect(events).toMatchObject([
      { summary: 'Elevated error rates', status: 'open', referenceUrl: 'https://example.com/1' },
    ])
    expect(events[0]?.sightings.map(({ source }) => source).sort()).toEqual(['bundled', 'public-feed'])
  })

  it('does not store a bundled event again at the next start', async () => {
    await record(bundled())
    expect((await record(bundled())).moved).toEqual([])
    expect(await stored()).toHaveLength(1)
  })

  it('gives each of two events on one day the bundled one that is nearest', async () => {
    await record(bundled())
    const near = buildObservation({ startedAt: at('10:01'), summary: 'near' })
    const far = buildObservation({
      arn: 'arn:aws:health:us-east-1::event/LAMBDA/X/X_2',
      startedAt: at('16:00'),
      summary: 'far',
    })
    await record(far, near)
    const events = await stored()
    expect(events.map(({ summary, sightings }) => [summary, sightings.length])).toEqual([
      ['far', 1],
      ['near', 2],
    ])
  })

  it('gives way to windows read from the text', async () => {
    const window = {
      clock: 'described',
      from: at('09:00'),
      to: at('09:30'),
      service: null,
      sentence: null,
      confidence: 'high',
      superseded: false,
    } as const
    await record({ ...bundled(), facts: { ...facts, windows: [window] } })
    expect((await stored())[0]?.impactWindows.map(({ from }) => from)).toContain('2026-03-01T09:00:00.000Z')
    await record(buildObservation(RESOLVED))
    const described = (await stored())[0]?.impactWindows.filter(({ clock }) => clock === 'described')
    expect(described).toMatchObject([{ from: '2026-03-01T10:10:00.000Z', to: '2026-03-01T10:50:00.000Z' }])
  })
})

describe('the current list', () => {
  it('never deletes or closes what leaves it, and remembers until when it was listed', async () => {
    const { seen } = await record(buildObservation())
    await pool().query("UPDATE source_listing SET last_complete_at = '2026-03-01T13:00Z' WHERE id = 'current'")
    await noteCurrentList('public-feed', seen)
    expect(await stored()).toMatchObject([{ status: 'open', endUnknown: false }])
    await noteCurrentList('public-feed', [])
    const sightings = await pool().query('SELECT listed, last_listed_at FROM sighting')
    expect(sightings.rows).toEqual([{ listed: false, last_listed_at: new Date('2026-03-01T13:00Z') }])
    expect(await stored()).toMatchObject([{ status: 'open', endUnknown: false }])
    await pool().query("UPDATE source_listing SET last_complete_at = '2026-03-02T13:00Z' WHERE id = 'current'")
    expect(await stored()).toMatchObject([{ status: 'open', endedAt: null, endUnknown: true }])
  })

  it('waits for an event that could not be read', async () => {
    await record(buildObservation(), buildObservation({ arn: 'other', service: 'iam' }))
    await noteCurrentList('public-feed', [], ['other'])
    const { rows } = await pool().query('SELECT arn FROM health_event JOIN sighting ON event_id = id WHERE listed')
    expect(rows).toEqual([{ arn: 'other' }])
  })

  it('takes an event back that flaps', async () => {
    const { seen } = await record(buildObservation())
    await noteCurrentList('public-feed', [])
    await record(buildObservation())
    await noteCurrentList('public-feed', seen)
    expect((await pool().query('SELECT listed FROM sighting')).rows).toEqual([{ listed: true }])
    expect(await stored()).toHaveLength(1)
  })
})

describe('many writers', () => {
  it('make one row of what they all show at once', async () => {
    await Promise.all(Array.from({ length: 6 }, () => record(buildObservation())))
    expect(await stored()).toHaveLength(1)
  })
})

describe('what was announced', () => {
  it('opens when its time has come, but where AWS states the status itself', async () => {
    const announced = { status: 'upcoming', severity: null, arn: null, startedAt: at('09:00') }
    await record(buildObservation({ ...announced, service: 'sqs' }))
    await record(buildObservation({ ...announced, service: 'ec2', arn: 'arn:ec2' }, { listing: 'health' }))
    await record(buildObservation({ ...announced, service: 'rds', startedAt: Date.now() + 3_600_000 }))
    await openUpcomingEvents()
    expect((await stored()).map(({ service, status }) => [service, status]).sort()).toEqual([
      ['ec2', 'upcoming'],
      ['rds', 'upcoming'],
      ['sqs', 'open'],
    ])
  })
})
