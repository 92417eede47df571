import { describe, expect, it } from 'vitest'
import { readImpactedServices, readLog, readStatusChanges, saysResolved } from './event-parts'
import { buildLogEntry, NOW, START } from './test-payloads'
import { createUnreadableReport } from './unreadable'

const AT = START * 1000
const MINUTE = 60_000

function context() {
  const report = createUnreadableReport()
  return {
    now: NOW,
    where: 'event 1',
    report,
    complaints: () => report.lines().map(({ where, why }) => `${where}: ${why}`),
  }
}

describe('readLog', () => {
  it('reads numbers and texts, seconds and milliseconds, oldest first', () => {
    const { complaints, ...rest } = context()
    const log = readLog([buildLogEntry(30, '2', { timestamp: String(AT + 30 * MINUTE) }), buildLogEntry(0, 1)], rest)
    expect(log.map(({ update }) => update)).toEqual([
      { observedAt: AT, text: 'Said after 0 minutes.', severity: 'informational' },
      { observedAt: AT + 30 * MINUTE, text: 'Said after 30 minutes.', severity: 'degradation' },
    ])
    expect(complaints()).toEqual([])
  })

  it.each([undefined, null, [], ''])('is empty where AWS gives %j', (log) => {
    const { complaints, ...rest } = context()
    expect(readLog(log, rest)).toEqual([])
    expect(complaints()).toEqual([])
  })

  it('keeps the words of an entry whose status is not known, and says so', () => {
    const { complaints, ...rest } = context()
    const [entry] = readLog([buildLogEntry(0, 'abc')], rest)
    expect(entry).toMatchObject({ update: { severity: null }, statusKnown: false, resolving: false })
    expect(complaints()).toEqual(['log entry 1 of event 1: its status "abc" is not one of 0 to 3'])
  })

  it('leaves out and reports an entry without a plausible time, keeping the others', () => {
    const { complaints, ...rest } = context()
    const entries = [
      buildLogEntry(0, 1, { timestamp: -1 }),
      buildLogEntry(0, 1, { timestamp: null }),
      'gone',
      buildLogEntry(5),
    ]
    expect(readLog(entries, rest)).toHaveLength(1)
    expect(complaints()).toEqual([
      expect.stringMatching(/^log entry 1 of event 1: its timestamp -1, 1969-12-31T23:59:59.000Z, is before 2006/),
      'log entry 2 of event 1: its timestamp is missing',
      'log entry 3 of event 1: it is not a JSON object',
    ])
  })

  it('tells an entry that ends the event by its status or its title', () => {
    const { complaints: _, ...rest } = context()
    const entries = [buildLogEntry(0, 0), buildLogEntry(1, 1, { summary: '[RESOLVED] x' }), buildLogEntry(2, 1)]
    expect(readLog(entries, rest).map(({ resolving }) => resolving)).toEqual([true, true, false])
  })

  it("leaves AWS's words as they are, save what cannot be stored; takes the title where there are none", () => {
    const { complaints: _, ...rest } = context()
    const message = ' <b>Down</b> &amp; out\r\n'
    const texts = readLog(
      [
        buildLogEntry(0, 1, { message }),
        buildLogEntry(1, 1, { message: 'a\u0000\uD800b' }),
        buildLogEntry(2, 1, { message: undefined }),
        buildLogEntry(2, 1, { message: '' }),
        buildLogEntry(3, 1, { message: null, summary: null }),
      ],
      rest,
    ).map(({ update }) => update.text)
    expect(texts).toEqual([message, 'a\uFFFDb', 'Slow answers', '', ''])
  })

  it('says the same thing once, with the later status', () => {
    const { complaints: _, ...rest } = context()
    const log = readLog([buildLogEntry(0, 2), buildLogEntry(0, 1)], rest)
    expect(log.map(({ update }) => update.severity)).toEqual(['informational'])
  })
})

