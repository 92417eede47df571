import { describe, expect, it } from 'vitest'
import { normaliseListed } from './normalise-listed'
import type { EventDetail } from './reader'

const ARN = 'arn:aws:health:us-east-1::event/IAM/AWS_IAM_OPERATIONAL_ISSUE/AWS_IAM_OPERATIONAL_ISSUE_1'

const ITEM = {
  arn: ARN,
  service: 'IAM',
  eventTypeCode: 'AWS_IAM_OPERATIONAL_ISSUE',
  eventTypeCategory: 'issue',
  eventScopeCode: 'PUBLIC',
  region: 'global',
  startTime: '2025-03-01T10:00:00.250Z',
  lastUpdatedTime: '2025-03-01T11:31:00.000Z',
  statusCode: 'open',
  actionability: 'INFORMATIONAL',
  personas: ['SECURITY', 'OPERATIONS'],
}

const TEXT = 'Keys are slow to appear\n\n[02:15 AM PST] We are looking.\n\n[03:30 AM PST] We found it.'

const normal = (item: object, detail: EventDetail | null = null) => normaliseListed(JSON.stringify(item), detail)
const detailOf = (overrides: Partial<EventDetail> = {}): EventDetail => ({
  arn: ARN,
  account: null,
  event: JSON.stringify(ITEM),
  text: TEXT,
  metadata: {},
  ...overrides,
})

describe('an event of AWS Health', () => {
  it('takes its text apart and keeps it whole', () => {
    expect(normal(ITEM, detailOf()).event).toEqual({
      arn: ARN,
      service: 'iam',
      upstreamService: 'IAM',
      serviceName: null,
      region: 'global',
      typeCode: 'AWS_IAM_OPERATIONAL_ISSUE',
      category: 'issue',
      scope: 'PUBLIC',
      status: 'open',
      severity: null,
      peakSeverity: null,
      summary: 'Keys are slow to appear',
      description: { text: TEXT, account: null, actionability: 'INFORMATIONAL', personas: ['OPERATIONS', 'SECURITY'] },
      startedAt: Date.parse('2025-03-01T10:00:00.250Z'),
      endedAt: null,
      saidAt: Date.parse('2025-03-01T11:31:00Z'),
      updates: [
        { observedAt: Date.parse('2025-03-01T10:15Z'), text: 'We are looking.', severity: null, account: null },
        { observedAt: Date.parse('2025-03-01T11:30Z'), text: 'We found it.', severity: null, account: null },
      ],
      impactedServices: [],
      statusChanges: [],
    })
  })

  it('of an account says whose words they are', () => {
    const { event } = normal({ ...ITEM, eventScopeCode: 'ACCOUNT_SPECIFIC' }, detailOf({ account: '111111111111' }))
    expect(event.description?.account).toBe('111111111111')
    expect(event.updates.map(({ account }) => account)).toEqual(['111111111111', '111111111111'])
  })

  it('without detail is named by its type, has said nothing, and keeps who should act', () => {
    const { event } = normal(ITEM)
    expect(event).toMatchObject({
      summary: 'IAM operational issue',
      description: { text: null, account: null, actionability: 'INFORMATIONAL', personas: ['OPERATIONS', 'SECURITY'] },
      updates: [],
    })
    expect(normal({ ...ITEM, actionability: undefined, personas: undefined }).event.description).toBeNull()
  })

  it('is kept by what AWS calls it, even where that is no ARN', () => {
    expect(normal({ ...ITEM, arn: 'odd' }).event).toMatchObject({ arn: 'odd', service: 'iam', region: 'global' })
  })

  it('takes the scope that was told beside its accounts, where nothing else tells one', () => {
    const scopeOf = (item: object) => normaliseListed(JSON.stringify(item), null, 'ACCOUNT_SPECIFIC').event.scope
    expect(scopeOf({ ...ITEM, eventScopeCode: undefined })).toBe('ACCOUNT_SPECIFIC')
    expect(scopeOf(ITEM)).toBe('PUBLIC')
    expect(normal({ ...ITEM, eventScopeCode: undefined }).event.scope).toBe('NONE')
  })

  it('keeps words that are not known here', () => {
    const odd = { eventTypeCategory: 'forecast', eventScopeCode: 'GALAXY', statusCode: 'maybe' }
    expect(normal({ ...ITEM, ...odd }).event).toMatchObject({ category: 'forecast', scope: 'GALAXY', status: 'maybe' })
  })

  it('believes the later of listing and detail, and fills in from the other', () => {
    const closed = { ...ITEM, statusCode: 'closed', endTime: '2025-03-01T11:30:00Z' }
    const later = { ...closed, lastUpdatedTime: '2025-03-01T11:40:00Z' }
    const both = (listed: object, detailed: object) =>
      normal(listed, detailOf({ event: JSON.stringify(detailed) })).event
    expect(both(ITEM, later)).toMatchObject({ status: 'closed', saidAt: Date.parse('2025-03-01T11:40Z') })
    expect(both(later, ITEM)).toMatchObject({ status: 'closed', saidAt: Date.parse('2025-03-01T11:40Z') })
    expect(both({ ...ITEM, lastUpdatedTime: '2025-03-01T12:00:00Z' }, later)).toMatchObject({
      status: 'open',
      endedAt: null,
    })
    const { eventScopeCode: _scope, ...withoutScope } = ITEM
    expect(both(ITEM, withoutScope).scope).toBe('PUBLIC')
  })

  it('gives the same payload whatever the order of keys', () => {
    const reversed = Object.fromEntries(Object.entries(ITEM).reverse())
    const other = detailOf({ event: JSON.stringify({ ...reversed, personas: ITEM.personas.toReversed() }) })
    expect(normal(reversed, other)).toEqual(normal(ITEM, detailOf()))
  })
})

