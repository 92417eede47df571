/** Whatever order events come in, and in whatever batches, the same of them are together: as if all had been known at once. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { correlate } from '@/lib/domain/correlation/correlate'
import { belongsToIncident } from '@/lib/domain/correlation/eligible'
import type { EventFacts, Placement } from '@/lib/domain/correlation/facts'
import { buildFacts, DEFAULT_SETTINGS, minute } from '@/lib/domain/correlation/testing/build-facts'
import { history } from '@/lib/domain/correlation/testing/invent-history'
import { emptyDatabase, withDatabase } from '@/lib/testing/database'
import { listPartition, placeByHand, recordFacts } from './test-grouping'

withDatabase()

const RUNS = { numRuns: 15 }

/** The groups of all events at once. */
function partitionOf(events: readonly EventFacts[], placements: readonly Placement[] = []): string[] {
  const groups = correlate(events.filter(belongsToIncident), placements, DEFAULT_SETTINGS)
  return groups.map(({ eventIds }) => eventIds.join(' ')).sort()
}

/** Every event is in exactly one incident, whose counts are right, and every incident holds together by its links. */
async function expectSound(): Promise<void> {
  const wrong = await pool().query(
    `SELECT i.id FROM incident i WHERE event_count <> (SELECT count(*) FROM incident_event o WHERE o.incident_id = i.id)
       OR open_event_count <> (SELECT count(*) FROM incident_event o JOIN health_event e ON e.id = o.event_id
          WHERE o.incident_id = i.id AND e.status = 'open')
       OR (merged_into IS NULL AND event_count - 1 <> (SELECT count(*) FROM incident_link l WHERE l.incident_id = i.id))
       OR (merged_into IS NOT NULL AND EXISTS (SELECT FROM incident_link l WHERE l.incident_id = i.id))`,
  )
  expect(wrong.rows).toEqual([])
  const stale = await pool().query(
    `SELECT o.event_id FROM incident_event o JOIN health_event e ON e.id = o.event_id WHERE o.is_open <> (e.status = 'open')`,
  )
  expect(stale.rows).toEqual([])
}

const shuffledBatches = history.chain((events) =>
  fc.record({
    events: fc.constant(events),
    order: fc.shuffledSubarray(events, { minLength: events.length }),
    sizes: fc.array(fc.integer({ min: 1, max: 8 }), { minLength: 1, maxLength: 8 }),
  }),
)

/** What AWS says later: another start, or that it is no outage; the event itself where nothing is otherwise. */
function correct(event: EventFacts, shift: number, isTakenBack: boolean): EventFacts {
  if (shift === 0 && !isTakenBack) return event
  const startedAt = event.startedAt + shift * 600_000
  const endedAt = event.endedAt === null ? null : Math.max(startedAt, event.endedAt)
  const category = isTakenBack ? 'accountNotification' : event.category
  return { ...event, startedAt, endedAt, category, saidAt: minute(2_000) }
}

async function recordInBatches(events: readonly EventFacts[], sizes: readonly number[]): Promise<void> {
  let start = 0
  for (let batch = 0; start < events.length; batch += 1) {
    const size = sizes[batch % sizes.length] ?? 1
    await recordFacts(events.slice(start, start + size))
    start += size
  }
}

describe('the order of events', () => {
  it('makes no difference, nor do batches', async () => {
    await fc.assert(
      fc.asyncProperty(shuffledBatches, async ({ events, order, sizes }) => {
        await emptyDatabase()
        await recordInBatches(order, sizes)
        expect(await listPartition()).toEqual(partitionOf(events))
        await expectSound()
      }),
      RUNS,
    )
  }, 120_000)

  it('makes no difference where AWS corrects times and takes events back', async () => {
    const corrected = shuffledBatches.chain(({ events, order, sizes }) =>
      fc.record({
        ...{ events: fc.constant(events), order: fc.constant(order), sizes: fc.constant(sizes) },
        shifts: fc.array(fc.constantFrom(0, 0, 0, -6, -1, 2, 7), { minLength: 30, maxLength: 30 }),
        back: fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }),
      }),
    )
    await fc.assert(
      fc.asyncProperty(corrected, async ({ events, order, sizes, shifts, back }) => {
        await emptyDatabase()
        await recordInBatches(order, sizes)
        const later = events.map((event, n) => correct(event, shifts[n] ?? 0, back[n] === true && n % 5 === 0))
        await recordInBatches(
          later.filter((event) => !events.includes(event)),
          sizes,
        )
        expect(await listPartition()).toEqual(partitionOf(later))
      }),
      RUNS,
    )
  }, 120_000)

  it('makes no difference where AWS says only that something still goes on', async () => {
    const [first, again] = [buildFacts({ id: '1', to: null }), buildFacts({ id: '2', from: 2_700, to: 2_710 })]
    await recordFacts([first])
    await recordFacts([again])
    const later = { ...first, saidAt: minute(1_400) }
    await recordFacts([later])
    expect(await listPartition()).toEqual(partitionOf([later, again]))
  })
})

describe('what people placed', () => {
  it('is where they put it, and the rest as if all had been known at once', async () => {
    const placing = fc.record({
      shuffled: shuffledBatches,
      chosen: fc.array(fc.integer({ min: 0, max: 29 }), { minLength: 1, maxLength: 6 }),
      shifts: fc.array(fc.constantFrom(0, 0, 0, -6, 6, 30), { minLength: 30, maxLength: 30 }),
    })
    await fc.assert(
      fc.asyncProperty(placing, async ({ shuffled: { events, order, sizes }, chosen, shifts }) => {
        await emptyDatabase()
        const half = Math.ceil(order.length / 2)
        await recordInBatches(order.slice(0, half), sizes)
        const known = order.slice(0, half).filter(belongsToIncident)
        const placed = [...new Set(chosen.flatMap((n) => known[n % Math.max(known.length, 1)] ?? []))].map(
          ({ id }) => id,
        )
        const incidentId = await incidentOf(placed[0] ?? '')
        if (placed.length > 0) await placeByHand(incidentId, placed)
        await recordInBatches(order.slice(half), sizes)
        const later = events.map((event, n) => correct(event, shifts[n] ?? 0, false))
        await recordInBatches(
          later.filter((event) => !events.includes(event)),
          sizes,
        )
        for (const id of placed) expect(await incidentOf(id)).toBe(incidentId)
        expect(await listPartition()).toEqual(
          partitionOf(
            later,
            placed.map((eventId) => ({ eventId, incidentId })),
          ),
        )
      }),
      RUNS,
    )
  }, 120_000)
})

async function incidentOf(number: string): Promise<string> {
  const { rows } = await pool().query<{ id: string }>(
    `SELECT o.incident_id::text AS id FROM incident_event o JOIN health_event e ON e.id = o.event_id
     WHERE substring(e.arn FROM '_(\\d+)$') = $1`,
    [number],
  )
  return rows[0]?.id ?? ''
}
