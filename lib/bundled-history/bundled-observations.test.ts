import { describe, expect, it } from 'vitest'
import { matchEvents } from '@/lib/domain/match-events'
import { clockParts } from '@/lib/domain/zone'
import { bundledObservations, observationOf } from './bundled-observations'
import { RECORDED_HISTORY } from './bundled-record'
import { recognisableOf, recognisableOfFeed } from './test-recognisables'

const DAY = 24 * 3_600_000
const observations = bundledObservations()
const exact = observations.filter(({ facts }) => facts?.timePrecision === 'exact')
const ofDay = observations.filter(({ facts }) => facts?.timePrecision === 'day')

function find(externalRef: string) {
  const found = observations.find(({ facts }) => facts?.externalRef === externalRef)
  if (found === undefined) throw new Error(`${externalRef} is not bundled`)
  return found
}

describe('bundledObservations', () => {
  it('holds well over fifty outages, oldest first, each under a name of its own', () => {
    expect(observations.length).toBeGreaterThan(100)
    expect(new Set(observations.map(({ facts }) => facts?.externalRef)).size).toBe(observations.length)
    const starts = observations.map(({ event }) => event.startedAt)
    expect(starts).toEqual(starts.toSorted((a, b) => a - b))
  })

  it('knows the IAM outage of 7 May 2018 to the minute', () => {
    const { event, facts } = find('2018-05-07-iam')
    expect(event).toMatchObject({
      arn: null,
      service: 'iam',
      upstreamService: 'iam',
      region: 'global',
      category: 'issue',
      scope: 'PUBLIC',
      status: 'closed',
      severity: null,
      peakSeverity: 'informational',
      updates: [],
    })
    expect(new Date(event.startedAt).toISOString()).toMatch(/^2018-05-07T15:50:/)
    expect(facts?.windows).toEqual([
      {
        clock: 'described',
        from: Date.parse('2018-05-07T14:19:00Z'),
        to: Date.parse('2018-05-07T15:20:00Z'),
        service: null,
        sentence: null,
        confidence: 'high',
        superseded: false,
      },
    ])
  })

  it('joins what was recorded of 28 February 2017 with the link to what AWS published', () => {
    const { event, facts } = find('2017-02-28-s3-us-standard')
    expect(event).toMatchObject({ service: 's3', region: 'us-east-1', peakSeverity: 'disruption', status: 'closed' })
    expect(facts).toMatchObject({ timePrecision: 'exact', referenceUrl: 'https://aws.amazon.com/message/41926/' })
  })

  it('gives nothing but facts: no ARN, no texts of AWS, ends after starts', () => {
    for (const { event, raw } of observations) {
      expect(raw).not.toContain('arn:')
      expect(event.updates).toEqual([])
      expect(event.saidAt).toBe(event.endedAt ?? event.startedAt)
      expect(event.endedAt ?? event.startedAt).toBeGreaterThanOrEqual(event.startedAt)
      expect(event.summary).toMatch(/^[A-Z].{8,130}[^.]$/)
    }
  })

  it('has windows that lie near the event and were closed before AWS closed it', () => {
    const windows = exact.flatMap(({ event, facts }) => (facts?.windows ?? []).map((window) => ({ event, ...window })))
    expect(windows.length).toBeGreaterThan(90)
    for (const { event, from, to } of windows) {
      expect(from).toBeLessThan(event.startedAt + DAY)
      expect(to).toBeLessThanOrEqual(event.endedAt ?? 0)
    }
  })

  it('knows of post-event summaries a whole Pacific day and no more', () => {
    expect(ofDay.length).toBeGreaterThan(10)
    for (const { event, facts } of ofDay) {
      const [start, end] = [event.startedAt, event.endedAt ?? 0].map((at) => clockParts(at, 'America/Los_Angeles'))
      expect(facts?.externalRef.slice(0, 10)).toBe(start?.key)
      expect([start?.hour, start?.minute, end?.hour, end?.minute]).toEqual(['00', '00', '00', '00'])
      expect(end?.key).not.toBe(start?.key)
      expect(event.peakSeverity).toBeNull()
      expect(facts).toMatchObject({ windows: [], referenceUrl: expect.stringMatching(/^https:\/\/aws\.amazon\.com\//) })
    }
  })

  it('leaves open only the one event whose end was never recorded', () => {
    const open = observations.filter(({ event }) => event.status === 'open')
    expect(open.map(({ facts }) => facts?.externalRef)).toEqual(['2019-04-25-management-console-us-gov-east-1'])
  })

  it('is the same every time, so that a second start changes nothing', () => {
    expect(bundledObservations()).toEqual(observations)
  })

  it('has no two events of one service and Region within a day, which a feed could mix up', () => {
    for (const [index, { event }] of observations.entries()) {
      for (const { event: other } of observations.slice(index + 1)) {
        if (event.service !== other.service || event.region !== other.region) continue
        expect(other.startedAt - (event.endedAt ?? event.startedAt)).toBeGreaterThan(DAY)
      }
    }
  })

  it('is recognised when a feed brings the same events under ARNs, whichever comes first', () => {
    const feed = exact.map(({ event }, index) => recognisableOfFeed({ event: { ...event, arn: `arn:${index}` } }))
    const stored = exact.map(recognisableOf)
    const each = exact.map((_, index) => index)
    expect(matchEvents(feed, stored)).toEqual(each)
    expect(matchEvents(stored, feed)).toEqual(each)
  })
})

describe('observationOf', () => {
  it('takes service and Region of a named service from its key, and keeps the record as payload', () => {
    const record = {
      externalRef: '2030-01-02-multipleservices-us-east-1',
      upstreamService: 'multipleservices-us-east-1',
      serviceName: 'Several',
      region: 'us-east-1',
      startedAt: '2030-01-02T08:00:00.000Z',
      endedAt: null,
      timePrecision: 'exact' as const,
      peakSeverity: null,
      summary: 'Much failed',
      impactedServices: [
        { upstreamService: 'sso-us-east-1', name: 'SSO', peakSeverity: null },
        { upstreamService: 'management-console', name: 'Console', peakSeverity: 'degradation' as const },
      ],
      windows: [],
      referenceUrl: null,
      provenance: [
        { file: RECORDED_HISTORY, key: 'multipleservices-us-east-1', index: 0, date: '1893571200' } as const,
      ],
    }
    const { event, raw, listing, fetchedAt } = observationOf(record)
    expect(event.impactedServices).toEqual([
      {
        service: 'identitycenter',
        region: 'us-east-1',
        upstreamService: 'sso-us-east-1',
        name: 'SSO',
        severity: null,
        peakSeverity: null,
      },
      {
        service: 'management-console',
        region: 'global',
        upstreamService: 'management-console',
        name: 'Console',
        severity: null,
        peakSeverity: 'degradation',
      },
    ])
    expect(event).toMatchObject({ service: 'multipleservices', status: 'open', saidAt: event.startedAt })
    expect(JSON.parse(raw)).toEqual(record)
    expect({ listing, fetchedAt }).toEqual({ listing: 'bundled', fetchedAt: event.startedAt })
  })
})
