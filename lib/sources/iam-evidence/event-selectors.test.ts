/** What CloudTrail's selectors come to, in both forms. */
import { describe, expect, it } from 'vitest'
import { ADVANCED_SELECTORS, BASIC_SELECTORS, managementEvents } from './event-selectors'

const basic = (...given: object[]) => managementEvents(BASIC_SELECTORS.parse(given), [])
const advanced = (...given: { Field: string; [operator: string]: unknown }[][]) =>
  managementEvents([], ADVANCED_SELECTORS.parse(given.map((FieldSelectors) => ({ FieldSelectors }))))
const MANAGEMENT = { Field: 'eventCategory', Equals: ['Management'] }

describe('basic selectors', () => {
  it.each([
    ['all', [{ ReadWriteType: 'All', IncludeManagementEvents: true }]],
    ['all', [{}]],
    ['write', [{ ReadWriteType: 'WriteOnly', IncludeManagementEvents: true }]],
    ['read', [{ ReadWriteType: 'ReadOnly', IncludeManagementEvents: true }]],
    ['all', [{ ReadWriteType: 'ReadOnly' }, { ReadWriteType: 'WriteOnly' }]],
    ['none', [{ ReadWriteType: 'All', IncludeManagementEvents: false, DataResources: [{ Type: 'AWS::S3::Object' }] }]],
    [
      'all',
      [{ ReadWriteType: 'All', IncludeManagementEvents: true, ExcludeManagementEventSources: ['kms.amazonaws.com'] }],
    ],
  ])('record %s', (expected, selectors) => {
    expect(basic(...selectors)).toBe(expected)
  })
})

describe('advanced selectors', () => {
  it.each([
    ['all', [MANAGEMENT]],
    ['write', [MANAGEMENT, { Field: 'readOnly', Equals: ['false'] }]],
    ['read', [MANAGEMENT, { Field: 'readOnly', Equals: ['true'] }]],
    ['all', [MANAGEMENT, { Field: 'eventSource', NotEquals: ['kms.amazonaws.com', 'rdsdata.amazonaws.com'] }]],
    ['none', [MANAGEMENT, { Field: 'eventSource', NotEquals: ['iam.amazonaws.com'] }]],
    ['none', [MANAGEMENT, { Field: 'eventSource', Equals: ['s3.amazonaws.com'] }]],
    ['none', [{ Field: 'eventCategory', Equals: ['Data'] }]],
    ['unknown', [MANAGEMENT, { Field: 'readOnly', StartsWith: ['t'] }]],
  ])('record %s', (expected, selectors) => {
    expect(advanced(selectors)).toBe(expected)
  })

  it('add up', () => {
    expect(
      advanced(
        [MANAGEMENT, { Field: 'readOnly', Equals: ['true'] }],
        [MANAGEMENT, { Field: 'readOnly', Equals: ['false'] }],
      ),
    ).toBe('all')
  })
})

it('no selectors at all tell nothing', () => {
  expect(managementEvents([], [])).toBeNull()
})
