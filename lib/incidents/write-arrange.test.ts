/** Arranging incidents by hand on a real database: what goes where, and what is refused. */
import { beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { buildDoer } from '@/lib/testing/build-doer'
import { auditTrail } from '@/lib/testing/build-person'
import { withDatabase } from '@/lib/testing/database'
import type { Doer } from './doer'
import { carryOut, eventId, merge, OWN, recordFour, undo, wholeState } from './test-arranging'
import { listAll, listChanges, listIncidents, listPartition, record } from './test-grouping'
import { addNote } from './write-notes'

withDatabase()

let mira: Doer

beforeEach(async () => {
  mira = await buildDoer('Mira')
  await recordFour()
  expect(await listPartition()).toEqual(['1 2', '3', '4'])
})

describe('merge', () => {
  it('gives all events to the other, whose name it is from then on; notes are found there', async () => {
    await inTransaction((client) => addNote(client, mira, '2', { kind: 'note', body: 'Seen.' }))
    const arranged = await merge(mira, '2', '1')
    expect(arranged.incidentId).toBe('1')
    expect(await listPartition()).toEqual(['1 2 3', '4'])
    expect((await listAll()).find(({ id }) => id === '2')).toMatchObject({ mergedInto: '1', events: [] })
    expect((await listChanges('1')).at(-1)).toMatchObject({
      what: 'merged',
      by: 'person',
      after: { from: '2', eventCount: 1 },
    })
    await inTransaction((client) => addNote(client, mira, '2', { kind: 'note', body: 'To the name that was.' }))
    const { rows } = await pool().query('SELECT n.incident_id::text AS id FROM incident_note n ORDER BY n.id')
    expect(rows).toEqual([{ id: '2' }, { id: '1' }])
    expect((await auditTrail()).map(({ action }) => action)).toContain('incident.merged')
  })

  it('reopens what was over where an open event comes', async () => {
    expect((await listIncidents()).find(({ id }) => id === '1')?.status).toBe('resolved')
    const before = await wholeState()
    const arranged = await merge(mira, '3', '1')
    expect((await listIncidents()).find(({ id }) => id === '1')?.status).toBe('reopened')
    await undo(mira, arranged)
    expect(await wholeState()).toEqual(before)
  })

  it.each([
    ['into itself', '1', '1', 'INVALID', /cannot be merged into itself/],
    ['what is not there', '99', '1', 'NOT_FOUND', /no such incident/],
    ['into what is not there', '1', '99', 'NOT_FOUND', /no such incident/],
    ['what is no number', '1 OR 1', '1', 'NOT_FOUND', /no such incident/],
  ])('is refused %s', async (_, id, into, code, message) => {
    const before = await wholeState()
    await expect(merge(mira, id, into)).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
    expect(await wholeState()).toEqual(before)
  })

  it('is refused twice, in a circle, and into a name', async () => {
    await merge(mira, '2', '1')
    await expect(merge(mira, '2', '1')).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(/^Incident 2 was merged into incident 1 already by Mira/),
    })
    await expect(merge(mira, '1', '2')).rejects.toMatchObject({ message: expect.stringMatching(/was itself merged/) })
    await expect(merge(mira, '3', '2')).rejects.toMatchObject({ fields: { into: 'It was merged into incident 1.' } })
  })

  it('is done by one of two who turn a circle at once', async () => {
    const outcomes = await Promise.allSettled([merge(mira, '1', '2'), merge(mira, '2', '1')])
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await listPartition()).toEqual(['1 2 3', '4'])
    expect((await listAll()).filter(({ mergedInto }) => mergedInto !== null)).toHaveLength(1)
  })
})

describe('split', () => {
  const split = async (...numbers: string[]) =>
    carryOut(mira, { what: 'split', target: { id: '1' }, eventIds: await Promise.all(numbers.map(eventId)) })

  it('makes an incident of its own, and no rule joins them again', async () => {
    const arranged = await split('2')
    expect(await listPartition()).toEqual(['1', '2', '3', '4'])
    await record({ id: '2', from: 40, to: 75, summary: 'More of it' })
    expect(await listPartition()).toEqual(['1', '2', '3', '4'])
    const made = (await listIncidents()).at(-1)
    expect(made).toMatchObject({ events: ['2'], status: 'resolved' })
    await expect(undo(mira, arranged)).resolves.toEqual({ id: '1' })
    expect(await listPartition()).toEqual(['1 2', '3', '4'])
    expect((await listAll()).at(-1)).toMatchObject({ mergedInto: '1' })
  })

  it('refuses none, all, and what is elsewhere', async () => {
    await expect(split()).rejects.toMatchObject({
      code: 'INVALID',
      message: expect.stringMatching(/at least one event/),
    })
    await expect(split('1', '2')).rejects.toMatchObject({
      message: expect.stringMatching(/all events of the incident/),
    })
    await expect(split('3')).rejects.toMatchObject({ code: 'CONFLICT' })
  })
})

