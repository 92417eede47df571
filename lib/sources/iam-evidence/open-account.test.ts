/** Ways into an account, over HTTP against the stand-in. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { EVIDENCE_DEFAULTS } from '@/lib/domain/aws-connection'
import { withAws } from '@/lib/testing/aws'
import { MEMBER, openMember } from './test-collecting'

const aws = withAws()
const SUMMARY = z.object({ SummaryMap: z.record(z.string(), z.number()) })
const roleOf = (name: string) => `arn:aws:iam::${MEMBER}:role/${name}`

function withRole(role: string | null, externalId: string | null = null) {
  return { evidence: { ...EVIDENCE_DEFAULTS, role, externalId } }
}

async function readSummary(session = openMember(aws)) {
  await session.enter()
  return session.read('iam', 'us-east-1', SUMMARY, (iam) => iam.getAccountSummary())
}

describe('a member account', () => {
  it('is read by its role, taken once', async () => {
    const session = openMember(aws)
    await Promise.all([readSummary(session), readSummary(session)])
    const [taken, ...others] = aws.calls.list('AssumeRole')
    expect(others).toEqual([])
    const asked = aws.calls.list('GetAccountSummary').map(({ accessKey }) => accessKey)
    expect(asked.every((key) => aws.truth.keys.get(key) === MEMBER)).toBe(true)
    expect(taken?.accessKey).not.toBe(asked[0])
  })

  it('has a role with a path, and an external id', async () => {
    aws.truth.roles.set(roleOf('team/reader'), { externalId: 'secret-word' })
    await readSummary(openMember(aws, withRole('/team/reader', 'secret-word')))
    await expect(readSummary(openMember(aws, withRole('team/reader', 'guess')))).rejects.toMatchObject({
      reason: 'role-missing',
      message: expect.stringContaining('with the external id of this connection'),
    })
  })

  it('of another partition has another ARN', async () => {
    const arn = `arn:aws-cn:iam::${MEMBER}:role/FaultlineEvidence`
    aws.truth.withoutRoles.add(MEMBER)
    aws.truth.roles.set(arn, { externalId: null })
    await expect(openMember(aws, { partition: 'aws-cn' }).enter()).resolves.toBeUndefined()
    await expect(openMember(aws).enter()).rejects.toThrow(roleOf('FaultlineEvidence'))
  })

  it('is read through a connection that takes a role itself', async () => {
    const reader = `arn:aws:iam::${aws.truth.directory.managementAccount}:role/faultline`
    aws.truth.roles.set(reader, { externalId: null })
    await readSummary(openMember(aws, { credentials: { from: 'assume-role', roleArn: reader, externalId: null } }))
    expect(aws.calls.count('AssumeRole')).toBe(2)
  })

  it('without a role cannot be read, and that leaves the connection as it is', async () => {
    aws.truth.withoutRoles.add(MEMBER)
    const error = await readSummary().catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ name: 'UnreadError', reason: 'role-missing' })
    expect(String(error)).toContain(`the role ${roleOf('FaultlineEvidence')} cannot be taken in account ${MEMBER}`)
    await expect(openMember(aws, withRole(null)).enter()).rejects.toThrow('no role for evidence is set')
  })

  it('is entered in spite of throttling', async () => {
    aws.faults.on({ kind: 'throttled', operation: 'AssumeRole', times: 2 })
    const session = openMember(aws)
    await session.enter()
    expect(session.calls).toEqual({ requests: 3, throttles: 2 })
  })

  it('that answers oddly is told by what is odd', async () => {
    const session = openMember(aws)
    const odd = session.read('iam', 'us-east-1', z.object({ SummaryMap: z.string() }), (iam) => iam.getAccountSummary())
    await expect(odd).rejects.toMatchObject({ reason: 'unreadable', message: expect.stringContaining('SummaryMap') })
  })
})

describe("the connection's own account", () => {
  it('is read with its own credentials', async () => {
    await readSummary(openMember(aws, {}, aws.truth.directory.managementAccount))
    expect(aws.calls.count('AssumeRole')).toBe(0)
  })

  it('is not read with keys that are of another account by now', async () => {
    const session = openMember(aws, { accountId: '999999999999' }, '999999999999')
    await expect(readSummary(session)).rejects.toThrow('not of 999999999999; nothing was read with them')
    expect(aws.calls.count('GetAccountSummary')).toBe(0)
  })
})
