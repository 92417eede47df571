import { describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { buildFacts, minute } from '@/lib/domain/correlation/testing/build-facts'
import { openUpcomingEvents, recordObservations } from '@/lib/events/write'
import { recordReach } from '@/lib/events/write-reach'
import { buildAccountReach, buildReach } from '@/lib/testing/build-reach'
import { withDatabase } from '@/lib/testing/database'
import {
  listAll,
  listChanges,
  listIncidents,
  listPartition,
  observationOf,
  placeByHand,
  record,
  SEEN,
} from './test-grouping'
import { BY_RULE, writeChange } from './write-change'
import { correlateBacklog } from './write-correlation'

withDatabase()

const OPEN = { to: null }

describe('a new event', () => {
  it('is an incident, with all that is computed of it', async () => {
    await record({ id: '1', service: 'lambda', serviceName: 'AWS Lambda', ...OPEN })
    const [incident] = await listIncidents()
    expect(incident).toMatchObject({
      ...{ events: ['1'], status: 'detected', kind: 'provider', services: ['lambda'], regions: ['us-east-1'] },
      ...{ eventCount: 1, openEventCount: 1, accountCount: 0, severity: 3, endedAt: null, resolvedAt: null },
    })
    expect(incident?.title).toContain('Slow answers')
    expect((await listChanges(incident?.id ?? '')).map(({ what }) => what)).toEqual(['detected'])
  })

  it('that is over already is a resolved incident, resolved when it ended', async () => {
    await record({ id: '1', from: 0, to: 30 })
    const [incident] = await listIncidents()
    expect(incident).toMatchObject({ status: 'resolved', openEventCount: 0, endedAt: new Date(minute(30)) })
    expect(incident?.resolvedAt).toEqual(new Date(minute(30)))
  })

  it.each(['0001-01-01T00:00:00Z', '9999-12-31T23:00:00Z'])('may be dated %s', async (moment) => {
    const startedAt = Date.parse(moment)
    const listed = [{ service: 'sqs', region: 'us-east-1' }]
    await record({
      id: '1',
      scope: 'ACCOUNT_SPECIFIC',
      startedAt,
      saidAt: startedAt,
      impactedServices: listed,
      ...OPEN,
    })
    expect(await listIncidents()).toMatchObject([{ events: ['1'], startedAt: new Date(startedAt) }])
  })

  it('makes no incident where it is a notice, a plan or still to come', async () => {
    await record(
      { id: '1', category: 'accountNotification' },
      { id: '2', category: 'scheduledChange', service: 's3' },
      { id: '3', status: 'upcoming', service: 'sqs' },
    )
    expect(await listIncidents()).toEqual([])
  })

  it('joins what it belongs to, and the history says so', async () => {
    await record({ id: '1', service: 's3', ...OPEN }, { id: '2', service: 'ec2', from: 5, ...OPEN })
    expect(await listPartition()).toEqual(['1', '2'])
    await record({ id: '3', service: 'sqs', from: 9, ...OPEN })
    const [incident, ...others] = await listIncidents()
    expect(others).toEqual([])
    expect(incident).toMatchObject({ id: '1', events: ['1', '2', '3'], eventCount: 3, openEventCount: 3 })
    expect(await listChanges('1')).toMatchObject([
      { what: 'detected', by: 'rule' },
      { what: 'merged', after: { incidentId: '2', eventCount: 1 } },
      { what: 'events-joined', after: { eventCount: 1 } },
    ])
    expect(await listAll()).toMatchObject([{ mergedInto: null }, { id: '2', mergedInto: '1', events: [] }])
    const links = await pool().query(
      "SELECT rule, detail->>'services' AS services FROM incident_link ORDER BY event_id",
    )
    expect(links.rows).toEqual([
      { rule: 'burst', services: '3' },
      { rule: 'burst', services: '3' },
    ])
  })
})

describe('flapping', () => {
  const again = (from: number) => ({ id: '2', from, ...OPEN })

  it('reopens the incident within the window', async () => {
    await record({ id: '1', from: 0, to: 60 })
    await record(again(119))
    expect(await listIncidents()).toMatchObject([{ events: ['1', '2'], status: 'reopened', resolvedAt: null }])
    const statuses = (await listChanges('1')).filter(({ what }) => what === 'status')
    expect(statuses).toMatchObject([{ by: 'rule', after: { status: 'reopened' } }])
  })

  it('is another incident beyond it', async () => {
    await record({ id: '1', from: 0, to: 60 })
    await record(again(121))
    expect(await listIncidents()).toMatchObject([
      { events: ['1'], status: 'resolved' },
      { events: ['2'], status: 'detected' },
    ])
  })

  it('of one ARN reopens its incident and resolves it again', async () => {
    const spoken = async (said: number, status: string, endedAt: number | null) =>
      record({ id: '1', status, endedAt, saidAt: minute(said) })
    await spoken(0, 'open', null)
    await spoken(30, 'closed', minute(30))
    await spoken(45, 'open', null)
    expect(await listIncidents()).toMatchObject([{ status: 'reopened', endedAt: null }])
    await spoken(60, 'closed', minute(60))
    expect(await listIncidents()).toMatchObject([{ status: 'resolved', resolvedAt: new Date(minute(60)) }])
    const statuses = (await listChanges('1')).map(({ after }) => (after as { status: string }).status)
    expect(statuses).toEqual(['detected', 'resolved', 'reopened', 'resolved'])
  })
})

describe('life by rule', () => {
  const setStatus = (status: string) => pool().query('UPDATE incident SET status = $1', [status])
  const speak = (said: number, status: string) =>
    record({ id: '1', status, endedAt: status === 'open' ? null : minute(said), saidAt: minute(said) })

  it('leaves to people what they took in hand', async () => {
    await speak(0, 'open')
    await setStatus('investigating')
    await speak(30, 'closed')
    expect(await listIncidents()).toMatchObject([{ status: 'investigating', openEventCount: 0 }])
  })

  it('does not reopen what a person resolved because AWS goes on speaking', async () => {
    await speak(0, 'open')
    await setStatus('resolved')
    await speak(30, 'open')
    expect(await listIncidents()).toMatchObject([{ status: 'resolved', openEventCount: 1 }])
  })

  it('reopens what a person closed when another open event joins', async () => {
    await speak(0, 'open')
    await setStatus('closed')
    await record({ id: '2', from: 20, ...OPEN })
    expect(await listIncidents()).toMatchObject([{ status: 'reopened', events: ['1', '2'] }])
  })

  it('forgets a mitigation where it reopens', async () => {
    await speak(0, 'closed')
    await pool().query('UPDATE incident SET mitigated_at = now()')
    await speak(30, 'open')
    expect(await listIncidents()).toMatchObject([{ status: 'reopened' }])
    expect((await pool().query('SELECT FROM incident WHERE mitigated_at IS NOT NULL')).rowCount).toBe(0)
  })

  it('keeps a reopened incident open although all of it is over', async () => {
    await speak(0, 'closed')
    await setStatus('reopened')
    await record({ id: '2', from: 5, to: 40 })
    expect(await listIncidents()).toMatchObject([{ status: 'reopened', events: ['1', '2'] }])
  })

  it('keeps title, kind and severity that people chose', async () => {
    await speak(0, 'open')
    await pool().query(`UPDATE incident SET title = 'Ours', title_by_hand = true, kind = 'change', kind_by_hand = true,
      severity = 1, severity_reason = 'The shop is down'`)
    await speak(30, 'closed')
    expect(await listIncidents()).toMatchObject([{ title: 'Ours', kind: 'change', severity: 1 }])
  })
})

describe('a correction', () => {
  const burst = [
    { id: '1', service: 's3', from: 0, to: 200 },
    { id: '2', service: 'ec2', from: 5, to: 200 },
    { id: '3', service: 'sqs', from: 10, to: 200 },
  ]

  it('of a start takes an incident apart: the part with its first event keeps it', async () => {
    await record(...burst)
    expect(await listPartition()).toEqual(['1 2 3'])
    await record({ ...burst[2], from: 190, saidAt: minute(210) })
    expect(await listIncidents()).toMatchObject([
      { id: '1', events: ['1'] },
      { id: '2', events: ['2'] },
      { id: '3', events: ['3'] },
    ])
    expect((await listChanges('1')).map(({ what }) => what)).toEqual(['detected', 'events-left', 'events-left'])
    expect((await pool().query('SELECT FROM incident_link')).rowCount).toBe(0)
    await record({ ...burst[2], saidAt: minute(220) })
    expect(await listIncidents()).toMatchObject([{ id: '1', events: ['1', '2', '3'] }])
  })

  it('that makes an event no outage takes it out, and empties what it was', async () => {
    await record({ id: '1', summary: 'Somebody in your account', ...OPEN })
    await record({ id: '1', category: 'accountNotification', summary: 'Somebody in your account', saidAt: minute(90) })
    const [incident] = await listIncidents()
    expect(incident).toMatchObject({ events: [], eventCount: 0, status: 'resolved', services: [] })
    expect(incident?.title).not.toContain('Somebody')
    await record({ id: '1', saidAt: minute(120), ...OPEN })
    expect((await listIncidents()).at(-1)).toMatchObject({ events: ['1'] })
  })
})

describe('a bridge', () => {
  const [east, later] = [
    { id: '1', from: 0, to: 60 },
    { id: '2', from: 180, to: 240 },
  ]
  const bridge = { id: '3', from: 100, to: 150 }

  it('makes two incidents one: that on which people worked, and its name stands for both', async () => {
    await record(east)
    await record(later)
    await writeChange(pool(), { incidentId: '2', by: { kind: 'person', id: null, name: 'Ada' }, what: 'note-added' })
    await record(bridge)
    expect(await listAll()).toMatchObject([
      { id: '1', mergedInto: '2', events: [], eventCount: 0 },
      { id: '2', mergedInto: null, events: ['1', '2', '3'], eventCount: 3 },
    ])
  })

  it('makes the smallest id of them stay where rules alone were at work', async () => {
    await record(later)
    await writeChange(pool(), { incidentId: '1', by: BY_RULE, what: 'status' })
    await record(east)
    await record(bridge)
    expect(await listIncidents()).toMatchObject([{ id: '1', events: ['1', '2', '3'], startedAt: new Date(minute(0)) }])
  })
})

describe('what people placed', () => {
  it('stays, and draws to it what is linked to it', async () => {
    await record({ id: '1', to: 60 }, { id: '2', service: 's3', region: 'eu-west-1', to: 60 })
    await placeByHand('1', ['1', '2'])
    expect(await listPartition()).toEqual(['1 2'])
    await record({ id: '3', service: 's3', region: 'eu-west-1', from: 70, to: 80 })
    await record({ id: '2', service: 's3', region: 'eu-west-1', from: 5, to: 60, saidAt: minute(100) })
    expect(await listPartition()).toEqual(['1 2 3'])
  })

  it('keeps apart what rules would group', async () => {
    await record({ id: '1', to: 60 }, { id: '2', from: 10, to: 60 })
    await record({ id: '9', service: 's3', region: 'eu-west-1', to: 60 })
    await placeByHand('1', ['1'])
    const other = (await listIncidents()).find(({ events }) => events.includes('9'))?.id ?? ''
    await placeByHand(other, ['2', '9'])
    for (const id of ['1', '2']) await record({ id, from: 1, to: 61, saidAt: minute(90) })
    expect(await listPartition()).toEqual(['1', '2 9'])
  })

  it('stays where it is although it is no outage any more', async () => {
    await record({ id: '1', ...OPEN })
    await placeByHand('1', ['1'])
    await record({ id: '1', category: 'accountNotification', saidAt: minute(90) })
    expect(await listPartition()).toEqual(['1'])
  })
})

describe('other writers', () => {
  it('count the accounts that AWS added, and propose by them', async () => {
    await record({ id: '1', scope: 'ACCOUNT_SPECIFIC', ...OPEN })
    const accounts = Array.from({ length: 12 }, (_, n) => buildAccountReach(String(n).padStart(12, '0')))
    await recordReach([buildReach('1', accounts)], SEEN)
    const [incident] = await listIncidents()
    expect(incident).toMatchObject({ accountCount: 12, severity: 2 })
    expect((await listChanges('1')).at(-1)).toMatchObject({ what: 'severity', after: { severity: 'SEV2' } })
  })

  it('open what was upcoming, and it becomes an incident', async () => {
    await record({ id: '1', status: 'upcoming', ...OPEN })
    expect(await listIncidents()).toEqual([])
    await openUpcomingEvents()
    expect(await listIncidents()).toMatchObject([{ events: ['1'], status: 'detected' }])
  })

  it('give a whole the incident of the part that it takes in', async () => {
    const part = buildFacts({ id: '1', arn: null, from: 30, to: 60 })
    const rss = { ...observationOf(part), listing: 'rss' as const }
    await recordObservations([rss], SEEN)
    await writeChange(pool(), { incidentId: '1', by: { kind: 'person', id: null, name: 'Ada' }, what: 'note-added' })
    await record({ id: '7', from: 0, to: 90 })
    expect(await listAll()).toMatchObject([{ id: '1', events: ['7'], mergedInto: null }])
  })

  it('at the same time group as one after the other', async () => {
    const services = ['s3', 'ec2', 'sqs', 'sns', 'rds', 'kms']
    await Promise.all(services.map((service, n) => record({ id: String(n + 1), service, from: n })))
    expect(await listPartition()).toEqual(['1 2 3 4 5 6'])
  })

  it('leave nothing behind when their transaction fails', async () => {
    const failing = inTransaction(async (client) => {
      await client.query('INSERT INTO idempotent_answer VALUES (NULL)')
    })
    await expect(failing).rejects.toThrow()
    await expect(record({ id: '1' }, { id: '2', summary: 'a\u0000b' })).rejects.toThrow()
    expect(await listAll()).toEqual([])
    expect((await pool().query('SELECT FROM health_event')).rowCount).toBe(0)
  })
})

describe('the backlog', () => {
  it('groups what was stored before there were incidents, and goes on where it was stopped', async () => {
    const services = ['s3', 'ec2', 'sqs']
    const days = Array.from({ length: 400 }, (_, n) => n)
    await record(
      ...days.flatMap((day) =>
        services.map((service, n) => ({
          id: String(day * 3 + n),
          service,
          from: day * 1_440 + n,
          to: day * 1_440 + 60,
        })),
      ),
      { id: '9999', category: 'accountNotification' },
    )
    const before = await listPartition()
    expect(before).toHaveLength(400)
    await pool().query('TRUNCATE incident CASCADE')
    const place = await correlateBacklog(null)
    expect(place).not.toBeNull()
    const [{ some }] = (await pool().query('SELECT count(*)::int AS some FROM incident_event')).rows
    expect(some).toBeGreaterThanOrEqual(500)
    let next = await correlateBacklog(null)
    while (next !== null) next = await correlateBacklog(next)
    expect(await listPartition()).toEqual(before)
  })
})
