/** Which aggregator of AWS Config is read, over HTTP with the real SDK. */
import { expect, test } from 'vitest'
import { type AwsConnection, EVIDENCE_DEFAULTS } from '@/lib/domain/aws-connection'
import { regionsOf } from '@/lib/sources/aws/regions'
import { withAws } from '@/lib/testing/aws'
import { findAggregator } from './find-aggregator'

const aws = withAws()

const CONNECTION: AwsConnection = {
  ...{ id: 'aggregators', name: 'Main', kind: 'organization', partition: 'aws', origin: 'application', enabled: true },
  ...{ credentials: { from: 'default' }, regions: [], queueUrls: [], accountId: null, organizationId: null },
  evidence: EVIDENCE_DEFAULTS,
}

test("the organization's own is found where the connection looks", async () => {
  const calls = { requests: 0, throttles: 0 }
  const regions = ['eu-west-1', 'us-east-1']
  expect(await findAggregator({ ...CONNECTION, regions }, calls)).toEqual({
    ...{ name: 'organization', region: 'eu-west-1', sees: 'organization' },
  })
  expect(calls.requests).toBe(1)
  aws.truth.aggregator = null
  expect(await findAggregator({ ...CONNECTION, regions }, calls)).toBeNull()
  expect(calls.requests).toBe(3)
  expect(aws.calls.list('DescribeConfigurationAggregators').map(({ region }) => region)).toEqual([
    ...['eu-west-1', 'eu-west-1', 'us-east-1'],
  ])
})

test('without Regions, the home of the partition counts', () => {
  expect(regionsOf(CONNECTION)).toEqual(['us-east-1'])
  expect(regionsOf({ ...CONNECTION, partition: 'aws-us-gov' })).toEqual(['us-gov-west-1'])
})
