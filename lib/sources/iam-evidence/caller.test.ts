/** Accounts share the SDK's clients, over HTTP against the stand-in, and never each other's credentials or limits. */
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { withAws } from '@/lib/testing/aws'
import { asCaller } from './caller'
import { collectAccount } from './collect'
import { evidenceClient } from './evidence-clients'
import { CONTEXT, openMember } from './test-collecting'

const aws = withAws()
const SUMMARY = z.object({ SummaryMap: z.record(z.string(), z.number()) })
const ACCOUNTS = Array.from({ length: 8 }, (_, index) => `20000000001${index}`)

/** All are read through one connection, and so by the same clients. */
const SHARED = 'shared'
const open = (account: string) => openMember(aws, { id: SHARED }, account)

function readSummary(session: ReturnType<typeof open>) {
  return session.read('iam', 'us-east-1', SUMMARY, (iam) => iam.getAccountSummary())
}

/** Accounts that an operation was asked for, as the stand-in knows them by their access keys. */
function accountsAsked(operation: string): (string | undefined)[] {
  return aws.calls.list(operation).map(({ accessKey }) => aws.truth.keys.get(accessKey ?? ''))
}

describe('accounts that are read at once', () => {
  it('are each read as themselves, whole', async () => {
    const wait = async () => undefined
    const collected = await Promise.all(ACCOUNTS.map((account) => collectAccount(open(account), CONTEXT, { wait })))
    for (const [index, account] of ACCOUNTS.entries()) {
      const details = collected[index]?.find(({ kind }) => kind === 'authorization-details')
      const text = JSON.stringify(details)
      expect(text).toContain(`::${account}:`)
      for (const other of ACCOUNTS) if (other !== account) expect(text).not.toContain(`::${other}:`)
    }
    for (const operation of ['GetAccountSummary', 'DescribeTrails', 'GetAccountAuthorizationDetails'])
      expect(accountsAsked(operation).sort()).toEqual(ACCOUNTS)
  })

  it('repeat as themselves what AWS fails at', async () => {
    aws.faults.on({ kind: 'broken', operation: 'GetAccountSummary', times: 4 })
    await Promise.all(ACCOUNTS.map(open).map(readSummary))
    const asked = accountsAsked('GetAccountSummary')
    expect(asked.length).toBeGreaterThan(ACCOUNTS.length)
    expect([...new Set(asked)].sort()).toEqual(ACCOUNTS)
  })

  it('know nothing of how AWS limits the others', async () => {
    const [one, other] = [open('200000000021'), open('200000000022')]
    aws.faults.on({ kind: 'throttled', operation: 'GetAccountSummary', times: 1 })
    await readSummary(one)
    await readSummary(other)
    expect(one.calls).toEqual({ requests: 3, throttles: 1 })
    expect(other.calls).toEqual({ requests: 2, throttles: 0 })
  })
})

describe('a request', () => {
  it('is not sent as nobody', async () => {
    const iam = await evidenceClient(SHARED, 'iam', 'us-east-1')
    await expect(iam.getAccountSummary()).rejects.toThrow('as no account')
    expect(aws.calls.count('GetAccountSummary')).toBe(0)
  })

  it('is not sent that another account signed', async () => {
    const iam = await evidenceClient(SHARED, 'iam', 'us-east-1')
    // As if the SDK had kept what it was given for another account.
    const keys = Object.assign(new Set<string>(), { add: () => new Set<string>() })
    const credentials = async () => ({ accessKeyId: 'AKIAOTHER', secretAccessKey: 'secret' })
    const sent = asCaller({ credentials, keys, retries: new Map() }, () => iam.getAccountSummary())
    await expect(sent).rejects.toThrow('signed as another account')
    expect(aws.calls.count('GetAccountSummary')).toBe(0)
  })
})
