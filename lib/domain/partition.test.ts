import { expect, it } from 'vitest'
import { homeRegion, partitionOf, regionOrHome } from './partition'

it.each<[string | null, string, string]>([
  [null, 'us-east-1', 'aws'],
  [null, 'global', 'aws'],
  [null, 'cn-northwest-1', 'aws-cn'],
  [null, 'us-gov-east-1', 'aws-us-gov'],
  [null, 'us-iso-west-1', 'aws-iso'],
  [null, 'us-isob-east-1', 'aws-iso-b'],
  [null, 'eu-isoe-west-1', 'aws-iso-e'],
  [null, 'us-isof-south-1', 'aws-iso-f'],
  [null, 'eusc-de-east-1', 'aws-eusc'],
  ['arn:aws:health:us-east-1::event/EC2/X/X_1', 'us-east-1', 'aws'],
  ['arn:aws-cn:health:global::event/IAM/X/X_1', 'global', 'aws-cn'],
  ['arn:aws-iso-b:health:global::event/IAM/X/X_1', 'global', 'aws-iso-b'],
  ['arn:aws-us-gov:health:us-gov-west-1::event/IAM/X/X_1', 'us-gov-west-1', 'aws-us-gov'],
  ['arn:aws:health:us-gov-west-1::event/IAM/X/X_1', 'us-gov-west-1', 'aws-us-gov'],
])('%s in %s is of %s', (arn, region, partition) => {
  expect(partitionOf({ arn, region })).toBe(partition)
})

it.each(['aws', 'aws-cn', 'aws-us-gov', 'aws-iso', 'aws-iso-b', 'aws-iso-e', 'aws-iso-f', 'aws-eusc'])(
  'the home Region of %s is one of its own',
  (partition) => {
    expect(partitionOf({ arn: null, region: homeRegion(partition) })).toBe(partition)
  },
)

it('stands in for what is global, and for nothing else', () => {
  expect(regionOrHome('global', 'aws-cn')).toBe('cn-north-1')
  expect(regionOrHome('global', 'aws-unheard-of')).toBe('us-east-1')
  expect(regionOrHome('eu-west-1', 'aws')).toBe('eu-west-1')
})
