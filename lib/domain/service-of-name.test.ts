/** One id for a service, however it is spelled. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { BILLING_NAMES } from './billing-names'
import { PUBLIC_SERVICE_IDS } from './public-service-ids'
import { PUBLIC_SERVICE_NAMES } from './public-service-names'
import { nameWithoutRegion, splitServiceKey } from './service-id'
import { SERVICE_NAMES, serviceOfName, spellingsOf, splitServiceName } from './service-of-name'

const SHARED = path.resolve('../shared/data')

describe('serviceOfName', () => {
  it('knows a name for each id of the status feed', () => {
    expect([...PUBLIC_SERVICE_NAMES.keys()].sort()).toEqual([...PUBLIC_SERVICE_IDS].sort())
    for (const name of PUBLIC_SERVICE_NAMES.values()) expect(name).toMatch(/^(AWS|Amazon) /)
  })

  it('brings the id, the code and the name of every service to one id', () => {
    for (const [id, name] of SERVICE_NAMES) {
      expect([id, serviceOfName(id)]).toEqual([id, id])
      expect([id, serviceOfName(id.toUpperCase().replaceAll('-', '_'))]).toEqual([id, id])
      expect([name, serviceOfName(name)]).toEqual([name, id])
      expect([name, serviceOfName(name.toLowerCase())]).toEqual([name, id])
    }
    expect(serviceOfName('iamidentitycenter')).toBe('identitycenter')
  })

  it('gives every other name to a service that is known, and none to two', () => {
    for (const [name, id] of BILLING_NAMES) {
      expect(SERVICE_NAMES.has(id)).toBe(true)
      expect([name, serviceOfName(name), serviceOfName(`AWS ${name}`)]).toEqual([name, id, id])
    }
  })

  it.each([
    ['AmazonEC2', 'ec2'],
    ['Amazon Elastic Compute Cloud - Compute', 'ec2'],
    ['EC2 - Other', 'ec2'],
    ['AWS Key Management Service', 'kms'],
    ['awskms', 'kms'],
    ['AmazonS3', 's3'],
    ['AWSLambda', 'lambda'],
    ['AWSGlue', 'glue'],
    ['AWS Glue', 'glue'],
    ['AWS_GLUE', 'aws-glue'],
    ['AWSQueueService', 'sqs'],
    ['AmazonMCS', 'cassandra'],
    ['AWSDatabaseMigrationSvc', 'dms'],
    ['ElasticMapReduce', 'emr'],
    ['AmazonCloudWatch', 'cloudwatch'],
    ['AWSEvents', 'events'],
    ['Amazon EC2 Container Registry (ECR)', 'ecr'],
    ['DynamoDB Accelerator (DAX)', 'dynamodb'],
    ['Amazon Elastic Container Service for Kubernetes', 'eks'],
    ['AWS Identity and Access Management (IAM)', 'iam'],
    ['Amazon Keyspaces (for Apache Cassandra)', 'cassandra'],
    ['AWS Support (Business)', 'supportcenter'],
    ['AWS Single Sign-On', 'identitycenter'],
    ['AWS::ElasticLoadBalancingV2::LoadBalancer', 'elb'],
    ['wafv2', 'awswaf'],
    ['sts.amazonaws.com', 'sts'],
    ['ec2.amazonaws.com.cn', 'ec2'],
    ['VPN', 'vpnvpc'],
    [' Step  Functions ', 'state'],
  ])('%s is %s', (name, service) => {
    expect(serviceOfName(name)).toBe(service)
  })

  it.each([
    ['Homegrown Thing!', 'homegrown-thing'],
    ['AWS Brand New', 'brand-new'],
    ['Tax', 'tax'],
    ['Größe 9', 'größe-9'],
    ['constructor', 'constructor'],
    ['Amazon', 'amazon'],
    ['???', ''],
    ['', ''],
  ])('%j, which nobody knows, keeps its own name', (name, service) => {
    expect(serviceOfName(name)).toBe(service)
    expect(SERVICE_NAMES.has(service)).toBe(false)
  })
})

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 150 }),
  fc
    .array(fc.constantFrom('AWS', 'Amazon', ' ', '-', '(', ')', 'EC2', 'Big', 'thing', '.amazonaws.com', '_'), {
      maxLength: 12,
    })
    .map((parts) => parts.join('')),
)

describe('splitServiceName', () => {
  it.each([
    ['sts-us-west-2', 'sts', 'us-west-2'],
    ['Amazon Elastic Compute Cloud (N. Virginia)', 'ec2', 'us-east-1'],
    ['Amazon Simple Storage Service (US Standard)', 's3', 'us-east-1'],
    ['s3-us-standard', 's3', 'us-east-1'],
    ['multipleservices-us-east-1', 'multipleservices', 'us-east-1'],
    ['iamidentitycenter-eu-west-1', 'identitycenter', 'eu-west-1'],
    ['future-thing-xx-north-9', 'future-thing', 'xx-north-9'],
    ['Amazon DocumentDB (with MongoDB compatibility)', 'docdb', null],
  ])('reads the Region of %s', (name, service, region) => {
    expect(splitServiceName(name)).toEqual({ service, region })
  })

  it('takes the names of services that AWS has added since', () => {
    const listed = spellingsOf([{ service: 'brandnew-thing', name: 'Amazon Brand New Thing' }])
    expect(splitServiceName('brand new thing', listed).service).toBe('brandnew-thing')
    expect(splitServiceName('AmazonBrandNewThing', listed).service).toBe('brandnew-thing')
    expect(splitServiceName('EC2', listed).service).toBe('ec2')
  })

  it('makes of any text an id that is its own name, and short', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { service } = splitServiceName(text)
        expect(service.length).toBeLessThanOrEqual(100)
        expect(service).not.toMatch(/[\s\p{Cc}]/u)
        expect(serviceOfName(service)).toBe(service)
      }),
    )
  })
})

describe.skipIf(!existsSync(SHARED))('recorded names (skipped where ../shared/data is absent)', () => {
  const read = (file: string) => JSON.parse(readFileSync(path.join(SHARED, file), 'utf8')) as unknown

  it('are those of the services that AWS lists: ids and names', () => {
    const Facts = z.object({ services: z.array(z.object({ service_name: z.string(), ids: z.array(z.string()) })) })
    const { services } = Facts.parse(read('facts/public-service-ids.json'))
    expect(services).toHaveLength(268)
    for (const { ids, service_name } of services) {
      for (const id of ids) {
        expect(splitServiceName(id)).toEqual(splitServiceKey(id))
        expect(serviceOfName(service_name)).toBe(splitServiceKey(id).service)
      }
    }
  })

  it('are those that events were told with: the name leads to the same service as the id', () => {
    const files = ['historyevents-2016-2019.json', 'currentevents-2026-09-04.json', 'currentevents-2026-06-25.json']
    const pairs = files.flatMap((file) => namedServices(read(`public-feed/${file}`)))
    expect(pairs.length).toBeGreaterThan(400)
    for (const [key, name] of pairs) {
      const { service } = splitServiceKey(key)
      expect([key, serviceOfName(key), SERVICE_NAMES.has(service)]).toEqual([key, service, true])
      expect([name, serviceOfName(nameWithoutRegion(name))]).toEqual([name, service])
    }
  })

  it('are those of AWS Health, but for what is no service', () => {
    const files = ['eventbridge', 'aws-health-api'].flatMap((folder) =>
      readdirSync(path.join(SHARED, folder)).map((name) => `${folder}/${name}`),
    )
    const codes = files.flatMap((file) => codesOf(read(file)))
    expect(codes.length).toBeGreaterThan(20)
    expect(new Set(codes.map(serviceOfName).filter((id) => !SERVICE_NAMES.has(id)))).toEqual(
      new Set(['abuse', 'security']),
    )
  })
})

/** [service, service_name] of every object that has both, however deep. */
function namedServices(value: unknown): [string, string][] {
  if (Array.isArray(value)) return value.flatMap(namedServices)
  if (typeof value !== 'object' || value === null) return []
  const { service, service_name } = value as Record<string, unknown>
  const own: [string, string][] =
    typeof service === 'string' && typeof service_name === 'string' ? [[service, service_name]] : []
  return [...own, ...Object.values(value).flatMap(namedServices)]
}

/** AWS Health's service codes, however deep. */
function codesOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(codesOf)
  if (typeof value !== 'object' || value === null) return []
  const { service, ...others } = value as Record<string, unknown>
  return [...(typeof service === 'string' ? [service] : []), ...Object.values(others).flatMap(codesOf)]
}