describe('move', () => {
  it('takes the last event, and the name with it', async () => {
    const arranged = await carryOut(mira, { what: 'move', eventId: await eventId('3'), to: '1' })
    expect(await listPartition()).toEqual(['1 2 3', '4'])
    expect((await listAll()).find(({ id }) => id === '2')).toMatchObject({ mergedInto: '1' })
    await undo(mira, arranged)
    expect((await listAll()).find(({ id }) => id === '2')).toMatchObject({ mergedInto: null, events: ['3'] })
  })

  it('goes on while a poll updates the event', async () => {
    await Promise.all([
      carryOut(mira, { what: 'move', eventId: await eventId('2'), to: '2' }),
      record({ id: '2', from: 40, to: 90, summary: 'It took longer' }),
    ])
    expect(await listPartition()).toEqual(['1', '2 3', '4'])
    const { rows } = await pool().query('SELECT ended_at AS "endedAt" FROM incident WHERE id = 2')
    const { rows: events } = await pool().query(
      'SELECT max(ended_at) AS "endedAt" FROM health_event WHERE id = ANY($1)',
      [[await eventId('2')]],
    )
    expect(rows).toEqual(events)
  })

  it('refuses what somebody else has moved since it was seen', async () => {
    const id = await eventId('3')
    await carryOut(mira, { what: 'move', eventId: id, to: '1', from: '2' })
    await expect(carryOut(mira, { what: 'move', eventId: id, to: '3', from: '2' })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(/is in incident 1 by now/),
    })
    expect(await listPartition()).toEqual(['1 2 3', '4'])
  })

  it('of its last event leaves open what somebody opened, without what AWS said of it', async () => {
    const eventIds = [await eventId('4')]
    const { incidentId } = await carryOut(mira, { what: 'open', incident: { ...OWN, eventIds } })
    await carryOut(mira, { what: 'move', eventId: await eventId('4'), to: '1' })
    expect((await listIncidents()).find(({ id }) => id === incidentId)).toMatchObject({
      ...{ status: 'acknowledged', events: [], services: [], endedAt: null, resolvedAt: null, title: OWN.title },
    })
    const { rows } = await pool().query('SELECT aws_severity, peak_severity FROM incident WHERE id = $1', [incidentId])
    expect(rows).toEqual([{ aws_severity: null, peak_severity: null }])
  })

  it('refuses where it is', async () => {
    const moved = carryOut(mira, { what: 'move', eventId: await eventId('3'), to: '2' })
    await expect(moved).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringMatching(/is in incident 2 already/),
    })
  })
})

describe('open', () => {
  it('makes an incident without events, which goes on until somebody ends it', async () => {
    const { incidentId } = await carryOut(mira, { what: 'open', incident: OWN })
    expect((await listIncidents()).at(-1)).toMatchObject({
      ...{
        id: incidentId,
        title: OWN.title,
        kind: 'change',
        status: 'acknowledged',
        services: ['iam'],
        regions: ['global'],
      },
      ...{ events: [], endedAt: null },
    })
  })

  it('takes events from where they were; undo gives them back', async () => {
    const before = await wholeState()
    const eventIds = [await eventId('2'), await eventId('3')]
    const arranged = await carryOut(mira, { what: 'open', incident: { ...OWN, eventIds } })
    expect(await listPartition()).toEqual(['1', '2 3', '4'])
    await undo(mira, arranged)
    expect(await listPartition()).toEqual(['1 2', '3', '4'])
    expect(await wholeState(['1', '2', '3'])).toEqual(before)
  })

  it('does not call over what is still to come', async () => {
    await record({ id: '9', category: 'scheduledChange', status: 'upcoming', region: 'sa-east-1', to: null })
    const incident = { ...OWN, eventIds: [await eventId('1'), await eventId('9')] }
    const { incidentId } = await carryOut(mira, { what: 'open', incident })
    expect((await listIncidents()).find(({ id }) => id === incidentId)).toMatchObject({
      ...{ status: 'acknowledged', openEventCount: 0, endedAt: null, resolvedAt: null },
    })
  })

  it('refuses an end before the start', async () => {
    const incident = { ...OWN, startedAt: Date.now() - 1_000, endedAt: Date.now() - 2_000 }
    await expect(carryOut(mira, { what: 'open', incident })).rejects.toMatchObject({ code: 'INVALID' })
  })
})
