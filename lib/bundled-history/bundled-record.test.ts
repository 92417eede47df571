import { describe, expect, it } from 'vitest'
import { BundledHistory, BundledRecord, RECORDED_HISTORY } from './bundled-record'

const RECORD = {
  externalRef: '2030-05-07-iam',
  upstreamService: 'iam',
  serviceName: 'Identity',
  region: 'global',
  startedAt: '2030-05-07T15:50:00.000Z',
  endedAt: '2030-05-07T16:27:00.000Z',
  timePrecision: 'exact',
  peakSeverity: 'informational',
  summary: 'New roles failed',
  impactedServices: [{ upstreamService: 'iam', name: 'Identity', peakSeverity: null }],
  windows: [{ from: '2030-05-07T14:19:00.000Z', to: '2030-05-07T15:20:00.000Z', confidence: 'high' }],
  referenceUrl: null,
  provenance: [{ file: RECORDED_HISTORY, key: 'iam', index: 0, date: '1904399400' }],
}

describe('BundledRecord', () => {
  it('takes a whole record', () => {
    expect(BundledRecord.parse(RECORD)).toEqual(RECORD)
  })

  it('takes one without an end', () => {
    expect(BundledRecord.safeParse({ ...RECORD, endedAt: null }).success).toBe(true)
  })

  it.each([
    ['an end before the start', { endedAt: '2030-05-07T15:49:59.000Z' }],
    ['a window that ends before it begins', { windows: [{ ...RECORD.windows[0], to: '2030-05-07T14:18:00.000Z' }] }],
    ['a Region that is none', { region: 'Oregon' }],
    ['no provenance', { provenance: [] }],
    ['a file that facts are not taken from', { provenance: [{ ...RECORD.provenance[0], file: 'memory' }] }],
    ['a severity that AWS does not know', { peakSeverity: 'major' }],
    ['no words', { summary: '' }],
    ['an ARN', { arn: 'arn:aws:health:us-east-1::event/IAM/1' }],
    ['a link that is none', { referenceUrl: 'message/41926' }],
  ])('refuses %s', (_what, change) => {
    expect(BundledRecord.safeParse({ ...RECORD, ...change }).success).toBe(false)
  })
})

describe('BundledHistory', () => {
  it('refuses the same externalRef twice', () => {
    expect(BundledHistory.safeParse([RECORD, { ...RECORD, externalRef: '2030-05-08-iam' }]).success).toBe(true)
    expect(() => BundledHistory.parse([RECORD, RECORD])).toThrow('has one externalRef twice')
  })
})
