/** Whatever happens to incidents: the outages that were kept are those that the record gives when it is read anew. */
import fc from 'fast-check'
import type pg from 'pg'
import { expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { buildFacts, minute } from '@/lib/domain/correlation/testing/build-facts'
import { AppError } from '@/lib/errors'
import { recordObservations } from '@/lib/events/write'
import type { Arrangement } from '@/lib/incidents/arrangement'
import type { Doer } from '@/lib/incidents/doer'
import { listIncidents, observationOf, SEEN } from '@/lib/incidents/test-grouping'
import { arrange } from '@/lib/incidents/write-arrange'
import { changeKind } from '@/lib/incidents/write-fields'
import { changeStatus } from '@/lib/incidents/write-life'
import { undoChange } from '@/lib/incidents/write-undo'
import { addWindow, removeWindow } from '@/lib/incidents/write-windows'
import { buildDoer } from '@/lib/testing/build-doer'
import { emptyDatabase, withDatabase } from '@/lib/testing/database'
import { fillOutages, rebuildOutages } from './write-rebuild'

withDatabase()

/** Numbers choose among what is there, whatever that is. */
type Step =
  | {
      do: 'ingest'
      id: number
      from: number
      length: number | null
      said: number
      seen: number
      service: number
      lists: number
    }
  | { do: 'arrange'; what: 'merge' | 'split' | 'move' | 'open'; a: number; b: number }
  | { do: 'window'; a: number; from: number; length: number | null; service: number }
  | { do: 'remove' | 'kind' | 'resolve' | 'undo'; a: number }

const number = fc.nat({ max: 30 })
const length = fc.option(fc.nat({ max: 60 }), { freq: 3 })
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      ...{ do: fc.constant('ingest' as const), id: fc.nat({ max: 7 }), from: fc.nat({ max: 240 }), length },
      ...{
        said: fc.nat({ max: 90 }),
        seen: fc.nat({ max: 3 }),
        service: fc.nat({ max: 2 }),
        lists: fc.nat({ max: 3 }),
      },
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      ...{ do: fc.constant('arrange' as const), what: fc.constantFrom('merge', 'split', 'move', 'open') },
      ...{ a: number, b: number },
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      ...{
        do: fc.constant('window' as const),
        a: number,
        from: fc.nat({ max: 240 }),
        length,
        service: fc.nat({ max: 3 }),
      },
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('remove', 'kind', 'resolve', 'undo'), a: number }) },
)

const SERVICES = ['iam', 's3', 'lambda'] as const
const REGIONS = ['us-east-1', 'eu-west-1'] as const

async function ingest({ id, from, length: minutes, said, seen, service, lists }: Extract<Step, { do: 'ingest' }>) {
  const to = minutes === null ? null : from + minutes
  const [own, region] = [SERVICES[(service + id) % 3] ?? 'iam', REGIONS[id % 2] ?? 'us-east-1']
  const status = to === null ? 'open' : 'closed'
  const facts = buildFacts({ id: String(id), from, to, service: own, region, status, saidAt: minute(from + said) })
  const listed = SERVICES.slice(0, lists).map((name) => ({
    service: name,
    region,
    upstreamService: `${name}-${region}`,
  }))
  const observation = observationOf(facts, {
    scope: id === 5 ? 'ACCOUNT_SPECIFIC' : 'PUBLIC',
    updates: [
      {
        observedAt: minute(from + said),
        text: `Said ${said}, between ${12 + (said % 3)}:05 and ${12 + (said % 3)}:25 UTC.`,
        severity: 'degradation',
      },
    ],
    impactedServices: listed.map((each, place) => ({
      ...{ ...each, name: null, severity: null, peakSeverity: place === 1 ? 'disruption' : null },
    })),
    statusChanges: listed
      .slice(1)
      .flatMap(({ upstreamService }) => [
        { upstreamService, changedAt: minute(from), previousSeverity: null, severity: 'degradation' as const },
        ...(to === null
          ? []
          : [{ upstreamService, changedAt: minute(to), previousSeverity: 'degradation' as const, severity: null }]),
      ]),
  })
  await recordObservations([observation], SEEN - seen * 60_000)
}

