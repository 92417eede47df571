/** LookupEvents, over HTTP against the stand-in. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { buildCall } from '@/e2e/stand-in/aws/truth-calls'
import { AwsError } from '@/lib/sources/aws/aws-error'
import { type AccountSession, openAccount } from '@/lib/sources/iam-evidence/open-account'
import { startTestServer } from '@/lib/sources/public-feed/test-server'
import { withAws } from '@/lib/testing/aws'
import { connectionTo } from '@/lib/testing/build-aws-connection'
import { lookupCalls } from './lookup'
import { steppedClock } from './stepped-clock'

const aws = withAws()
const HOUR_MS = 3_600_000
const SOURCE = 'iam.amazonaws.com'
let now = 0
let account = ''

beforeEach(() => {
  now = Math.floor(Date.now() / 1_000) * 1_000
  account = aws.truth.directory.managementAccount
})

function session() {
  return openAccount(connectionTo({ accountId: account }), account, { requests: 0, throttles: 0 })
}

/** `count` calls, one a second, the last an hour ago. */
function record(count: number, atOnce = 1) {
  const calls = Array.from({ length: count }, (_, index) =>
    buildCall(account, `call-${index}`, now - HOUR_MS - Math.floor(index / atOnce) * 1_000),
  )
  aws.truth.identities.record(account, ...calls)
}

async function lookUp(from = now - 24 * HOUR_MS, reader = session()) {
  const clock = steppedClock(now)
  const window = { source: SOURCE, region: 'us-east-1', from, to: now }
  const pages: { ids: unknown[]; oldest: number | null }[] = []
  for await (const { calls, oldest } of lookupCalls(reader, window, clock))
    pages.push({ ids: calls.map(({ eventID }) => eventID), oldest })
  return { pages, ids: pages.flatMap(({ ids }) => ids), spent: clock.now() - now }
}

describe('looking up calls', () => {
  it('goes from the newest to the oldest, page by page, at two a second', async () => {
    record(120)
    const { pages, ids, spent } = await lookUp()
    expect(pages.map((page) => page.ids.length)).toEqual([50, 50, 20])
    expect(ids).toEqual(Array.from({ length: 120 }, (_, index) => `call-${index}`))
    expect(pages.map(({ oldest }) => oldest)).toEqual([49, 99, 119].map((index) => now - HOUR_MS - index * 1_000))
    expect(spent).toBeGreaterThanOrEqual(2 * 500)
  })

  it('asks for one source and one window only', async () => {
    aws.truth.identities.record(
      account,
      buildCall(account, 'other source', now - HOUR_MS, { source: 'sts.amazonaws.com' }),
      buildCall(account, 'other Region', now - HOUR_MS, { region: 'eu-west-1' }),
      buildCall(account, 'too old', now - 3 * HOUR_MS),
      buildCall(account, 'wanted', now - HOUR_MS),
    )
    expect((await lookUp(now - 2 * HOUR_MS)).ids).toEqual(['wanted'])
  })

  it('hands over a page without calls as one', async () => {
    expect(await lookUp()).toMatchObject({ pages: [{ ids: [], oldest: null }] })
  })

  it('begins again from the oldest call seen where a token is refused, and gives no call twice', async () => {
    record(200, 7)
    aws.faults.on({ kind: 'token expired', service: 'cloudtrail', fromPage: 2, times: 2 })
    const { ids } = await lookUp()
    expect(aws.calls.countErrors('InvalidNextTokenException')).toBe(2)
    expect(ids).toHaveLength(200)
    expect(new Set(ids).size).toBe(200)
  })

  it('gives up where it comes no further', async () => {
    record(120, 120)
    aws.faults.on({ kind: 'token expired', service: 'cloudtrail', fromPage: 2 })
    await expect(lookUp()).rejects.toThrow(`account ${account}: CloudTrail refuses its own page tokens`)
  })

  it('waits where it is throttled, and loses nothing', async () => {
    record(60)
    const answering = session()
    let refusals = 3
    const throttled: AccountSession = {
      ...answering,
      read: (...asked) => {
        refusals -= 1
        if (refusals >= 0) throw new AwsError('throttled', 'Too many.', 'ThrottlingException', {})
        return answering.read(...asked)
      },
    }
    const { ids, spent } = await lookUp(now - 24 * HOUR_MS, throttled)
    expect(ids).toHaveLength(60)
    expect(spent).toBeGreaterThanOrEqual(2_000 + 5_000 + 15_000)
    refusals = 5
    await expect(lookUp(now - 24 * HOUR_MS, throttled)).rejects.toThrow('Too many.')
  })

  it('names account and action where it is denied', async () => {
    aws.faults.on({ kind: 'denied', service: 'cloudtrail' })
    await expect(lookUp()).rejects.toThrow(new RegExp(`account ${account} may not call cloudtrail:LookupEvents`))
  })

  it('leaves out a record that is no JSON', async () => {
    const events = ['{"eventID":"good"}', '{"eventID":', '[]'].map((CloudTrailEvent, index) => ({
      EventId: String(index),
      EventTime: now / 1_000,
      CloudTrailEvent,
    }))
    const { origin } = await startTestServer((_request, response) =>
      response
        .writeHead(200, { 'content-type': 'application/x-amz-json-1.1' })
        .end(JSON.stringify({ Events: events, NextToken: null })),
    )
    vi.stubEnv('AWS_ENDPOINT_URL', origin)
    const { pages } = await lookUp()
    vi.unstubAllEnvs()
    expect(pages).toEqual([{ ids: ['good'], oldest: now }])
  })
})
