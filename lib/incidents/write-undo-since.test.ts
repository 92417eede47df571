/** Taking back what was changed when something else has moved since, on a real database. */
import { beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { minute } from '@/lib/domain/correlation/testing/build-facts'
import { buildDoer } from '@/lib/testing/build-doer'
import { withDatabase } from '@/lib/testing/database'
import type { Doer } from './doer'
import { carryOut, eventId, merge, OWN, recordFour, undo, wholeState } from './test-arranging'
import { listIncidents, listPartition, record } from './test-grouping'
import { changeKind, overrideSeverity, rename } from './write-fields'
import { linkIncidents } from './write-relations'

withDatabase()

let mira: Doer

beforeEach(async () => {
  mira = await buildDoer('Mira')
  await recordFour()
  expect(await listPartition()).toEqual(['1 2', '3', '4'])
})

async function rowOf(id: string): Promise<Record<string, unknown>> {
  return (await pool().query('SELECT * FROM incident WHERE id = $1', [id])).rows[0]
}

describe('a title', () => {
  it('that was given up comes back', async () => {
    await inTransaction((client) => rename(client, mira, { id: '3' }, 'Ours'))
    const { changeId } = await inTransaction((client) => rename(client, mira, { id: '3' }, null))
    expect(await rowOf('3')).toMatchObject({ title: expect.stringMatching(/^Slow answers/), title_by_hand: false })
    await undo(mira, { changeId: changeId ?? '' })
    expect(await rowOf('3')).toMatchObject({ title: 'Ours', title_by_hand: true })
  })
})

describe('an arrangement', () => {
  it('leaves what people said since, although it is what rules said then', async () => {
    await pool().query("UPDATE health_event SET peak_severity = 'disruption' WHERE id = $1", [await eventId('3')])
    const before = await rowOf('1')
    const arranged = await merge(mira, '2', '1')
    const then = await rowOf('1')
    expect([before.severity, then.severity]).toEqual([3, 2])
    await inTransaction(async (client) => {
      await overrideSeverity(client, mira, { id: '1' }, { severity: 'SEV2', reason: 'The shop is down' })
      await rename(client, mira, { id: '1' }, String(then.title))
      await changeKind(client, mira, { id: '1' }, 'provider')
    })
    await undo(mira, arranged)
    expect(await rowOf('1')).toMatchObject({
      ...{ severity: 2, severity_reason: 'The shop is down', title: then.title, title_by_hand: true },
      ...{ kind: 'provider', kind_by_hand: true, event_count: 2 },
    })
  })

  it('gives what somebody opened without events its own times and services back', async () => {
    const { incidentId } = await carryOut(mira, { what: 'open', incident: OWN })
    const before = await rowOf(incidentId)
    const arranged = await carryOut(mira, { what: 'move', eventId: await eventId('4'), to: incidentId })
    await record({ id: '4', region: 'ap-south-1', service: 'rds', from: 5, to: 50, saidAt: minute(50) })
    expect(await rowOf(incidentId)).toMatchObject({ services: ['rds'], ended_at: new Date(minute(50)) })
    await undo(mira, arranged)
    const { version: _, status: _status, resolved_at: _resolved, ...facts } = before
    expect(await rowOf(incidentId)).toMatchObject(facts)
  })

  it('is taken back exactly after what was split was merged again, with the reasons', async () => {
    const reasons = async () => (await pool().query('SELECT event_id, other_id, rule FROM incident_link')).rows
    const told = await reasons()
    expect(told).toHaveLength(1)
    const split = await carryOut(mira, { what: 'split', target: { id: '1' }, eventIds: [await eventId('2')] })
    expect(await reasons()).toEqual([])
    const made = (await listIncidents()).at(-1)?.id ?? ''
    await merge(mira, made, split.incidentId)
    expect(await reasons()).toEqual(told)
    const before = await wholeState()
    await undo(mira, await merge(mira, '2', '1'))
    expect(await wholeState()).toEqual(before)
  })

  it('gives events to rules again, as AWS has corrected them since', async () => {
    const arranged = await merge(mira, '1', '2')
    await record({ id: '2', from: 400, to: 460, saidAt: minute(500) })
    expect(await listPartition()).toEqual(['1 2 3', '4'])
    await undo(mira, arranged)
    expect(await listPartition()).toEqual(['1', '2', '3', '4'])
  })

  it('leaves no outage without an incident', async () => {
    const notice = { id: '9', service: 'sns', region: 'sa-east-1', to: null }
    await record({ ...notice, category: 'accountNotification' })
    const arranged = await carryOut(mira, { what: 'move', eventId: await eventId('9'), to: '1' })
    await record({ ...notice, saidAt: minute(30) })
    expect(await listPartition()).toEqual(['1 2 9', '3', '4'])
    await undo(mira, arranged)
    expect(await listPartition()).toEqual(['1 2', '3', '4', '9'])
  })
})

describe('a link', () => {
  it('is not taken back by those who see one of the two alone', async () => {
    await record({ id: '5', scope: 'ACCOUNT_SPECIFIC', region: 'sa-east-1', service: 'sqs', from: 500, to: 520 })
    const hidden = (await listIncidents()).find(({ events }) => events.includes('5'))?.id ?? ''
    await inTransaction((client) => linkIncidents(client, mira, '1', { other: hidden, reason: null }))
    const { rows } = await pool().query<{ id: string }>(
      "SELECT id::text FROM incident_change WHERE what = 'linked' AND incident_id = 1",
    )
    const [changeId = ''] = rows.map(({ id }) => id)
    const ines = await buildDoer('Ines', { accounts: [] })
    await expect(undo(ines, { changeId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await pool().query('SELECT FROM incident_relation')).rowCount).toBe(1)
    await undo(mira, { changeId })
    expect((await pool().query('SELECT FROM incident_relation')).rowCount).toBe(0)
  })
})
