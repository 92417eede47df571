/** Types of resources and the services behind them. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { ResourceType } from '@aws-sdk/client-config-service'
import { describe, expect, test } from 'vitest'
import { PUBLIC_SERVICE_IDS } from './public-service-ids'
import { serviceOfArnName, serviceOfResourceType } from './resource-service'
import { splitServiceKey } from './service-id'

describe('serviceOfResourceType', () => {
  test.each([
    ['AWS::EC2::Instance', 'ec2'],
    ['AWS::EC2::VPC', 'vpc'],
    ['AWS::EC2::Subnet', 'vpc'],
    ['AWS::EC2::RouteTable', 'vpc'],
    ['AWS::EC2::NatGateway', 'natgateway'],
    ['AWS::EC2::TransitGatewayAttachment', 'transitgateway'],
    ['AWS::EC2::VPCEndpointService', 'privatelink'],
    ['AWS::EC2::Volume', 'ec2'],
    ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'elb'],
    ['AWS::SSM::ManagedInstanceInventory', 'ec2systemsmanager'],
    ['AWS::WAFv2::WebACL', 'awswaf'],
    ['AWS::StepFunctions::StateMachine', 'state'],
    ['AWS::IAM::Role', 'iam'],
    ['AWS::ACM::Certificate', 'certificatemanager'],
    ['AWS::OpenSearch::Domain', 'elasticsearch'],
    ['AWS::SSO::PermissionSet', 'identitycenter'],
  ])('%s is %s', (type, service) => {
    expect(serviceOfResourceType(type)).toBe(service)
  })

  test.each([
    ['AWS::Brandnew::Thing', 'brandnew'],
    ['MongoDB::Atlas::Cluster', 'mongodb-atlas'],
    ['something', 'something'],
    ['', 'unknown'],
  ])('%j keeps its own name, in lower case', (type, service) => {
    expect(serviceOfResourceType(type)).toBe(service)
  })

  test('nearly every type that Config knows belongs to a service of the status feed', () => {
    const feed = new Set(PUBLIC_SERVICE_IDS.map((id) => splitServiceKey(id).service))
    const others = new Set(
      Object.values(ResourceType)
        .map(serviceOfResourceType)
        .filter((id) => !feed.has(id)),
    )
    expect([...others].sort()).toEqual(
      ['accessanalyzer', 'lookoutmetrics', 'lookoutvision', 'qldb', 'robomaker', 'shield', 'signer'].sort(),
    )
  })
})

test('the tables name services that the status feed has, or that keep their own name', () => {
  const source = readFileSync(path.join(import.meta.dirname, 'resource-service.ts'), 'utf8')
  const named = Array.from(source.matchAll(/(?:: |, )'([a-z0-9-]+)'/g), ([, id = '']) => id)
  expect(named.length).toBeGreaterThan(80)
  expect(named.filter((id) => !PUBLIC_SERVICE_IDS.includes(id))).toEqual([
    'identitycenter',
    'shield',
    'accessanalyzer',
    'identitycenter',
  ])
})

describe('serviceOfArnName', () => {
  test.each([
    ['ec2', 'AWS::EC2::NatGateway', 'natgateway'],
    ['ec2', null, 'ec2'],
    ['elasticloadbalancing', null, 'elb'],
    ['es', null, 'elasticsearch'],
    ['states', null, 'state'],
    ['S3', null, 's3'],
    ['sso', null, 'identitycenter'],
    ['cognito-idp', null, 'cognito'],
    ['redshift-serverless', null, 'redshift'],
    ['elasticmapreduce', null, 'emr'],
    ['brand-new', null, 'brand-new'],
    ['constructor', null, 'constructor'],
  ])('%s, %s is %s', (name, type, service) => {
    expect(serviceOfArnName(name, type)).toBe(service)
  })
})