describe('what AWS leaves out', () => {
  it('is read from the ARN', () => {
    const { event } = normal({ arn: ARN, lastUpdatedTime: '2025-03-01T11:31:00Z' })
    expect(event).toMatchObject({
      service: 'iam',
      typeCode: 'AWS_IAM_OPERATIONAL_ISSUE',
      category: 'issue',
      region: 'us-east-1',
      scope: 'NONE',
      status: 'open',
      startedAt: Date.parse('2025-03-01T11:31:00Z'),
    })
  })

  it.each([
    ['closed', { endTime: '2025-03-01T11:00:00Z' }],
    ['upcoming', { startTime: '2025-04-01T00:00:00Z' }],
    ['open', { endTime: '2025-04-01T00:00:00Z' }],
  ])('%s is a status read from the times', (status, times) => {
    const { statusCode: _status, ...item } = ITEM
    expect(normal({ ...item, ...times }).event.status).toBe(status)
  })

  it.each([
    ['not json', /is not an event/],
    ['{}', /no ARN/],
    [JSON.stringify({ ...ITEM, arn: `arn:${'x'.repeat(1_600)}` }), /no ARN/],
    [JSON.stringify({ arn: ARN }), /neither a time/],
    ['{"arn":"arn:aws:health:global::event/OLD_1","lastUpdatedTime":"2025-03-01T11:31:00Z"}', /names no service/],
  ])('(%s) cannot be used', (listed, why) => expect(() => normaliseListed(listed, null)).toThrow(why))
})

describe('the Region', () => {
  const regionOf = (region: string | undefined, arn = ARN) => normal({ ...ITEM, arn, region }).event.region

  it('is the one that AWS states, whatever the ARN says', () => {
    expect(regionOf('global')).toBe('global')
    expect(regionOf('eu-west-1')).toBe('eu-west-1')
    expect(regionOf('mars-north-1')).toBe('us-east-1')
    expect(regionOf(undefined)).toBe('us-east-1')
  })
})
