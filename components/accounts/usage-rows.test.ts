/** Lines of service usage. */
import { expect, test } from 'vitest'
import type { ServiceUsageView } from '@/lib/service-usage/contract'
import { usageRows } from './usage-rows'

function buildUsage(overrides: Partial<ServiceUsageView>): ServiceUsageView {
  return {
    service: 'ec2',
    region: 'eu-west-1',
    source: 'config',
    resources: 3,
    asOf: '2026-02-02T00:00:00.000Z',
    ...overrides,
  }
}

test('a service is one line for each source that knows it, as old as its oldest Region', () => {
  const rows = usageRows([
    buildUsage({}),
    buildUsage({ source: 'health', resources: null }),
    buildUsage({ region: 'us-east-1', asOf: '2026-01-01T00:00:00.000Z' }),
    buildUsage({ service: 'iam', region: 'global' }),
  ])
  expect(rows.map(({ service, source, asOf }) => [service, source, asOf.slice(0, 10)])).toEqual([
    ['ec2', 'config', '2026-01-01'],
    ['ec2', 'health', '2026-02-02'],
    ['iam', 'config', '2026-02-02'],
  ])
  expect(rows[0]?.regions).toEqual([
    { region: 'eu-west-1', resources: 3 },
    { region: 'us-east-1', resources: 3 },
  ])
})
