import { describe, expect, test } from 'vitest'
import { PUBLIC_SERVICE_IDS } from '../public-service-ids'
import { isRegionId } from '../region'
import { controlPlaneRegion, DEPENDENCIES, findDependency, homeOf } from './dependencies'

test.each(DEPENDENCIES)('$id says what fails, what goes on working, and where AWS says so', (entry) => {
  expect(entry.fails).toMatch(/^[A-Z].*\.$/)
  expect(entry.works).toMatch(/^[A-Z].*\.$/)
  const source = new URL(entry.source)
  expect([source.protocol, source.hostname]).toEqual(['https:', 'docs.aws.amazon.com'])
  for (const region of Object.values(entry.controlPlanes ?? {})) expect(isRegionId(region)).toBe(true)
})

test('ids are told apart, and most services are those of the public feed', () => {
  expect(new Set(DEPENDENCIES.map(({ id }) => id)).size).toBe(DEPENDENCIES.length)
  const services = new Set(DEPENDENCIES.flatMap((entry) => entry.services))
  const others = [...services].filter((service) => !PUBLIC_SERVICE_IDS.includes(service))
  // AWS Health's codes for billing and support, and our one name for what was AWS SSO.
  expect(others.sort()).toEqual(['billing', 'identitycenter', 'networkmanager', 'support'])
})

describe('a control plane', () => {
  test.each([
    ['iam', 'aws', 'us-east-1'],
    ['iam', 'aws-cn', 'cn-north-1'],
    ['iam', 'aws-us-gov', 'us-gov-west-1'],
    ['organizations', 'aws', 'us-east-1'],
    ['organizations', 'aws-cn', 'cn-northwest-1'],
    ['organizations', 'aws-us-gov', 'us-gov-west-1'],
    ['account', 'aws-cn', null],
    ['route53apprecoverycontroller', 'aws', 'us-west-2'],
    ['cloudwan', 'aws', 'us-west-2'],
    ['sts', 'aws', null],
    ['ec2', 'aws', null],
    ['organizations', 'constructor', null],
  ])('of %s in %s is in %j', (service, partition, region) => {
    expect(controlPlaneRegion(service, partition)).toBe(region)
  })
})

describe('the entry', () => {
  test.each([
    ['iam', 'global', 'aws', 'iam-control-plane'],
    ['iam', null, 'aws-cn', 'iam-control-plane'],
    ['iam', 'us-east-1', 'aws', 'iam-control-plane'],
    ['iam', 'us-east-1', 'aws-cn', 'iam-data-plane'],
    ['iam', 'eu-west-1', 'aws', 'iam-data-plane'],
    ['sts', 'global', 'aws', 'sts-everywhere'],
    ['sts', 'us-east-1', 'aws', 'sts-region'],
    ['signin', null, 'aws', 'sign-in-everywhere'],
    ['signin', 'eu-west-1', 'aws', 'sign-in-region'],
    ['identitycenter', 'eu-west-1', 'aws', 'identity-center'],
    ['identitycenter', 'global', 'aws', 'identity-center'],
    ['management-console', 'us-gov-west-1', 'aws-us-gov', 'console-region'],
    ['supportcenter', 'us-east-1', 'aws', 'support'],
    ['supportcenter', 'eu-west-1', 'aws', undefined],
    ['route53', 'us-east-1', 'aws', 'route53'],
    ['route53', 'eu-west-1', 'aws', undefined],
    ['ec2', 'us-east-1', 'aws', undefined],
    ['constructor', 'us-east-1', 'aws', undefined],
  ])('for %s in %j of %s is %j', (service, region, partition, id) => {
    expect(findDependency(service, region, partition)?.id).toBe(id)
  })
})

test('only what has a control plane is at home somewhere', () => {
  for (const entry of DEPENDENCIES) expect(homeOf(entry, 'aws') !== null).toBe(entry.place === 'home')
})
