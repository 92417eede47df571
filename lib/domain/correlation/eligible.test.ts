import { expect, it } from 'vitest'
import { belongsToIncident, isAccessEvent, isIdentityEvent } from './eligible'
import { buildFacts } from './testing/build-facts'

type Given = Parameters<typeof buildFacts>[0]

it.each<[string, Given, boolean]>([
  ['an issue', {}, true],
  ['an investigation', { category: 'investigation' }, true],
  ['an issue of an account', { scope: 'ACCOUNT_SPECIFIC' }, true],
  ['an issue whose status is not known', { status: 'odd' }, true],
  ['an issue yet to come', { status: 'upcoming' }, false],
  ['a notice', { category: 'accountNotification' }, false],
  ['a planned change', { category: 'scheduledChange' }, false],
  ['a category that is not known', { category: 'other' }, false],
  ['the end of a version', { typeCode: 'AWS_RDS_PLANNED_LIFECYCLE_EVENT' }, false],
  ['a bill', { service: 'billing', typeCode: 'AWS_BILLING_PAYMENT_DUE' }, false],
  ['a bill by its type alone', { service: 'account', typeCode: 'aws_billing_payment_due' }, false],
  ['a bill without type', { service: 'billing', typeCode: null, scope: 'ACCOUNT_SPECIFIC' }, false],
  ['billing that fails', { service: 'billing', typeCode: 'AWS_BILLING_OPERATIONAL_ISSUE' }, true],
  ['billing that fails, without type', { service: 'billing', typeCode: null }, true],
  ['the billing console', { service: 'billingconsole' }, true],
  ['a leaked key', { service: 'risk', typeCode: 'AWS_RISK_KEY_FOUND' }, true],
])('%s', (_what, given, belongs) => {
  expect(belongsToIncident(buildFacts(given))).toBe(belongs)
})

it('tells access from outages, and identity from other services', () => {
  const which = (test: (event: { service: string }) => boolean) =>
    ['abuse', 'risk', 'security', 'securityhub', 'iam', 'sts', 'signin', 'identitycenter', 'cognito', 'ec2'].filter(
      (service) => test({ service }),
    )
  expect(which(isAccessEvent)).toEqual(['abuse', 'risk', 'security'])
  expect(which(isIdentityEvent)).toEqual(['iam', 'sts', 'signin', 'identitycenter'])
})
