import { CloudTrailClient, DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail'
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import { expect, test } from 'vitest'
import {
  arrangeAccounts,
  arrangeOrganization,
  PREPARED_ACCOUNTS,
  PREPARED_ORGANIZATIONS,
} from '@/e2e/stand-in/aws/prepared-accounts'
import { withAws } from './aws'

const aws = withAws()
const AUTO =
  'B2 B3 B4 C1 C2 C3 C4 C5 C6 D1 D2 D3 D4 D5 D6 D7 D8 D9 E1 E2 E3 E4 E5 E6 E7 F1 F2 G1 G2 G3 G4 G5 G6 G7 H2'.split(' ')
const SEMI = 'A4 C7 H3 H6'.split(' ')
/** The catalogue knows no account that these do not concern. */
const ALWAYS_APPLIES = 'B2 B3 B4 C1 C3 C4 C5 D4 D5 D6 D7 E7 G1 G4 G5 G6 G7 H3'.split(' ')

test.each([...AUTO, ...SEMI])('prepares %s to be found in every way', (check) => {
  const all = [...PREPARED_ACCOUNTS, ...PREPARED_ORGANIZATIONS].filter((each) => each.check === check)
  const verdicts = new Set(all.map(({ verdict }) => verdict))
  const found = AUTO.includes(check) ? ['pass', 'fail'] : ['collected']
  const more = ALWAYS_APPLIES.includes(check) ? [] : ['not-applicable']
  expect([...verdicts].sort()).toEqual([...found, ...more, 'not-checked'].sort())
  expect(new Set(all.map(({ what }) => what)).size).toBe(all.length)
})

test('gives each an account of its own, under a guardrail or beside it', async () => {
  const arranged = arrangeAccounts(aws)
  expect(new Set(arranged.map(({ account }) => account)).size).toBe(PREPARED_ACCOUNTS.length)
  const denied = arranged.find(({ check, verdict }) => check === 'G1' && verdict === 'not-checked')
  const { Credentials } = await new STSClient({ region: 'us-east-1' }).send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${denied?.account}:role/FaultlineEvidence`,
      RoleSessionName: 'test',
    }),
  )
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {}
  const credentials = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken }
  const trails = new CloudTrailClient({ region: 'us-east-1', maxAttempts: 1, credentials })
  await expect(trails.send(new DescribeTrailsCommand({}))).rejects.toMatchObject({ name: 'AccessDeniedException' })
})

test('prepares organizations in the account that reads them, or in a member', () => {
  for (const each of PREPARED_ORGANIZATIONS) {
    aws.reset()
    const { account } = arrangeOrganization(aws, each)
    const { directory } = aws.truth
    expect(account === directory.managementAccount).toBe(each.in === 'reader')
    expect(directory.accounts.has(account)).toBe(true)
  }
})
