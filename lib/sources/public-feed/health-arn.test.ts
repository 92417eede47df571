import { describe, expect, it } from 'vitest'
import { categoryOfTypeCode, parseHealthArn } from './health-arn'
import { buildArn } from './test-payloads'

describe('parseHealthArn', () => {
  it("takes today's form apart", () => {
    expect(parseHealthArn(buildArn('MULTIPLE_SERVICES', 'us-west-2'))).toEqual({
      region: 'us-west-2',
      serviceCode: 'MULTIPLE_SERVICES',
      typeCode: 'AWS_MULTIPLE_SERVICES_OPERATIONAL_ISSUE',
    })
    expect(parseHealthArn(buildArn('IAM', 'global'))?.region).toBe('global')
  })

  it('knows that old ARNs have one path part', () => {
    expect(parseHealthArn('arn:aws:health:us-east-1::event/AWS_EC2_OPERATIONAL_ISSUE_0000')).toEqual({
      region: 'us-east-1',
      serviceCode: null,
      typeCode: null,
    })
  })

  it('accepts other partitions and a missing Region', () => {
    expect(parseHealthArn('arn:aws-cn:health:cn-north-1::event/X')?.region).toBe('cn-north-1')
    expect(parseHealthArn('arn:aws:health:::event/X')?.region).toBeNull()
  })

  it.each(['', 'arn', 'arn:aws:iam::123456789012:role/x', 'arn:aws:health:us-east-1::event/', 'x arn:aws:health'])(
    'rejects %j',
    (arn) => {
      expect(parseHealthArn(arn)).toBeNull()
    },
  )
})

describe('categoryOfTypeCode', () => {
  it.each([
    ['AWS_IAM_OPERATIONAL_ISSUE', 'issue'],
    ['AWS_EC2_INSTANCE_AVAILABILITY_ISSUE', 'issue'],
    ['AWS_IAM_OPERATIONAL_NOTIFICATION', 'accountNotification'],
    ['AWS_EC2_INSTANCE_REBOOT_FLEXIBLE_MAINTENANCE_SCHEDULED', 'scheduledChange'],
    ['AWS_RDS_PLANNED_LIFECYCLE_EVENT', 'scheduledChange'],
    ['AWS_X_MAINTENANCE', 'scheduledChange'],
    ['AWS_SECURITY_INVESTIGATION', 'investigation'],
    ['AWS_VPN_REDUNDANCY_LOSS', 'issue'],
    [null, 'issue'],
  ])('of %s is %s', (typeCode, category) => {
    expect(categoryOfTypeCode(typeCode)).toBe(category)
  })
})
