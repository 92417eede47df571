import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { distanceBetween, findParts, matchEvents, type Recognisable } from './match-events'

const HOUR = 3_600_000
const event = (overrides: Partial<Recognisable> = {}): Recognisable => ({
  arn: null,
  service: 'ec2',
  region: 'us-east-1',
  category: 'issue',
  scope: 'PUBLIC',
  startedAt: 100 * HOUR,
  endedAt: 101 * HOUR,
  saidAt: 101 * HOUR,
  listing: 'history',
  saidTimes: [],
  impact: null,
  externalRef: null,
  ...overrides,
})

describe('distanceBetween', () => {
  it.each<[string, Partial<Recognisable>, Partial<Recognisable>, number | null]>([
    ['near starts', { startedAt: 100 * HOUR }, { startedAt: 100 * HOUR + 60_000, arn: 'a' }, 60_000],
    ['starts an hour apart', { startedAt: 100 * HOUR }, { startedAt: 101 * HOUR, arn: 'a' }, null],
    ['an update in common', { startedAt: 100 * HOUR, saidTimes: [7] }, { startedAt: 109 * HOUR, saidTimes: [6, 7] }, 0],
    ['two ARNs', { arn: 'a' }, { arn: 'b' }, null],
    ['two services', { service: 'ec2' }, { service: 'iam' }, null],
    ['an event of some accounts', { scope: 'ACCOUNT_SPECIFIC', arn: 'a' }, {}, null],
    ['an event of nobody knows whom', { scope: 'NONE', arn: 'a' }, { saidTimes: [7] }, null],
    ['a bundled event and a planned change', { listing: 'bundled' }, { category: 'scheduledChange', arn: 'a' }, null],
    ['a bundled event within a day', { listing: 'bundled' }, { startedAt: 120 * HOUR, endedAt: 121 * HOUR }, 20 * HOUR],
    ['a bundled event two days off', { listing: 'bundled' }, { startedAt: 148 * HOUR, endedAt: 149 * HOUR }, null],
    [
      'a bundled event whose window is within a day',
      { listing: 'bundled', impact: { from: 120 * HOUR, to: 130 * HOUR } },
      { startedAt: 150 * HOUR, endedAt: 151 * HOUR },
      50 * HOUR,
    ],
    ['two bundled events', { listing: 'bundled', externalRef: 'a' }, { listing: 'bundled', externalRef: 'b' }, null],
    [
      'the rest of an event in RSS',
      { listing: 'rss', startedAt: 110 * HOUR },
      { endedAt: null, saidAt: 100 * HOUR },
      10 * HOUR,
    ],
    ['RSS after the end', { listing: 'rss', startedAt: 110 * HOUR }, { endedAt: 101 * HOUR }, null],
  ])('%s', (_name, a, b, distance) => {
    expect(distanceBetween(event(a), event(b))).toBe(distance)
    expect(distanceBetween(event(b), event(a))).toBe(distance)
  })
})

describe('matchEvents', () => {
  const recognisable = fc
    .record({
      arn: fc.option(fc.constantFrom('a', 'b', 'c', 'd')),
      startedAt: fc.integer({ min: 0, max: 40 }).map((n) => n * 60_000),
    })
    .map((overrides) => event(overrides))

  it('never gives one stored event to two payloads without ARN', () => {
    fc.assert(
      fc.property(
        fc.array(recognisable),
        fc.uniqueArray(recognisable, { selector: ({ arn, startedAt }) => arn ?? startedAt }),
        (incoming, stored) => {
          const matches = matchEvents(incoming, stored)
          const byTime = matches.filter((match, index) => match !== null && stored[match]?.arn !== incoming[index]?.arn)
          expect(new Set(byTime).size).toBe(byTime.length)
        },
      ),
    )
  })

  it('finds by ARN before anything else, and takes the nearest', () => {
    const stored = [
      event({ startedAt: 100 * HOUR }),
      event({ startedAt: 100 * HOUR + 300_000 }),
      event({ arn: 'x', startedAt: 1 }),
    ]
    const incoming = [
      event({ startedAt: 100 * HOUR + 290_000, arn: 'y' }),
      event({ arn: 'x' }),
      event({ startedAt: 100 * HOUR + 1 }),
    ]
    expect(matchEvents(incoming, stored)).toEqual([1, 2, 0])
  })

  it('matches a large batch against a large store in linear time', () => {
    const stored = Array.from({ length: 20_000 }, (_, n) => event({ arn: `s${n}`, service: `s${n % 300}` }))
    const incoming = Array.from({ length: 5_000 }, (_, n) => event({ arn: `i${n}`, service: `s${n % 300}` }))
    expect(matchEvents(incoming, stored).every((match) => match === null)).toBe(true)
  })
})

describe('what is known by name', () => {
  it('keeps its bundled fact, though another event began at the very same moment', () => {
    const merged = event({ arn: 'a', externalRef: '2018-05-07-iam', startedAt: 93 * HOUR })
    const original = event({ arn: 'b', startedAt: 100 * HOUR })
    const fact = event({ listing: 'bundled', externalRef: '2018-05-07-iam', startedAt: 100 * HOUR })
    expect(matchEvents([fact], [original, merged])).toEqual([1])
    expect(matchEvents([fact], [merged, original])).toEqual([0])
  })
})

describe('an RSS feed', () => {
  it('may part what is one event', () => {
    const whole = event({ arn: 'a', saidTimes: [1, 2, 3] })
    const parts = [
      event({ listing: 'rss', saidTimes: [1] }),
      event({ listing: 'rss', startedAt: 180 * HOUR, saidTimes: [3] }),
    ]
    expect(matchEvents(parts, [whole])).toEqual([0, 0])
    expect(findParts(whole, parts, [0])).toEqual([1])
    expect(findParts(event({ arn: 'b', saidTimes: [9] }), parts, [])).toEqual([])
    expect(findParts({ ...whole, scope: 'ACCOUNT_SPECIFIC' }, parts, [])).toEqual([])
  })
})
