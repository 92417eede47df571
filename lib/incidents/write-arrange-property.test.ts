/** Whatever people arrange and whatever AWS says between: placed events stay, every event is in one place, undo is exact. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { takeTurn } from '@/lib/db/turn'
import { AppError } from '@/lib/errors'
import { buildDoer } from '@/lib/testing/build-doer'
import { emptyDatabase, withDatabase } from '@/lib/testing/database'
import type { Arrangement } from './arrangement'
import type { Doer } from './doer'
import { wholeState } from './test-arranging'
import { listIncidents, record } from './test-grouping'
import { arrange } from './write-arrange'
import { correlateEvents } from './write-correlation'
import { undoChange } from './write-undo'

withDatabase()

/** One thing that happens. Numbers choose among what is there, whatever that is. */
type Step =
  | { do: 'ingest'; id: number; from: number; length: number; service: number; region: number }
  | { do: 'recompute' }
  | { do: 'merge' | 'split' | 'move' | 'open'; a: number; b: number; undo: boolean }

const choice = fc.nat({ max: 30 })
const ingest: fc.Arbitrary<Step> = fc
  .tuple(fc.nat({ max: 9 }), fc.nat({ max: 8 }), fc.nat({ max: 60 }), fc.nat({ max: 2 }), fc.nat({ max: 1 }))
  .map(([id, start, length, service, region]) => ({ do: 'ingest', id, from: start * 30, length, service, region }))
const arranging: fc.Arbitrary<Step> = fc
  .tuple(fc.constantFrom('merge', 'split', 'move', 'open'), choice, choice, fc.boolean())
  .map(([what, a, b, undo]) => ({ do: what, a, b, undo }))
const step = fc.oneof(
  { weight: 5, arbitrary: ingest },
  { weight: 4, arbitrary: arranging },
  { weight: 1, arbitrary: fc.constant<Step>({ do: 'recompute' }) },
)

const SERVICES = ['ec2', 's3', 'lambda']
const REGIONS = ['us-east-1', 'eu-west-1']

interface Placed {
  event: string
  incident: string
  byHand: boolean
}

async function listPlaced(): Promise<Placed[]> {
  const { rows } = await pool().query<Placed>(
    'SELECT event_id::text AS event, incident_id::text AS incident, by_hand AS "byHand" FROM incident_event ORDER BY event_id',
  )
  return rows
}

/** The arrangement that the numbers choose; null where there is not enough to arrange. */
async function choose({ do: what, a, b }: Extract<Step, { undo: boolean }>): Promise<Arrangement | null> {
  const incidents = await listIncidents()
  const [one, other] = [incidents[a % incidents.length], incidents[b % incidents.length]]
  const placed = await listPlaced()
  const event = placed[b % placed.length]?.event
  if (one === undefined || other === undefined || event === undefined) return null
  if (what === 'merge') return { what, target: { id: one.id }, into: other.id }
  if (what === 'move') return { what, eventId: event, to: one.id }
  const own = placed.filter(({ incident }) => incident === one.id).map((each) => each.event)
  if (what === 'split') return { what, target: { id: one.id }, eventIds: own.slice(0, b % (own.length + 1)) }
  const incident = { kind: 'provider' as const, title: 'Ours', description: null, startedAt: null, endedAt: null }
  return {
    what: 'open',
    incident: { ...incident, severity: null, teamId: null, services: [], regions: [], eventIds: [event] },
  }
}

/** Carries it out, takes it back at once where the step says so, and looks whether that was exact. */
async function arrangeByHand(doer: Doer, given: Extract<Step, { undo: boolean }>): Promise<void> {
  const arrangement = await choose(given)
  if (arrangement === null) return
  const before = await wholeState()
  const ids = (await pool().query<{ id: string }>('SELECT id::text FROM incident')).rows.map(({ id }) => id)
  try {
    const { changeId } = await inTransaction((client) => arrange(client, doer, arrangement))
    if (!given.undo) return
    await inTransaction((client) => undoChange(client, doer, changeId))
    expect(await wholeState(ids)).toEqual(before)
  } catch (error) {
    // Refused: then nothing has changed.
    if (!(error instanceof AppError)) throw error
    expect(await wholeState()).toEqual(before)
  }
}

async function recompute(): Promise<void> {
  await inTransaction(async (client) => {
    await takeTurn(client, 'record')
    const { rows } = await client.query<{ id: string }>('SELECT id::text FROM health_event')
    await correlateEvents(
      client,
      rows.map(({ id }) => id),
    )
  })
}

async function happen(doer: Doer, given: Step): Promise<void> {
  if ('undo' in given) return arrangeByHand(doer, given)
  const held = (await listPlaced()).filter(({ byHand }) => byHand)
  if (given.do === 'recompute') await recompute()
  else {
    const { id, from, length, service, region } = given
    await record({
      ...{ id: String(id), from, to: from + length },
      ...{ service: SERVICES[(service + id) % 3] ?? 'ec2', region: REGIONS[(region + id) % 2] ?? 'us-east-1' },
    })
  }
  expect(await listPlaced()).toEqual(expect.arrayContaining(held))
}

it('holds for any sequence', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
      await emptyDatabase()
      const doer = await buildDoer('Mira')
      for (const each of steps) await happen(doer, each)
      const placed = await listPlaced()
      await recompute()
      expect((await listPlaced()).map(({ event, incident }) => [event, incident])).toEqual(
        placed.map(({ event, incident }) => [event, incident]),
      )
      // Every event is somewhere, and nowhere in what is but a name.
      const { rows } = await pool().query(
        `SELECT e.id FROM health_event e LEFT JOIN incident_event o ON o.event_id = e.id
         LEFT JOIN incident i ON i.id = o.incident_id WHERE i.id IS NULL OR i.merged_into IS NOT NULL`,
      )
      expect(rows).toEqual([])
    }),
    { numRuns: 10 },
  )
}, 120_000)
