/** Searching in a filter's values. */
import { expect, it } from 'vitest'
import { searchOptions } from './filter-option'

const OPTIONS = [
  { value: 'iam', label: 'AWS Identity and Access Management' },
  { value: 'ec2', label: 'Amazon Elastic Compute Cloud' },
]

it('nothing typed shows all', () => expect(searchOptions(OPTIONS, '  ')).toEqual(OPTIONS))

it('every word must be in the label or the value', () => {
  expect(searchOptions(OPTIONS, 'access identity').map(({ value }) => value)).toEqual(['iam'])
  expect(searchOptions(OPTIONS, 'EC2').map(({ value }) => value)).toEqual(['ec2'])
  expect(searchOptions(OPTIONS, 'iam cloud')).toEqual([])
})
