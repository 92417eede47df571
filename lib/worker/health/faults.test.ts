import { beforeEach, describe, expect, it } from 'vitest'
import type { Fault } from '@/e2e/stand-in/aws/faults'
import type { AwsConnection } from '@/lib/domain/aws-connection'
import { withAws } from '@/lib/testing/aws'
import { withDatabase } from '@/lib/testing/database'
import { pollHealth } from '../poll-health'
import { connect, latestRun } from './testing/connect'
import { goOn, happen } from './testing/happenings'
import { expectTruth } from './testing/truth'

withDatabase()
const aws = withAws()

const LIST = 'DescribeEventsForOrganization'
const ACCOUNTS = 'DescribeAffectedAccountsForOrganization'
const DETAILS = 'DescribeEventDetailsForOrganization'
const ENTITIES = 'DescribeAffectedEntitiesForOrganization'

let number = 0
let connection: AwsConnection
beforeEach(async () => {
  number += 1
  // The SDK's client of a connection remembers throttling.
  connection = await connect('organization', `organization-${number}`)
})

async function poll(): Promise<string | null> {
  await pollHealth(connection)
  return (await latestRun(`health:${connection.id}`)).error
}

/** Two pages of events, one with two pages of accounts, one whose entities fill two pages. */
function much(): string[] {
  // Of the hundred that are asked for AWS may give fewer.
  aws.truth.mostPerPage = 25
  return [
    ...happen(aws, { events: 26, accounts: 2, publicEvents: 6 }),
    ...happen(aws, { events: 1, accounts: 28 }),
    ...happen(aws, { events: 1, entities: 30 }),
  ]
}

const faults: [name: string, fault: Fault][] = [
  ['a third fails', { kind: 'broken', share: 0.3 }],
  ['a third is answered with a page of HTML', { kind: 'unavailable', share: 0.3 }],
  ['a third is dropped', { kind: 'dropped', share: 0.3 }],
  ['a third is cut short', { kind: 'cut short', share: 0.3 }],
  ['the second page of events fails', { kind: 'broken', operation: LIST, fromPage: 2 }],
  ['the second page of accounts fails', { kind: 'broken', operation: ACCOUNTS, fromPage: 2 }],
  ['the second page of entities fails', { kind: 'broken', operation: ENTITIES, fromPage: 2 }],
  ['a token of the listing expires', { kind: 'token expired', operation: LIST, times: 1 }],
  ['all tokens expire', { kind: 'token expired' }],
  ['the listing is denied', { kind: 'denied', operation: LIST }],
  ['accounts are denied', { kind: 'denied', operation: ACCOUNTS }],
  ['details are denied', { kind: 'denied', operation: DETAILS }],
  ['entities are denied', { kind: 'denied', operation: ENTITIES }],
  ['the plan lacks the API', { kind: 'not subscribed' }],
  ['credentials expire midway', { kind: 'credentials expired', operation: DETAILS }],
  ['the clock is wrong', { kind: 'clock skewed' }],
  ['answers are slow', { kind: 'slow', delayMs: 15 }],
  ['items come twice', { kind: 'duplicates' }],
  ['every listing has another order', { kind: 'reordered' }],
  ['pages are empty', { kind: 'empty pages', share: 0.4 }],
]

describe('a fault during polls, and off again', () => {
  it.each(faults)('%s', async (_name, fault) => {
    aws.faults.on(fault)
    const arns = much()
    await poll()
    goOn(aws, arns)
    await poll()
    aws.faults.clear()
    goOn(aws, arns.slice(4))
    expect(await poll()).toBeNull()
    await expectTruth(aws.truth)
  })

  it('too many requests', async () => {
    aws.limits.set({ operation: ACCOUNTS, perSecond: 10, burst: 3 })
    const arns = happen(aws, { events: 12, publicEvents: 2 })
    expect(await poll()).toBeNull()
    const { requests, throttles } = await latestRun(`health:${connection.id}`)
    expect(throttles).toBe(aws.calls.countErrors('ThrottlingException'))
    expect(throttles).toBeGreaterThan(0)
    expect(requests).toBe(aws.calls.count())
    goOn(aws, arns)
    expect(await poll()).toBeNull()
    await expectTruth(aws.truth)
  })

  it('AWS Health becomes active in another Region in the middle of a listing', async () => {
    const arns = much()
    aws.faults.on({ kind: 'broken', operation: LIST, fromPage: 2 })
    await poll()
    aws.faults.clear()
    aws.activeRegions['amazonaws.com'] = 'us-east-2'
    goOn(aws, arns)
    aws.calls.clear()
    expect(await poll()).toBeNull()
    await expectTruth(aws.truth)
    expect(new Set(aws.calls.list().map(({ region }) => region))).toEqual(new Set(['us-east-2']))
  })

  it('changes can be seen minutes after their time', async () => {
    const arns = happen(aws, { events: 8 })
    expect(await poll()).toBeNull()
    aws.truth.events.changeText(arns[0] ?? '', '200000000000', 'Late words.', { visibleAfter: 20 * 60_000 })
    aws.clock.advance(60_000)
    aws.truth.events.resolve(arns[1] ?? '', 'Early words.')
    expect(await poll()).toBeNull()
    aws.clock.advance(25 * 60_000)
    expect(await poll()).toBeNull()
    await expectTruth(aws.truth)
  })
})

describe('what was fetched is stored, and is not fetched again', () => {
  it('goes on with the accounts that are missing', async () => {
    happen(aws, { events: 1, accounts: 400, entities: 1 })
    // Repeats of the SDK included: some batches of ten accounts fail, the others do not.
    aws.faults.on({ kind: 'dropped', operation: ENTITIES, times: 20 })
    expect(await poll()).not.toBeNull()
    aws.calls.clear()
    expect(await poll()).toBeNull()
    expect(aws.calls.count(DETAILS)).toBeLessThanOrEqual(4)
    expect(aws.calls.count(ENTITIES)).toBe(aws.calls.count(DETAILS))
    await expectTruth(aws.truth)
  })

  it('costs little while something is denied', { timeout: 300_000 }, async () => {
    happen(aws, { events: 450 })
    aws.faults.on({ kind: 'denied', operation: ENTITIES })
    expect(await poll()).toContain('may not call health:DescribeAffectedEntitiesForOrganization')
    aws.calls.clear()
    await poll()
    expect(aws.calls.count()).toBeLessThan(300)
    aws.faults.clear()
    expect(await poll()).toBeNull()
    await expectTruth(aws.truth)
  })
})
