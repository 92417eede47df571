import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { ensureSources } from '@/lib/source-health/write-sources'
import { buildObservation } from '@/lib/testing/build-observation'
import { withDatabase } from '@/lib/testing/database'
import type { EventView } from './contract'
import { type EventFilter, NO_FILTER } from './filter'
import { getEvent, listEventSummaries, listEvents } from './read'
import { readNow } from './read-now'
import { listLaneBars, readFacets } from './read-overview'
import { readTrace } from './read-trace'
import { recordObservations } from './write'

withDatabase()
beforeEach(ensureSources)

const HOUR = 3_600_000
const DAY = 24 * HOUR
const NOON = Date.parse('2026-03-10T12:00:00Z')

/** Stores an event that begins `start` ms after noon of 10 March 2026 and lasts `length` ms; null: AWS gives no end. */
async function store(
  number: number,
  start: number,
  length: number | null,
  event: Partial<Parameters<typeof buildObservation>[0]> = {},
) {
  const startedAt = NOON + start
  const endedAt = length === null ? null : startedAt + length
  const status = length === null ? 'open' : 'closed'
  await recordObservations(
    [
      buildObservation({
        arn: `arn:aws:health:us-east-1::event/X/Y/Z_${number}`,
        summary: `case${number}`,
        status,
        startedAt,
        endedAt,
        saidAt: endedAt ?? startedAt,
        ...event,
      }),
    ],
    startedAt,
  )
}

async function cases(filter: Partial<EventFilter>): Promise<string[]> {
  const { data } = await listEventSummaries({ ...NO_FILTER, ...filter }, { limit: 200, cursor: null }, null)
  return data.map(({ summary }) => summary)
}

const encoded = (text: string) => Buffer.from(text).toString('base64url')
const time = (offset: number) => new Date(NOON + offset).toISOString()

describe('pages', () => {
  it('lead through all events once, newest first, also where starts are equal', async () => {
    for (let number = 0; number < 25; number += 1) await store(number, Math.floor(number / 5) * HOUR, HOUR)
    const seen: EventView[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof listEvents>> = await listEvents(NO_FILTER, { limit: 7, cursor }, null)
      seen.push(...page.data)
      cursor = page.nextCursor
    } while (cursor !== null)
    expect(new Set(seen.map(({ id }) => id)).size).toBe(25)
    expect(seen.map(({ startedAt }) => startedAt)).toEqual(
      seen
        .map(({ startedAt }) => startedAt)
        .sort()
        .reverse(),
    )
  })

  it.each(['nonsense', ...['999999999999999.1', '-99999999999999.1', '1.99999999999999999999', '1.-1'].map(encoded)])(
    'refuse a cursor that was made up (%s)',
    async (cursor) => {
      await expect(async () => listEvents(NO_FILTER, { limit: 5, cursor }, null)).rejects.toMatchObject({
        code: 'INVALID',
        fields: { cursor: expect.any(String) },
      })
    },
  )
})

describe('from and to', () => {
  it('match what overlaps, from inclusive, to exclusive', async () => {
    await store(1, 0, HOUR)
    expect(await cases({ from: time(0), to: time(1) })).toEqual(['case1'])
    expect(await cases({ from: time(-HOUR), to: time(0) })).toEqual([])
    expect(await cases({ from: time(HOUR - 1), to: time(2 * HOUR) })).toEqual(['case1'])
    expect(await cases({ from: time(HOUR), to: time(2 * HOUR) })).toEqual([])
  })

  it('match an event without end as long as it may last', async () => {
    await store(1, -30 * DAY, null)
    expect(await cases({ from: time(0), to: time(DAY) })).toEqual(['case1'])
    expect(await cases({ to: time(-30 * DAY) })).toEqual([])
  })

  it('find the same events as the definition, page by page', async () => {
    const lengths = [0, HOUR, 3 * DAY, 8 * DAY, 60 * DAY, null]
    const stored = Array.from({ length: 36 }, (_, number) => ({
      number,
      start: -number * 2 * DAY,
      length: lengths[number % lengths.length] ?? null,
    }))
    for (const { number, start, length } of stored) await store(number, start, length)
    const offset = fc.integer({ min: -80, max: 3 }).map((days) => days * DAY)
    await fc.assert(
      fc.asyncProperty(fc.option(offset), fc.option(offset), async (from, to) => {
        const expected = stored
          .filter(({ start, length }) => {
            const end = length === null ? Date.now() - NOON : start + length
            return (to === null || start < to) && (from === null || start >= from || end > from)
          })
          .map(({ number }) => `case${number}`)
        const filter = { from: from === null ? null : time(from), to: to === null ? null : time(to) }
        expect(await cases(filter)).toEqual(expected)
      }),
      { numRuns: 40 },
    )
  })
})

