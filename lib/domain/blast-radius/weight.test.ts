import { expect, test } from 'vitest'
import { accountWeight, environmentWeight } from './weight'

test.each([
  ...['production', 'Prod', 'PRD', 'live', 'prod-eu', 'eu_production', 'Production (PCI)'].map(
    (name) => [name, 3] as const,
  ),
  ...['staging', 'preprod', 'pre-production', 'shared', 'product', '生産', '', null].map((name) => [name, 1] as const),
  ...['dev', 'Development', 'test', 'sandbox', 'QA', 'non-prod', 'nonprod', 'prod-test'].map(
    (name) => [name, 0.5] as const,
  ),
])('an account of %j weighs %d', (environment, weight) => {
  expect(environmentWeight(environment)).toBe(weight)
})

test('criticality multiplies', () => {
  const weights = (['critical', 'high', 'normal', 'low', null] as const).map((each) =>
    accountWeight('production', each),
  )
  expect(weights).toEqual([12, 6, 3, 1.5, 3])
  expect(accountWeight(null, null)).toBe(1)
})
