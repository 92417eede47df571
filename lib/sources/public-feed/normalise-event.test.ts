import { describe, expect, it } from 'vitest'
import type { Listing } from './event-outcome'
import { normaliseEvent } from './normalise-event'
import { buildArn, buildEvent, buildLogEntry, buildPastEvent, NOW, START } from './test-payloads'
import { createUnreadableReport } from './unreadable'

const AT = START * 1000
const MINUTE = 60_000

function read(payload: unknown, listing: Listing = 'current', key: string | null = null) {
  const report = createUnreadableReport()
  const observed = normaliseEvent(payload, { listing, key, now: NOW, where: 'event 1', report })
  return { ...observed, complaints: report.lines().map(({ why }) => why) }
}

const current = (overrides = {}) => read(buildEvent(overrides)).event
const past = (overrides = {}) => read(buildPastEvent(overrides), 'history', 'ec2-us-east-1').event

describe('an event of the current list', () => {
  it('comes in normal form beside its payload', () => {
    const payload = buildEvent()
    const { event, raw, complaints } = read(payload)
    expect(event).toMatchObject({
      arn: buildArn(),
      service: 'ec2',
      upstreamService: 'ec2-us-east-1',
      serviceName: 'Elastic Compute Cloud',
      region: 'us-east-1',
      typeCode: 'AWS_EC2_OPERATIONAL_ISSUE',
      category: 'issue',
      scope: 'PUBLIC',
      status: 'open',
      severity: 'degradation',
      peakSeverity: 'degradation',
      summary: 'Slow answers',
      startedAt: AT,
      endedAt: null,
      saidAt: AT + 30 * MINUTE,
    })
    expect(event.updates).toHaveLength(2)
    expect(event.impactedServices).toHaveLength(1)
    expect(JSON.parse(raw)).toEqual(payload)
    expect(complaints).toEqual([])
  })

  it.each([
    ['status 0', { status: '0' }],
    ['a number 0', { status: 0 }],
    ['an end_time', { end_time: START + 3600 }],
    ['its title', { summary: ' [RESOLVED] Slow answers' }],
    ['a Japanese title', { summary: '[解決済み] 遅延 | [RESOLVED] Delay' }],
    ['its last log entry', { event_log: [buildLogEntry(0, 2), buildLogEntry(60, 0)] }],
  ])('is over by %s', (_how, overrides) => {
    expect(current(overrides)).toMatchObject({ status: 'closed', severity: null, peakSeverity: 'degradation' })
  })

  it('is not over because an earlier log entry said so', () => {
    const event_log = [buildLogEntry(0, 2), buildLogEntry(10, 0), buildLogEntry(20, 2)]
    expect(current({ event_log })).toMatchObject({ status: 'open', severity: 'degradation' })
  })

  it('has the worst severity that stands anywhere in it as its peak', () => {
    const quiet = { status: '1', event_log: [], impacted_services: {} }
    expect(current(quiet).peakSeverity).toBe('informational')
    expect(current({ ...quiet, event_log: [buildLogEntry(0, 3), buildLogEntry(1, 1)] }).peakSeverity).toBe('disruption')
    expect(current({ ...quiet, impacted_services: { s3: { current: '0', max: '3' } } }).peakSeverity).toBe('disruption')
    const changes = [{ service: 's3', previous_status: '3', current_status: '1', timestamp: AT }]
    expect(current({ ...quiet, impacted_service_status_changes: changes }).peakSeverity).toBe('disruption')
  })

  it('needs neither ARN nor service_name, region_name, summary, log or impacted services', () => {
    const { event, complaints } = read({ date: START, status: 1, service: 'iam-us-east-1' })
    expect(event).toMatchObject({
      arn: null,
      service: 'iam',
      region: 'us-east-1',
      serviceName: null,
      typeCode: null,
      category: 'issue',
      summary: '',
      updates: [],
      saidAt: 0,
    })
    expect(complaints).toEqual([])
  })

  it("takes the ARN's service where it names none itself", () => {
    const arn = buildArn('MULTIPLE_SERVICES', 'us-west-2')
    expect(current({ service: undefined, arn })).toMatchObject({
      service: 'multipleservices',
      upstreamService: 'MULTIPLE_SERVICES',
      region: 'us-west-2',
    })
  })

  it('takes its Region from the name where the ARN says global', () => {
    expect(current({ arn: buildArn('IAM', 'global'), service: 'iam', region_name: null }).region).toBe('global')
    expect(current({ arn: buildArn('IAM', 'global'), service: 'iam', region_name: 'Oregon' }).region).toBe('us-west-2')
    const s3 = { arn: buildArn('S3_US_STANDARD', 'global'), service: 's3-us-standard', region_name: 'N. Virginia' }
    expect(current(s3)).toMatchObject({ service: 's3', region: 'us-east-1' })
  })

  it('is kept as one without ARN when the ARN is none of AWS Health', () => {
    const { event, complaints } = read(buildEvent({ arn: 'arn:aws:iam::123456789012:role/x' }))
    expect(event).toMatchObject({ arn: null, region: 'us-east-1' })
    expect(complaints).toEqual([expect.stringContaining('is not one of AWS Health')])
  })

  it('was last spoken of in its log or by a status change', () => {
    expect(current().saidAt).toBe(AT + 30 * MINUTE)
    const changes = [{ service: 's3', previous_status: '3', current_status: '1', timestamp: AT + 90 * MINUTE }]
    expect(current({ impacted_service_status_changes: changes }).saidAt).toBe(AT + 90 * MINUTE)
    expect(current({ impacted_service_status_changes: changes, event_log: [] }).saidAt).toBe(AT + 90 * MINUTE)
  })

  it('is not said later because its date or end_time is later: either may be corrected to an earlier one', () => {
    expect(current({ end_time: START + 7200 }).saidAt).toBe(AT + 30 * MINUTE)
    expect(current({ date: START + 7200 }).saidAt).toBe(AT + 30 * MINUTE)
    expect(current({ end_time: START + 7200, event_log: [] }).saidAt).toBe(0)
  })

  it('is not said later because of a time more than an hour ahead of the clock', () => {
    const ahead = (NOW - AT) / MINUTE + 60
    const log = (minutes: number) => ({ event_log: [buildLogEntry(30), buildLogEntry(minutes)] })
    expect(current(log(ahead)).saidAt).toBe(NOW + 60 * MINUTE)
    expect(current(log(ahead + 1)).saidAt).toBe(AT + 30 * MINUTE)
    expect(current({ event_log: [buildLogEntry(ahead + 1)] }).saidAt).toBe(0)
    const changes = [{ service: 's3', previous_status: '3', current_status: '1', timestamp: NOW + 61 * MINUTE }]
    expect(current({ impacted_service_status_changes: changes }).saidAt).toBe(AT + 30 * MINUTE)
  })
})