describe('filters', () => {
  beforeEach(async () => {
    await store(1, 0, HOUR, { service: 'iam', upstreamService: 'iam', region: 'global', peakSeverity: 'disruption' })
    await store(2, HOUR, HOUR, { service: 'iam', upstreamService: 'iam-us-gov-west-1', region: 'us-gov-west-1' })
    await store(3, 2 * HOUR, null, {
      service: 'ec2',
      upstreamService: 'ec2-us-east-1',
      updates: [{ observedAt: NOON, text: 'Instances in AZ use1-az4 lose network. APIのエラー率', severity: null }],
    })
  })

  it.each<[Partial<EventFilter>, string[]]>([
    [{ service: ['iam'] }, ['case2', 'case1']],
    [{ service: ['IAM'] }, ['case2', 'case1']],
    [{ service: ['iam-us-gov-west-1'] }, ['case2']],
    [{ service: ['IAM-US-GOV-WEST-1'] }, ['case2']],
    [{ service: ['IAM_US_GOV_WEST_1'] }, ['case2']],
    [{ region: ['GLOBAL'] }, ['case1']],
    [{ service: ['iam-us-gov-west-1', 'ec2'] }, ['case3', 'case2']],
    [{ region: ['global', 'us-east-1'] }, ['case3', 'case1']],
    [{ status: ['open'] }, ['case3']],
    [{ category: ['scheduledChange'] }, []],
    [{ severity: ['disruption'] }, ['case1']],
    [{ source: ['public-feed'] }, ['case3', 'case2', 'case1']],
    [{ source: ['rss'] }, []],
    [{ q: 'INSTANCES network' }, ['case3']],
    [{ q: 'inst use1-az4' }, ['case3']],
    [{ q: 'エラー' }, ['case3']],
    [{ q: 'instances case1' }, []],
    [{ q: "'; DROP --" }, []],
    [{ q: '&|!:*' }, []],
  ])('%j', async (filter, expected) => {
    expect(await cases(filter)).toEqual(expected)
  })

  it('are counted for the menus', async () => {
    expect(await readFacets(null)).toMatchObject({
      services: [
        { value: 'iam', events: 2 },
        { value: 'ec2', events: 1 },
      ],
      total: 3,
      firstStartedAt: time(0),
    })
  })

  it('hold for the lanes too', async () => {
    const { bars, total } = await listLaneBars({ ...NO_FILTER, service: ['iam'] }, null)
    expect(bars.map(({ region }) => region)).toEqual(['global', 'us-gov-west-1'])
    expect(total).toBe(2)
  })
})

describe('one event', () => {
  it('comes with everything that is known about it', async () => {
    await store(1, 0, HOUR)
    const [{ id } = { id: '' }] = (await listEventSummaries(NO_FILTER, { limit: 1, cursor: null }, null)).data
    const event = await getEvent(id, null)
    expect(event).toMatchObject({
      summary: 'case1',
      sightings: [{ source: 'public-feed' }],
      updates: [{ severity: 'degradation' }],
    })
    expect(event.impactWindows).toContainEqual(
      expect.objectContaining({ clock: 'declared', from: time(0), to: time(HOUR) }),
    )
  })

  it.each(['0', '999999999999', 'x', '1; DROP TABLE health_event', '99999999999999999999999'])(
    '%s is not there',
    async (id) => {
      await expect(getEvent(id, null)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    },
  )
})

describe('the name of a service', () => {
  it('is taken from the catalogue, else from another event, where the source gives none', async () => {
    await store(1, 0, HOUR, { service: 'sts', upstreamService: 'sts-us-west-2', serviceName: null })
    await store(2, HOUR, HOUR, { service: 'ec2', upstreamService: 'ec2-us-west-2', serviceName: null })
    await store(3, 2 * HOUR, HOUR, { service: 'ec2', upstreamService: 'ec2-us-east-1', serviceName: 'Elastic Compute' })
    await store(4, 3 * HOUR, HOUR, { service: 'odd', upstreamService: 'odd-us-east-1', serviceName: null })
    await pool().query(
      "INSERT INTO service_catalog (upstream_service, service, region, name) VALUES ('sts-eu-west-1', 'sts', 'eu-west-1', 'Token Service')",
    )
    const { data } = await listEventSummaries(NO_FILTER, { limit: 9, cursor: null }, null)
    expect(data.map(({ serviceName }) => serviceName)).toEqual([
      'odd',
      'Elastic Compute',
      'Elastic Compute',
      'Token Service',
    ])
  })
})

describe('now', () => {
  it('counts what is open, and leaves out what is of unknown end', async () => {
    await pool().query("UPDATE source_listing SET last_complete_at = $1 WHERE id = 'current'", [time(DAY)])
    await store(1, 0, HOUR)
    await store(2, 10 * HOUR, null, { severity: 'informational' })
    await store(3, 11 * HOUR, null, { severity: 'disruption' })
    await store(4, -400 * DAY, null)
    await pool().query(
      "UPDATE sighting SET listed = false WHERE event_id = (SELECT id FROM health_event WHERE summary = 'case4')",
    )
    expect(await readNow(null)).toMatchObject({ openCount: 2, currentReadAt: time(DAY), regionCount: 36 })
  })
})

describe('the trace', () => {
  it('counts an event on each day that it lasts', async () => {
    await store(1, 0, 30 * HOUR, { peakSeverity: 'disruption' })
    await store(2, DAY, HOUR, { peakSeverity: 'informational' })
    expect((await readTrace(NO_FILTER, null)).days).toEqual([
      { day: '2026-03-10', worst: 'disruption', events: 1, began: 1 },
      { day: '2026-03-11', worst: 'disruption', events: 2, began: 1 },
    ])
  })

  it('keeps to its range', async () => {
    await store(1, -3 * DAY, 10 * DAY)
    const { days } = await readTrace(
      { ...NO_FILTER, from: '2026-03-10T00:00:00.000Z', to: '2026-03-12T00:00:00.000Z' },
      null,
    )
    expect(days.map(({ day, began }) => [day, began])).toEqual([
      ['2026-03-10', 0],
      ['2026-03-11', 0],
    ])
  })
})
