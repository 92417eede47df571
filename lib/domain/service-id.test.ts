import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { PUBLIC_SERVICE_IDS } from './public-service-ids'
import { REGION_NAMES } from './region'
import { nameWithoutRegion, splitServiceKey } from './service-id'

const FACTS = path.resolve('../shared/data/facts/public-service-ids.json')

describe('splitServiceKey', () => {
  it.each([
    ['iam', 'iam', null],
    ['iam-us-east-1', 'iam', 'us-east-1'],
    ['iam-us-gov-west-1', 'iam', 'us-gov-west-1'],
    ['sts-us-west-2', 'sts', 'us-west-2'],
    ['ec2-eusc-de-east-1', 'ec2', 'eusc-de-east-1'],
    ['s3-us-isob-east-1', 's3', 'us-isob-east-1'],
    ['kms-eu-isoe-west-1', 'kms', 'eu-isoe-west-1'],
    ['lambda-cn-northwest-1', 'lambda', 'cn-northwest-1'],
    ['management-console-us-gov-east-1', 'management-console', 'us-gov-east-1'],
    ['pca-connector-scep-eu-west-1', 'pca-connector-scep', 'eu-west-1'],
    ['multipleservices-me-central-1', 'multipleservices', 'me-central-1'],
    ['s3-us-standard', 's3', 'us-east-1'],
    ['future-thing-xx-north-9', 'future-thing', 'xx-north-9'],
  ])('takes %s apart', (key, service, region) => {
    expect(splitServiceKey(key)).toEqual({ service, region })
  })

  it.each([
    ['IAM', 'iam'],
    ['MULTIPLE_SERVICES', 'multipleservices'],
    ['MANAGEMENT_CONSOLE', 'management-console'],
    ['managementconsole', 'management-console'],
    ['BEDROCK_AGENTCORE', 'bedrock-agentcore'],
    ['SERVICE_QUOTAS', 'servicequotas'],
    ['EC2SYSTEMSMANAGER', 'ec2systemsmanager'],
    ['ELASTICLOADBALANCING', 'elb'],
    ['ACM', 'certificatemanager'],
    ['AWS_GLUE', 'aws-glue'],
    ['GLUE', 'glue'],
    ['SOMETHING_NEW', 'something-new'],
  ])('brings the Health code %s to the id of the public feed', (code, service) => {
    expect(splitServiceKey(code)).toEqual({ service, region: null })
  })

  it.each(['sso', 'SSO', 'iamidentitycenter', 'IAM_IDENTITY_CENTER', 'identitycenter'])(
    'calls %s identitycenter',
    (name) => {
      expect(splitServiceKey(name).service).toBe('identitycenter')
    },
  )

  it('keeps the Region of an alias', () => {
    expect(splitServiceKey('sso-us-east-1')).toEqual({ service: 'identitycenter', region: 'us-east-1' })
    expect(splitServiceKey('S3_US_STANDARD')).toEqual({ service: 's3', region: 'us-east-1' })
  })

  it('leaves a key that is only a Region whole, and an empty one empty', () => {
    expect(splitServiceKey('us-east-1')).toEqual({ service: 'us-east-1', region: null })
    expect(splitServiceKey(' ')).toEqual({ service: '', region: null })
  })

  it('splits every public service in every Region, and finds it again by its Health code', () => {
    for (const id of PUBLIC_SERVICE_IDS) {
      const { service } = splitServiceKey(id)
      expect(service).toBe(id === 'iamidentitycenter' ? 'identitycenter' : id)
      expect(splitServiceKey(id.toUpperCase().replaceAll('-', '_')).service).toBe(service)
      for (const region of Object.keys(REGION_NAMES)) {
        expect(splitServiceKey(`${id}-${region}`)).toEqual({ service, region })
      }
    }
  })
})

describe.skipIf(!existsSync(FACTS))('the recorded service ids (skipped where ../shared/data is absent)', () => {
  it('split into a listed service and a listed Region', () => {
    const Facts = z.object({ services: z.array(z.object({ ids: z.array(z.string()) })) })
    const { services } = Facts.parse(JSON.parse(readFileSync(FACTS, 'utf8')))
    const known = new Set([...PUBLIC_SERVICE_IDS, 'identitycenter'])
    for (const id of services.flatMap(({ ids }) => ids)) {
      const { service, region } = splitServiceKey(id)
      expect(known).toContain(service)
      if (region !== null) expect(REGION_NAMES).toHaveProperty(region)
      else expect(id).toBe(service)
    }
  })
})

describe('nameWithoutRegion', () => {
  it.each([
    ['Amazon Elastic Compute Cloud (N. Virginia)', 'Amazon Elastic Compute Cloud'],
    ['Amazon S3 (US Standard)', 'Amazon S3'],
    ['AWS IoT (GovCloud)', 'AWS IoT'],
    ['AWS Identity and Access Management (IAM)', 'AWS Identity and Access Management (IAM)'],
    ['Amazon Route 53', 'Amazon Route 53'],
    ['(Oregon)', '(Oregon)'],
  ])('%s', (name, bare) => {
    expect(nameWithoutRegion(name)).toBe(bare)
  })
})