describe('an event that cannot be used', () => {
  it.each([
    ['an unknown status', { status: '7' }, 'its status "7" is not one of 0 to 3'],
    ['a status in words', { status: 'abc' }, 'its status "abc" is not one of 0 to 3'],
    ['half a status', { status: 1.5 }, 'its status 1.5 is not one of 0 to 3'],
    ['no status', { status: null }, 'its status is missing'],
    ['no date', { date: undefined }, 'its date is missing'],
    ['a negative date', { date: '-1525708208' }, 'is before 2006'],
    ['a date in 2005', { date: '1104537600' }, 'its date "1104537600", 2005-01-01T00:00:00.000Z, is before 2006'],
    ['a date in 2045', { date: 2_366_841_600 }, 'more than 5 years ahead'],
    ['no service', { service: undefined, arn: undefined }, 'it names no service'],
    ['a monstrous service key', { service: 'x'.repeat(201) }, 'its service key has 201 characters'],
    ['an object as title', { summary: {} }, 'summary is neither text nor absent'],
  ])('for %s', (_what, overrides, why) => {
    expect(() => read(buildEvent(overrides))).toThrow(why)
  })

  it.each([null, 'text', 7, [], true])('because it is %j', (payload) => {
    expect(() => read(payload)).toThrow('it is not a JSON object')
  })
})

