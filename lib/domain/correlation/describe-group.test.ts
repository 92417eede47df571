import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type DescribedEvent,
  isEverywhere,
  kindOf,
  leadOf,
  partitionOfGroup,
  regionsOf,
  servicesOf,
  titleOf,
} from './describe-group'
import { buildFacts } from './testing/build-facts'
import { history } from './testing/invent-history'

const s3 = buildFacts({ id: '9', service: 's3', serviceName: 'Amazon S3 (N. Virginia)', from: 5 })
const lambda = buildFacts({
  id: '10',
  service: 'lambda',
  serviceName: 'AWS Lambda',
  summary: '[RESOLVED] Late answers',
})
const iam = buildFacts({ id: '11', service: 'iam', serviceName: 'AWS IAM', region: 'global', from: 20 })
const several = buildFacts({
  id: '12',
  service: 'multipleservices',
  serviceName: 'Multiple services',
  from: 30,
  impactedServices: ['s3', 'sns'].map((service) => ({ service, region: 'us-east-1' })),
})
const leak = buildFacts({ id: '13', service: 'risk', serviceName: 'Risk' })
const withPeak = (event: DescribedEvent, peakSeverity: DescribedEvent['peakSeverity']) => ({
  ...event,
  peakSeverity: peakSeverity ?? null,
})

describe('the lead', () => {
  it.each<[string, DescribedEvent[], string]>([
    ['one that AWS made for several services', [s3, several, withPeak(lambda, 'disruption')], '12'],
    ['the worst', [lambda, withPeak(s3, 'degradation'), withPeak(iam, 'informational')], '9'],
    ['the first to begin', [s3, lambda, iam], '10'],
    [
      'the smallest id, as a number',
      [
        { ...lambda, id: '100' },
        { ...s3, startedAt: lambda.startedAt },
      ],
      '9',
    ],
  ])('is %s', (_what, events, id) => {
    expect(leadOf(events).id).toBe(id)
    expect(leadOf(events.toReversed()).id).toBe(id)
  })

  it('is wanted of at least one event', () => {
    expect(() => leadOf([])).toThrow('at least one event')
  })
})

describe('the kind', () => {
  it.each<[string, DescribedEvent[], string]>([
    ['an outage', [s3, lambda], 'provider'],
    ['an outage that identity is a lesser part of', [lambda, s3, iam], 'provider'],
    ['a failure of identity that leads', [withPeak(iam, 'disruption'), s3, lambda], 'identity'],
    ['a failure of identity for the most part', [lambda, iam, { ...iam, id: '20', service: 'sts' }], 'identity'],
    ['about access', [leak], 'access'],
  ])('is %s', (_what, events, kind) => {
    expect(kindOf(events)).toBe(kind)
  })
})

describe('the title', () => {
  it.each<[DescribedEvent[], string]>([
    [[s3], 'Slow answers: Amazon S3, us-east-1'],
    [[lambda, s3], 'Late answers: AWS Lambda and 1 other service, us-east-1'],
    [[lambda, s3, iam], 'Late answers: AWS Lambda and 2 other services, us-east-1'],
    [[iam], 'Slow answers: AWS IAM, global'],
    [
      [lambda, { ...s3, region: 'us-west-2' }],
      'Late answers: AWS Lambda and 1 other service, us-east-1 and 1 other Region',
    ],
    [[several, lambda], 'Slow answers: 3 services, us-east-1'],
    [[{ ...several, impactedServices: [] }], 'Slow answers: several services, us-east-1'],
    [[{ ...s3, summary: '' }], 'Amazon S3, us-east-1'],
    [[{ ...s3, summary: '<b>Slow</b>\n\tanswers\u202e' }], '<b>Slow</b> answers: Amazon S3, us-east-1'],
  ])('of %#', (events, title) => {
    expect(titleOf(events)).toBe(title)
  })

  it('stays short however long AWS writes', () => {
    expect(titleOf([{ ...s3, summary: 'slow '.repeat(500) }]).length).toBeLessThan(200)
  })
})

it('lists services: the lead first, then by start, then those that are only listed', () => {
  const event = {
    ...lambda,
    impactedServices: [
      { service: 'sns', region: 'us-east-1' },
      { service: 's3', region: 'us-east-1' },
    ],
  }
  expect(servicesOf([s3, withPeak(iam, 'disruption'), event])).toEqual([
    { service: 'iam', name: 'AWS IAM' },
    { service: 'lambda', name: 'AWS Lambda' },
    { service: 's3', name: 'Amazon S3' },
    { service: 'sns', name: 'sns' },
  ])
})

it('lists Regions, the lead first', () => {
  expect(regionsOf([s3, { ...s3, id: '20', region: 'ap-south-1' }, { ...lambda, region: 'us-west-2' }])).toEqual([
    'us-west-2',
    'ap-south-1',
    'us-east-1',
  ])
  expect(regionsOf([])).toEqual([])
})

it('counts everywhere where identity fails globally', () => {
  expect(isEverywhere([s3, iam])).toBe(true)
  expect(isEverywhere([{ ...iam, region: 'us-gov-west-1' }])).toBe(false)
  expect(isEverywhere([{ ...s3, region: 'global' }])).toBe(false)
})

it('is of the partition of its lead', () => {
  expect(partitionOfGroup([s3, { ...lambda, region: 'us-gov-west-1' }])).toBe('aws-us-gov')
  expect(partitionOfGroup([])).toBeNull()
})

it('does not depend on the order of events', () => {
  const shuffled = history
    .filter(({ length }) => length > 0)
    .chain((events) => fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })))
  const allOf = (events: DescribedEvent[]) => [
    leadOf(events),
    kindOf(events),
    titleOf(events),
    servicesOf(events),
    regionsOf(events),
  ]
  fc.assert(
    fc.property(shuffled, ([events, other]) => {
      expect(allOf(other)).toEqual(allOf(events))
    }),
  )
})
