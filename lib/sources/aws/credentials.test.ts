import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { withAws } from '@/lib/testing/aws'
import { connectionTo } from '@/lib/testing/build-aws-connection'
import { clientsOf } from './clients'
import { readOwnAccount } from './own-account'

const aws = withAws()
afterEach(() => vi.unstubAllEnvs())

const ROLE = 'arn:aws:iam::222222222222:role/faultline-reader'
const calls = () => ({ requests: 0, throttles: 0 })

function inFile(text: string): string {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'faultline-credentials-')), 'credentials')
  writeFileSync(file, text)
  return file
}

describe('a role', () => {
  it('is taken once for all clients of a Region, with its external id', async () => {
    aws.truth.roles.set(ROLE, { externalId: 'between us' })
    const connection = connectionTo({ credentials: { from: 'assume-role', roleArn: ROLE, externalId: 'between us' } })
    const counted = calls()
    expect(await readOwnAccount(connection, counted)).toBe('222222222222')
    expect(await readOwnAccount(connection, counted)).toBe('222222222222')
    await (await clientsOf(connection).health('us-east-1')).describeEvents({})
    expect(aws.calls.byOperation()).toMatchObject({ AssumeRole: 1, GetCallerIdentity: 2, DescribeEvents: 1 })
    expect([...aws.truth.sessions.values()]).toEqual([
      'arn:aws:sts::222222222222:assumed-role/faultline-reader/faultline',
    ])
    expect(counted.requests).toBe(3)
  })

  it('is taken in the Region that is signed for, so that one Region does not hang on another', async () => {
    aws.truth.roles.set(ROLE, { externalId: null })
    const connection = connectionTo({ credentials: { from: 'assume-role', roleArn: ROLE, externalId: null } })
    await readOwnAccount(connection, calls(), 'us-east-1')
    await readOwnAccount(connection, calls(), 'us-east-2')
    expect(aws.calls.list('AssumeRole').map(({ region }) => region)).toEqual(['us-east-1', 'us-east-2'])
  })

  it('that may not be taken is told as such, and is tried again', async () => {
    const connection = connectionTo({ credentials: { from: 'assume-role', roleArn: ROLE, externalId: 'wrong' } })
    aws.truth.roles.set(ROLE, { externalId: 'right' })
    await expect(readOwnAccount(connection, calls())).rejects.toMatchObject({
      kind: 'denied',
      reason: 'role-refused',
      message: expect.stringContaining(`AWS STS refused sts:AssumeRole for the role ${ROLE}`),
    })
    aws.truth.roles.set(ROLE, { externalId: 'wrong' })
    expect(await readOwnAccount(connection, calls())).toBe('222222222222')
  })

  it('whose session AWS takes no more is taken anew', async () => {
    aws.truth.roles.set(ROLE, { externalId: null })
    const connection = connectionTo({ credentials: { from: 'assume-role', roleArn: ROLE, externalId: null } })
    await readOwnAccount(connection, calls())
    aws.faults.on({ kind: 'credentials expired', operation: 'GetCallerIdentity', times: 1 })
    await expect(readOwnAccount(connection, calls())).rejects.toMatchObject({ reason: 'expired-credentials' })
    await readOwnAccount(connection, calls())
    expect(aws.calls.count('AssumeRole')).toBe(2)
  })

  it('of changed settings is another role', async () => {
    const other = 'arn:aws:iam::333333333333:role/other'
    for (const role of [ROLE, other]) aws.truth.roles.set(role, { externalId: null })
    const before = connectionTo({ credentials: { from: 'assume-role', roleArn: ROLE, externalId: null } })
    await readOwnAccount(before, calls())
    const after = { ...before, credentials: { from: 'assume-role' as const, roleArn: other, externalId: null } }
    expect(await readOwnAccount(after, calls())).toBe('333333333333')
  })
})

describe('a profile', () => {
  it('is read from the files, also when they are mended later', async () => {
    const key = aws.truth.addKey('444444444444')
    const file = inFile('[other]\naws_access_key_id = AKIAUNKNOWN\naws_secret_access_key = x\n')
    vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', file)
    const connection = connectionTo({ credentials: { from: 'profile', profile: 'faultline' } })
    await expect(readOwnAccount(connection, calls())).rejects.toMatchObject({
      reason: 'no-credentials',
      message: expect.stringContaining('no AWS credentials were found in profile faultline'),
    })
    writeFileSync(file, `[faultline]\naws_access_key_id = ${key}\naws_secret_access_key = x\n`)
    expect(await readOwnAccount(connection, calls())).toBe('444444444444')
  })

  it('may take a role itself', async () => {
    aws.truth.roles.set(ROLE, { externalId: null })
    const key = aws.truth.addKey('444444444444')
    const source = `[base]\naws_access_key_id = ${key}\naws_secret_access_key = x\n`
    vi.stubEnv(
      'AWS_SHARED_CREDENTIALS_FILE',
      inFile(`${source}[faultline]\nrole_arn = ${ROLE}\nsource_profile = base\n`),
    )
    const connection = connectionTo({ credentials: { from: 'profile', profile: 'faultline' } })
    const counted = calls()
    expect(await readOwnAccount(connection, counted)).toBe('222222222222')
    expect(counted.requests).toBe(2)
  })
})

describe('the default chain', () => {
  it('takes what the environment holds, for every client over plain http', async () => {
    const queue = aws.truth.queues.add('faultline', '100000000001')
    const url = aws.urlOf(queue)
    const clients = clientsOf(connectionTo())
    await (await clients.sts()).getCallerIdentity()
    await (await clients.organizations()).listRoots()
    await (await clients.config('us-east-1')).describeConfigurationAggregators()
    await (await clients.resourceExplorer('us-east-1')).listIndexes()
    await (await clients.sqs(url)).receiveMessage({ QueueUrl: url })
    expect(aws.calls.list().map(({ service }) => service)).toEqual([
      'sts',
      'organizations',
      'config',
      'resource-explorer-2',
      'sqs',
    ])
  })

  it('signs for the home Region of its partition where the service has only one', async () => {
    const client = await clientsOf(connectionTo({ partition: 'aws-us-gov' })).organizations()
    await client.listRoots()
    expect(aws.calls.list('ListRoots').map(({ region }) => region)).toEqual(['us-gov-west-1'])
  })
})
