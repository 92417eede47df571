import { describe, expect, it } from 'vitest'
import { type EventCopy, mergeCopies } from './merge-copies'
import { normaliseEvent } from './normalise-event'
import { buildArn, buildLogEntry, buildPastEvent, NOW, START } from './test-payloads'
import { createUnreadableReport } from './unreadable'

const MULTIPLE = buildArn('MULTIPLE_SERVICES', 'us-east-1')

function copy(key: string, overrides: Record<string, unknown> = {}): EventCopy {
  const report = createUnreadableReport()
  const payload = buildPastEvent({ service: undefined, arn: MULTIPLE, ...overrides })
  return { key, observed: normaliseEvent(payload, { listing: 'history', key, now: NOW, where: 'event', report }) }
}

function one(copies: EventCopy[]) {
  const [forwards, ...others] = mergeCopies(copies)
  const [backwards] = mergeCopies(copies.toReversed())
  expect(others).toEqual([])
  expect(backwards).toEqual(forwards)
  if (!forwards) throw new Error('expected an event')
  return forwards
}

describe('mergeCopies', () => {
  it('makes one event of an ARN under several keys, named by the key of its own service', () => {
    const { event, raw } = one([copy('ec2-us-east-1'), copy('multipleservices-us-east-1'), copy('kms-us-east-1')])
    expect(event).toMatchObject({ service: 'multipleservices', upstreamService: 'multipleservices-us-east-1' })
    expect(event.updates).toHaveLength(3)
    expect(Object.keys(JSON.parse(raw))).toEqual(['ec2-us-east-1', 'kms-us-east-1', 'multipleservices-us-east-1'])
  })

  it('takes the first key in the alphabet where none is of that service', () => {
    expect(one([copy('sqs-us-east-1'), copy('kms-us-east-1')]).event.service).toBe('kms')
  })

  it('joins what the copies say and lets the latest decide', () => {
    const earlier = copy('a', {
      summary: 'Slow answers',
      status: '3',
      end_time: undefined,
      event_log: [buildLogEntry(0, 3), buildLogEntry(10, 1, { message: 'Only here.' })],
      impacted_services: { sts: { current: '3', max: '3' }, kms: { current: '1', max: '1' } },
    })
    const later = copy('b', { status: '1', impacted_services: { kms: { current: '0', max: '1' } } })
    const { event } = one([earlier, later])
    expect(event).toMatchObject({ status: 'closed', severity: null, peakSeverity: 'disruption' })
    expect(event.endedAt).toBe((START + 3600) * 1000)
    expect(event.updates.map(({ text }) => text)).toContain('Only here.')
    expect(event.updates.filter(({ text }) => text === 'Said after 0 minutes.')).toHaveLength(1)
    expect(event.impactedServices).toMatchObject([
      { service: 'kms', severity: null },
      { service: 'sts', peakSeverity: 'disruption' },
    ])
  })

  it('tells events without ARN apart by service, Region and start', () => {
    const without = (key: string, minutes: number) => copy(key, { arn: undefined, date: START + minutes * 60 })
    const copies = [without('iam', 5), without('iam', 0), without('iam', 0), without('sts-us-east-1', 0)]
    const events = mergeCopies(copies).map(({ event }) => [event.service, event.startedAt / 1000 - START])
    expect(events).toEqual([
      ['iam', 0],
      ['sts', 0],
      ['iam', 300],
    ])
  })

  it('keeps both payloads where one key lists an event twice', () => {
    const { raw } = one([copy('iam'), copy('iam', { status: '3' })])
    expect(JSON.parse(raw)).toHaveLength(2)
  })

  it('joins thousands of copies', () => {
    const many = Array.from({ length: 5000 }, (_, index) => copy(`service${index}-us-east-1`))
    expect(mergeCopies(many)).toHaveLength(1)
  })
})
