import { beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { recordObservations } from '@/lib/events/write'
import { ensureSources } from '@/lib/source-health/write-sources'
import { buildIncident, buildNote, mergeInto } from '@/lib/testing/build-incident'
import { buildObservation, buildUpdate } from '@/lib/testing/build-observation'
import { buildPerson } from '@/lib/testing/build-person'
import { withDatabase } from '@/lib/testing/database'
import { type IncidentFilter, NO_INCIDENT_FILTER } from './filter'
import { getIncident, listIncidents } from './read'
import { findNowIncidents } from './read-now'

withDatabase()
beforeEach(ensureSources)

const HOUR = 3_600_000
const START = Date.parse('2026-03-01T10:00:00Z')

type EventFacts = Parameters<typeof buildObservation>[0]

/** An event that nothing links with the others: each begins a day after the one before it. */
async function storeEvent(day: number, event: EventFacts = {}): Promise<string> {
  const startedAt = START + day * 24 * HOUR
  const observation = buildObservation({
    arn: `arn:aws:health:us-east-1::event/X/Y/Z_${day}_${event?.service ?? 'lambda'}`,
    startedAt,
    saidAt: startedAt + HOUR,
    status: 'closed',
    endedAt: startedAt + HOUR,
    updates: [buildUpdate(day * 24 * 60), buildUpdate(day * 24 * 60 + 60, { severity: null })],
    ...event,
  })
  const { seen } = await recordObservations([observation], startedAt + HOUR)
  return seen[0] ?? ''
}

async function found(filter: Partial<IncidentFilter>, accounts: string[] | null = null): Promise<string[]> {
  const page = { limit: 100, cursor: null }
  const { data } = await listIncidents({ ...NO_INCIDENT_FILTER, ...filter }, page, accounts)
  return data.map(({ id }) => id)
}

describe('listing incidents', () => {
  it('gives pages, newest start first, that follow one another', async () => {
    const ids: string[] = []
    for (const day of [0, 1, 2, 3, 4]) ids.unshift(await buildIncident([await storeEvent(day)]))
    const first = await listIncidents(NO_INCIDENT_FILTER, { limit: 2, cursor: null }, null)
    const second = await listIncidents(NO_INCIDENT_FILTER, { limit: 3, cursor: first.nextCursor }, null)
    expect([...first.data, ...second.data].map(({ id }) => id)).toEqual(ids)
    expect(second.nextCursor).toBeNull()
    await expect(async () => listIncidents(NO_INCIDENT_FILTER, { limit: 2, cursor: 'nonsense' }, null)).rejects.toThrow(
      'The cursor cannot be read.',
    )
  })

  it('tells of each what its events say', async () => {
    const id = await buildIncident([
      await storeEvent(0),
      await storeEvent(0, { service: 's3', serviceName: 'Amazon S3' }),
    ])
    const [incident] = (await listIncidents(NO_INCIDENT_FILTER, { limit: 2, cursor: null }, null)).data
    expect(incident).toMatchObject({
      id,
      startedAt: '2026-03-01T10:00:00.000Z',
      endedAt: '2026-03-01T11:00:00.000Z',
      endUnknown: false,
      impact: { clock: 'declared', from: '2026-03-01T10:00:00.000Z', to: '2026-03-01T11:00:00.000Z' },
      regions: ['us-east-1'],
      partition: 'aws',
      peakSeverity: 'degradation',
      eventCount: 2,
      openEventCount: 0,
      owner: null,
      acknowledgedAt: null,
    })
    expect(incident?.services).toContainEqual({ service: 's3', name: 'Amazon S3' })
  })

  it('prefers what people observed to what AWS describes and declares', async () => {
    const id = await buildIncident([await storeEvent(0)])
    await pool().query(
      "INSERT INTO observed_window (incident_id, from_at, to_at, by_name) VALUES ($1, '2026-03-01T10:05Z', '2026-03-01T10:40Z', 'Mira')",
      [id],
    )
    const [incident] = (await listIncidents(NO_INCIDENT_FILTER, { limit: 1, cursor: null }, null)).data
    expect(incident?.impact).toEqual({
      clock: 'observed',
      from: '2026-03-01T10:05:00.000Z',
      to: '2026-03-01T10:40:00.000Z',
    })
  })

  it('leaves out what was merged into another', async () => {
    const into = await buildIncident([await storeEvent(0)])
    await mergeInto(await buildIncident([await storeEvent(1)]), into)
    expect(await found({})).toEqual([into])
  })
})

describe('filtering incidents', () => {
  let [lambda, iam, manual] = ['', '', '']
  let mira = ''
  beforeEach(async () => {
    mira = await buildPerson()
    lambda = await buildIncident([await storeEvent(0, { summary: 'Zebra errors' })], {
      status: 'investigating',
      severity: 1,
      ownerId: mira,
      acknowledgedAt: '2026-03-01T10:10Z',
    })
    const global = { service: 'iam', upstreamService: 'iam', serviceName: 'AWS IAM', region: 'global' }
    iam = await buildIncident(
      [await storeEvent(1, { ...global, peakSeverity: 'disruption', severity: 'disruption' })],
      {
        status: 'resolved',
        severity: 2,
      },
    )
    manual = await buildIncident([], { kind: 'change', title: 'Role trust broken', startedAt: '2026-03-05T10:00Z' })
  })

  it.each<[string, Partial<IncidentFilter>, () => string[]]>([
    ['a service', { service: ['iam'] }, () => [iam]],
    ['a service of a Region', { service: ['lambda-us-east-1'] }, () => [lambda]],
    ['a Region, for which what is global of identity counts too', { region: ['us-east-1'] }, () => [iam, lambda]],
    ['another Region of the partition', { region: ['EU-WEST-1'] }, () => [iam]],
    ['a Region of another partition', { region: ['cn-north-1'] }, () => []],
    ['what is global', { region: ['global'] }, () => [iam]],
    ['a kind', { kind: ['change'] }, () => [manual]],
    ['our level', { sev: ['SEV1', 'SEV2'] }, () => [iam, lambda]],
    ['the word of AWS', { severity: ['disruption'] }, () => [iam]],
    ['what is not over', { status: ['open'] }, () => [manual, lambda]],
    ['what is over', { status: ['over'] }, () => [iam]],
    ['one status or another', { status: ['investigating', 'resolved'] }, () => [iam, lambda]],
    ['no owner', { owner: ['none'] }, () => [manual, iam]],
    ['me, of a program', { owner: ['me'] }, () => []],
    ['nobody acknowledged it', { unacknowledged: true }, () => [manual, iam]],
    ['a category', { category: ['issue'] }, () => [iam, lambda]],
    ['a source', { source: ['public-feed'] }, () => [iam, lambda]],
    ['words of its events', { q: 'zebra err' }, () => [lambda]],
    ['words of its title', { q: 'trust broken' }, () => [manual]],
    ['words that nothing holds', { q: 'giraffe' }, () => []],
    ['no word', { q: '!!' }, () => []],
    ['a time', { from: '2026-03-01T10:30:00.000Z', to: '2026-03-02T00:00:00.000Z' }, () => [lambda]],
    ['a time that it lasts into', { from: '2026-03-05T00:00:00.000Z' }, () => [manual]],
  ])('by %s', async (_, filter, expected) => {
    expect(await found(filter)).toEqual(expected())
  })

  it('by owner, team, and words of notes, also of what was merged into it', async () => {
    const { rows } = await pool().query<{ id: string }>("INSERT INTO team (name) VALUES ('Core') RETURNING id")
    await pool().query('UPDATE incident SET team_id = $1 WHERE id = $2', [rows[0]?.id, iam])
    await buildNote(manual, 'The giraffe was seen')
    expect(await found({ owner: [mira] })).toEqual([lambda])
    expect(await found({ owner: [mira, 'none'] })).toEqual([manual, iam, lambda])
    expect(await found({ team: ['core'] })).toEqual([iam])
    expect(await found({ q: 'giraffe' })).toEqual([manual])
    await mergeInto(manual, lambda)
    expect(await found({ q: 'giraffe' })).toEqual([lambda])
  })

  it('shows what is not over now, worst first', async () => {
    expect(await findNowIncidents(null)).toMatchObject({
      incidents: [{ id: lambda }, { id: manual }],
      count: 2,
      unacknowledgedCount: 1,
    })
  })
})

describe('one incident', () => {
  it('is what AWS said and what people did, together', async () => {
    const mira = await buildPerson({ name: 'Mira Sol' })
    const event = await storeEvent(0)
    const id = await buildIncident([event], { ownerId: mira })
    await buildNote(id, 'Ask **@Mira Sol**', { mentions: [mira] })
    await pool().query('INSERT INTO incident_responder (incident_id, person_id) VALUES ($1, $2)', [id, mira])
    const incident = await getIncident(id, null)
    expect(incident).toMatchObject({
      id,
      owner: { id: mira, name: 'Mira Sol' },
      responders: [{ id: mira, name: 'Mira Sol' }],
      events: [{ id: event, updateCount: 2, byHand: true, endUnknown: false }],
      clocks: { firstSaidAt: '2026-03-01T10:00:00.000Z' },
      notes: [{ body: 'Ask **@Mira Sol**', mentions: [{ id: mira, name: 'Mira Sol' }] }],
      failure: null,
      leftOut: { events: 0, updates: 0, windows: 0, notes: 0, history: 0 },
    })
    expect(incident.notes[0]?.html).toBe('<p>Ask <strong><span class="mention">@Mira Sol</span></strong></p>')
    expect(incident.updates.map(({ severityChanged }) => severityChanged)).toEqual([true, false])
    expect(incident.impactWindows).toContainEqual({
      clock: 'declared',
      from: '2026-03-01T10:00:00.000Z',
      to: '2026-03-01T11:00:00.000Z',
      eventId: event,
      observedId: null,
      service: null,
      region: 'us-east-1',
      sentence: null,
      confidence: 'high',
      superseded: false,
    })
  })

  it('is found under the names of all that were merged into it, with their notes', async () => {
    const [first, second, into] = [
      await buildIncident([await storeEvent(0)]),
      await buildIncident([await storeEvent(1)]),
      await buildIncident([await storeEvent(2)]),
    ]
    await buildNote(first, 'Of the first')
    await mergeInto(first, second)
    await mergeInto(second, into)
    const incident = await getIncident(first, null)
    expect(incident).toMatchObject({ id: into, eventCount: 3, merged: [{ id: first }, { id: second }] })
    expect(incident.notes.map(({ body }) => body)).toEqual(['Of the first'])
  })

  it('names what is linked to it, by what that was merged into', async () => {
    const [one, other, into] = [
      await buildIncident([await storeEvent(0)]),
      await buildIncident([await storeEvent(1)]),
      await buildIncident([await storeEvent(2)]),
    ]
    await pool().query(
      "INSERT INTO incident_relation (incident_id, other_id, reason, by_name) VALUES ($1, $2, 'same cause', 'Mira')",
      [one, other],
    )
    await mergeInto(other, into)
    expect((await getIncident(one, null)).related).toMatchObject([{ id: into, reason: 'same cause' }])
    expect((await getIncident(into, null)).related).toMatchObject([{ id: one, reason: 'same cause' }])
  })

  it.each(['7', 'nonsense', '9'.repeat(30)])('is not there: %s', async (id) => {
    await expect(getIncident(id, null)).rejects.toThrow(`There is no incident ${id}.`)
  })
})