describe('readImpactedServices', () => {
  it('splits the keys of regional and global services', () => {
    const { complaints, ...rest } = context()
    const impacted = readImpactedServices(
      {
        'sts-us-west-2': { service_name: 'Token Service', current: '0', max: '3' },
        cloudfront: { service_name: null, current: 1, max: 1 },
        's3-us-standard': {},
      },
      rest,
    )
    expect(impacted).toEqual([
      {
        service: 'cloudfront',
        region: 'global',
        upstreamService: 'cloudfront',
        name: null,
        severity: 'informational',
        peakSeverity: 'informational',
      },
      {
        service: 's3',
        region: 'us-east-1',
        upstreamService: 's3-us-standard',
        name: null,
        severity: null,
        peakSeverity: null,
      },
      {
        service: 'sts',
        region: 'us-west-2',
        upstreamService: 'sts-us-west-2',
        name: 'Token Service',
        severity: null,
        peakSeverity: 'disruption',
      },
    ])
    expect(complaints()).toEqual([])
  })

  it('reports what is not known and keeps the service', () => {
    const { complaints, ...rest } = context()
    const impacted = readImpactedServices({ 'ec2-us-east-1': { current: '7', max: 'bad' }, kms: 'gone', ' ': {} }, rest)
    expect(impacted).toMatchObject([{ service: 'ec2', severity: null, peakSeverity: null }])
    expect(complaints()).toEqual([
      'impacted service ec2-us-east-1 of event 1: its current status "7" is not one of 0 to 3',
      'impacted service ec2-us-east-1 of event 1: its max status "bad" is not one of 0 to 3',
      'impacted service kms of event 1: it is not a JSON object',
      'impacted service   of event 1: it names no service',
    ])
  })

  it('reports a list where an object should be', () => {
    const { complaints, ...rest } = context()
    expect(readImpactedServices(['ec2'], rest)).toEqual([])
    expect(complaints()).toEqual(['event 1: its impacted_services is not an object'])
  })

  it('reads a key that would be special in JavaScript like any other', () => {
    const { complaints: _, ...rest } = context()
    const services: unknown = JSON.parse('{"__proto__":{"current":"1","max":"1"}}')
    expect(readImpactedServices(services, rest)).toMatchObject([{ upstreamService: '__proto__', region: 'global' }])
  })
})

describe('readStatusChanges', () => {
  const change = { service: 'ec2-us-east-1', service_name: 'x', previous_status: '2', current_status: '0' }

  it('reads milliseconds and seconds, oldest first', () => {
    const { complaints, ...rest } = context()
    const changes = readStatusChanges(
      [
        { ...change, timestamp: AT + MINUTE },
        { ...change, previous_status: '0', current_status: 2, timestamp: START },
      ],
      rest,
    )
    expect(changes).toEqual([
      { upstreamService: 'ec2-us-east-1', previousSeverity: null, severity: 'degradation', changedAt: AT },
      { upstreamService: 'ec2-us-east-1', previousSeverity: 'degradation', severity: null, changedAt: AT + MINUTE },
    ])
    expect(complaints()).toEqual([])
  })

  it('never takes an unknown status for recovery', () => {
    const { complaints, ...rest } = context()
    const timestamp = AT
    const changes = readStatusChanges(
      [
        { ...change, current_status: '9', timestamp },
        { ...change, current_status: undefined, timestamp },
        { ...change, service: '', timestamp },
        { ...change, previous_status: 'x', timestamp },
      ],
      rest,
    )
    expect(changes).toHaveLength(1)
    expect(complaints()).toEqual([
      'status change 1 of event 1: its current_status "9" is not one of 0 to 3',
      'status change 2 of event 1: its current_status undefined is not one of 0 to 3',
      'status change 3 of event 1: it names no service',
      'status change 4 of event 1: its previous_status "x" is not one of 0 to 3',
    ])
  })
})

describe('saysResolved', () => {
  it.each(['[RESOLVED] x', '  [RESOLVED] x', '[解決済み] 遅延 | [RESOLVED] Delay', '[Resolved] x'])(
    'sees it in %j',
    (title) => {
      expect(saysResolved(title)).toBe(true)
    },
  )

  it.each(['Resolved', 'RESOLVED: x', '', null])('does not see it in %j', (title) => {
    expect(saysResolved(title)).toBe(false)
  })
})