describe('an event of the history', () => {
  it('is over with the peak as its status, and ended when AWS says so', () => {
    expect(past()).toMatchObject({
      status: 'closed',
      severity: null,
      peakSeverity: 'degradation',
      endedAt: AT + 60 * MINUTE,
    })
  })

  it('takes the key where it names no service', () => {
    const { event } = read(buildPastEvent({ service: undefined, arn: undefined }), 'history', 'kms-eu-west-1')
    expect(event).toMatchObject({ service: 'kms', region: 'eu-west-1', upstreamService: 'kms-eu-west-1' })
  })

  it('is not over because its peak was 0, nor worse than its last log entry', () => {
    const unresolved = { summary: 'Slow answers', end_time: undefined }
    const event_log = [buildLogEntry(0, 3), buildLogEntry(30, 1)]
    expect(past({ ...unresolved, status: '3', event_log })).toMatchObject({
      status: 'open',
      severity: 'informational',
      peakSeverity: 'disruption',
    })
    expect(past({ ...unresolved, status: '0', event_log: [] })).toMatchObject({ status: 'open', endedAt: null })
  })

  it('is never shown as normal because a status is not known', () => {
    const unresolved = { summary: 'Slow answers', end_time: undefined, status: '2' }
    expect(past({ ...unresolved, event_log: [buildLogEntry(0, 'abc')] }).severity).toBe('degradation')
    expect(past({ ...unresolved, event_log: [] }).severity).toBe('degradation')
    expect(past({ ...unresolved, event_log: [buildLogEntry(0, 0), buildLogEntry(1, '?')] }).severity).toBe(
      'degradation',
    )
  })

  it('may lack its status where the log has one', () => {
    expect(past({ status: undefined }).peakSeverity).toBe('degradation')
    expect(() => past({ status: undefined, event_log: [] })).toThrow('neither the event nor its log has a status')
  })

  it.each([
    ['the last log entry', { end_time: undefined }, 60],
    [
      'the title alone and its last entry',
      { end_time: undefined, event_log: [buildLogEntry(0), buildLogEntry(45)] },
      45,
    ],
    ['no log at all', { end_time: undefined, event_log: [] }, null],
    ['an end before the start', { end_time: START - 60 }, 60],
    ['an end and a log before the start', { end_time: START - 60, event_log: [buildLogEntry(-1, 0)] }, 0],
    ['an absurd end', { end_time: '-5' }, 60],
  ])('ends sensibly given %s', (_what, overrides, minutes) => {
    expect(past(overrides)).toMatchObject({
      status: 'closed',
      endedAt: minutes === null ? null : AT + minutes * MINUTE,
    })
  })

  it('ends with the last status change where AWS wrote nothing later', () => {
    const changes = [{ service: 's3', previous_status: '2', current_status: '0', timestamp: AT + 50 * MINUTE }]
    const silent = { end_time: undefined, impacted_service_status_changes: changes }
    expect(past({ ...silent, event_log: [] }).endedAt).toBe(AT + 50 * MINUTE)
    expect(past({ ...silent, event_log: [buildLogEntry(20, 2)] }).endedAt).toBe(AT + 50 * MINUTE)
    expect(past({ ...silent, event_log: [buildLogEntry(40, 0)] }).endedAt).toBe(AT + 40 * MINUTE)
  })

  it('reports an end that cannot be used', () => {
    const { complaints } = read(buildPastEvent({ end_time: 'later' }), 'history', 'ec2')
    expect(complaints).toEqual([expect.stringContaining('its end_time "later" is not a time')])
  })
})

describe('a planned change', () => {
  const arn = buildArn('RDS', 'us-east-1', 'BBBBB_00000000002', 'MAINTENANCE_SCHEDULED')
  const day = 86_400
  const planned = {
    arn,
    date: START + 10 * day,
    end_time: START + 11 * day,
    status: '0',
    event_log: [buildLogEntry(0, 1)],
  }

  it('is upcoming until it starts, and what AWS said last is not its start', () => {
    expect(current(planned)).toMatchObject({
      category: 'scheduledChange',
      status: 'upcoming',
      endedAt: (START + 11 * day) * 1000,
      saidAt: AT,
    })
  })

  it('is open while it runs and closed after its end', () => {
    const running = { ...planned, status: '1', date: START - day }
    expect(current(running).status).toBe('open')
    expect(current({ ...running, end_time: START - 60 }).status).toBe('closed')
  })

  it('is over when AWS says so, however far its start is ahead', () => {
    expect(current({ ...planned, summary: '[RESOLVED] Cancelled' }).status).toBe('closed')
  })

  it('is what makes a start ahead of the clock upcoming: an issue is open', () => {
    expect(current({ date: START + day }).status).toBe('open')
  })
})
