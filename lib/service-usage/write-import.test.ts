/** Service usage from files. */
import { describe, expect, test } from 'vitest'
import { pool } from '@/lib/db/pool'
import { actorOf, auditTrail } from '@/lib/testing/build-person'
import { withDatabase } from '@/lib/testing/database'
import { listServiceUsage } from './read'
import { importUsage, previewUsage } from './write-import'

withDatabase()

const actor = actorOf('00000000-0000-4000-8000-000000000001')
const SHOP = '200000000001'

async function usageOf(account: string) {
  return (await listServiceUsage(account, null)).map(({ service, region, source }) => `${service} ${region} ${source}`)
}

describe('importUsage', () => {
  test('takes any spelling of services and Regions, each row once', async () => {
    await pool().query(
      `INSERT INTO service_catalog (upstream_service, service, region, name)
       VALUES ('new-comer-us-east-1', 'new-comer', 'us-east-1', 'Amazon Newcomer (N. Virginia)')`,
    )
    const csv = [
      'account_id,service,region',
      `${SHOP},EC2,eu-west-1`,
      `${SHOP},ec2,Europe (Ireland)`,
      `2000-0000-0001,ElasticLoadBalancing,Tokyo`,
      `${SHOP},iam,Global`,
      `${SHOP},sts-us-west-2,`,
      `${SHOP},Homegrown-Thing,eu-west-1`,
      `${SHOP},Amazon Elastic Compute Cloud - Compute,us-east-1`,
      `${SHOP},AmazonS3,us-east-1`,
      `${SHOP},Amazon Newcomer,us-east-1`,
    ].join('\n')
    expect(await previewUsage(csv)).toMatchObject({
      applied: false,
      lines: 8,
      accounts: 1,
      services: 7,
      regions: 5,
      unmapped: ['homegrown-thing'],
      unmappedCount: 1,
      csv,
    })
    expect(await usageOf(SHOP)).toEqual([])
    expect(await importUsage(actor, csv)).toMatchObject({ applied: true, lines: 8, csv: '' })
    expect(await usageOf(SHOP)).toEqual([
      'ec2 eu-west-1 csv',
      'ec2 us-east-1 csv',
      'elb ap-northeast-1 csv',
      'homegrown-thing eu-west-1 csv',
      'iam global csv',
      'new-comer us-east-1 csv',
      's3 us-east-1 csv',
      'sts us-west-2 csv',
    ])
    expect(await auditTrail()).toMatchObject([{ action: 'service-usage.imported', after: { lines: 8, accounts: 1 } }])
  })

  test('a later file takes the place of an earlier one, for its accounts alone', async () => {
    await importUsage(actor, `account_id,service,region\n${SHOP},ec2,eu-west-1\n200000000002,ec2,eu-west-1`)
    await importUsage(actor, `account_id,service,region\n${SHOP},s3,eu-west-1`)
    expect(await usageOf(SHOP)).toEqual(['s3 eu-west-1 csv'])
    expect(await usageOf('200000000002')).toEqual(['ec2 eu-west-1 csv'])
  })

  test.each([
    ['1234,ec2,eu-west-1', /12 digits/],
    [`${SHOP},,eu-west-1`, /not the name of a service/],
    [`${SHOP},ec2,`, /Region is missing/],
    [`${SHOP},ec2,Atlantis`, /"Atlantis" is not a Region/],
  ])('a wrong line keeps the whole file out: %s', async (line, what) => {
    const csv = `account_id,service,region\n${SHOP},s3,eu-west-1\n${line}`
    expect(await previewUsage(csv)).toMatchObject({
      problemCount: 1,
      problems: [{ line: 3, what: expect.stringMatching(what) }],
    })
    await expect(importUsage(actor, csv)).rejects.toMatchObject({
      code: 'INVALID',
      fields: { csv: '1 line is wrong.' },
    })
    expect(await usageOf(SHOP)).toEqual([])
    expect(await auditTrail()).toEqual([])
  })
})