async function choose({ what, a, b }: Extract<Step, { do: 'arrange' }>): Promise<Arrangement | null> {
  const incidents = await listIncidents()
  const [one, other] = [incidents[a % incidents.length], incidents[b % incidents.length]]
  const { rows: placed } = await pool().query<{ event: string; incident: string }>(
    'SELECT event_id::text AS event, incident_id::text AS incident FROM incident_event ORDER BY event_id',
  )
  const event = placed[b % placed.length]?.event
  if (what === 'open') {
    const said = { kind: 'change' as const, title: 'Ours', description: null, severity: null, teamId: null }
    const [startedAt, endedAt] = [minute(a), b % 3 === 0 ? null : minute(a + b)]
    const about = { services: SERVICES.slice(0, a % 3), regions: REGIONS.slice(0, b % 3) }
    const eventIds = a % 2 === 0 || event === undefined ? [] : [event]
    return {
      what,
      incident: {
        ...said,
        startedAt,
        endedAt,
        ...{ services: [...about.services], regions: [...about.regions] },
        eventIds,
      },
    }
  }
  if (one === undefined || other === undefined || event === undefined) return null
  if (what === 'merge') return { what, target: { id: one.id }, into: other.id }
  if (what === 'move') return { what, eventId: event, to: one.id }
  const own = placed.filter(({ incident }) => incident === one.id).map((each) => each.event)
  return { what, target: { id: one.id }, eventIds: own.slice(0, b % (own.length + 1)) }
}

async function byHand(doer: Doer, given: Exclude<Step, { do: 'ingest' }>): Promise<void> {
  const some = async (table: 'incident' | 'observed_window' | 'incident_change', where = 'true') => {
    const { rows } = await pool().query<{ id: string }>(`SELECT id::text FROM ${table} WHERE ${where} ORDER BY id`)
    return rows[given.a % rows.length]?.id ?? '0'
  }
  const ids = {
    incident: await some('incident'),
    window: await some('observed_window'),
    change: await some('incident_change', 'undo IS NOT NULL'),
  }
  const arrangement = given.do === 'arrange' ? await choose(given) : null
  await inTransaction((client) => carryOut(client, doer, given, ids, arrangement)).catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error // Refused: then nothing has changed.
  })
}

async function carryOut(
  client: pg.PoolClient,
  doer: Doer,
  given: Exclude<Step, { do: 'ingest' }>,
  { incident, window, change }: { incident: string; window: string; change: string },
  arrangement: Arrangement | null,
): Promise<unknown> {
  switch (given.do) {
    case 'arrange':
      return arrangement === null ? null : arrange(client, doer, arrangement)
    case 'window': {
      const to = given.length === null ? null : minute(given.from + given.length)
      const service = SERVICES[given.service] ?? null
      return addWindow(client, doer, incident, { from: minute(given.from), to, service, region: null, sentence: null })
    }
    case 'remove':
      return removeWindow(client, doer, window)
    case 'kind':
      return changeKind(client, doer, { id: incident }, given.a % 2 === 0 ? 'access' : 'provider')
    case 'resolve':
      return changeStatus(client, doer, { id: incident }, { status: 'resolved' })
    case 'undo':
      return undoChange(client, doer, change)
  }
}

async function kept(): Promise<unknown[]> {
  const { rows } = await pool().query<{ row: unknown }>(
    `SELECT to_jsonb(o) - 'id' AS row FROM outage o
     ORDER BY o.incident_id, o.event_id, o.observed_id, o.via, o.service, o.region`,
  )
  return rows.map(({ row }) => row)
}

it('holds for any sequence', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), async (steps) => {
      await emptyDatabase()
      const doer = await buildDoer('Mira')
      for (const each of steps) await (each.do === 'ingest' ? ingest(each) : byHand(doer, each))
      const before = await kept()
      await rebuildOutages()
      expect(await kept()).toEqual(before)
      await pool().query('DELETE FROM outage')
      let place: string | null = '0'
      while (place !== null) place = await fillOutages(place)
      expect(await kept()).toEqual(before)
      // Every event of an incident counts once under its own service, in the incident that it is in.
      const { rows } = await pool().query(
        `SELECT m.event_id FROM incident_event m LEFT JOIN outage o ON o.event_id = m.event_id AND o.via = 'own'
           AND o.incident_id = m.incident_id GROUP BY 1 HAVING count(o.id) <> 1`,
      )
      expect(rows).toEqual([])
    }),
    { numRuns: 8 },
  )
}, 120_000)
