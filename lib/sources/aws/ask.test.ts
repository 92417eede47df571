import type { RequestListener } from 'node:http'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Fault } from '@/e2e/stand-in/aws/faults'
import type { AwsConnection } from '@/lib/domain/aws-connection'
import { startTestServer, unusedPort } from '@/lib/sources/public-feed/test-server'
import { withAws } from '@/lib/testing/aws'
import { connectionTo } from '@/lib/testing/build-aws-connection'
import { ask } from './ask'
import { AwsError } from './aws-error'
import { clientsOf } from './clients'

const aws = withAws()
afterEach(() => vi.unstubAllEnvs())

async function listEvents(connection: AwsConnection, calls = { requests: 0, throttles: 0 }) {
  return ask(connection, calls, async () => (await clientsOf(connection).health('us-east-1')).describeEvents({}))
}

async function failureOf(request: Promise<unknown>): Promise<AwsError> {
  const error = await request.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (!(error instanceof AwsError)) throw new Error(`not an AwsError: ${String(error)}`)
  return error
}

describe('one request', () => {
  it('is counted once, and tells when AWS answered by its own clock', async () => {
    aws.clock.stop(Date.parse('2024-05-06T07:08:09Z'))
    const calls = { requests: 0, throttles: 0 }
    const { output, answeredAt } = await listEvents(connectionTo(), calls)
    expect(output.events).toEqual([])
    expect(answeredAt).toBe(Date.parse('2024-05-06T07:08:09Z'))
    expect(calls).toEqual({ requests: 1, throttles: 0 })
  })

  it('is repeated while AWS fails or throttles, and each attempt counts', async () => {
    aws.faults.on({ kind: 'broken', times: 1 })
    aws.faults.on({ kind: 'throttled', times: 1 })
    const calls = { requests: 0, throttles: 0 }
    await listEvents(connectionTo(), calls)
    expect(calls).toEqual({ requests: 3, throttles: 1 })
    expect(aws.calls.count()).toBe(3)
  })

  it('counts for whoever sends it, also when two share a client', async () => {
    const connection = connectionTo()
    const [one, other] = [
      { requests: 0, throttles: 0 },
      { requests: 0, throttles: 0 },
    ]
    await Promise.all([listEvents(connection, one), listEvents(connection, other), listEvents(connection, other)])
    expect([one.requests, other.requests]).toEqual([1, 2])
  })

  it('leaves an abort and a fault of ours as they are', async () => {
    const connection = connectionTo()
    const calls = { requests: 0, throttles: 0 }
    await expect(ask(connection, calls, () => Promise.reject(new TypeError('ours')))).rejects.toThrow(TypeError)
    const client = await clientsOf(connection).health('us-east-1')
    const aborted = ask(connection, calls, () => client.describeEvents({}, { abortSignal: AbortSignal.abort() }))
    await expect(aborted).rejects.toMatchObject({ name: 'AbortError' })
  })
})

describe('a refusal', () => {
  const account = { accountId: '111111111111' }
  const refused = async (fault: Fault) => {
    aws.faults.on(fault)
    return failureOf(listEvents(connectionTo(account)))
  }

  it('for want of a support plan names the account, and what still works', async () => {
    const failure = await refused({ kind: 'not subscribed' })
    expect(failure).toMatchObject({ kind: 'not-subscribed', reason: 'not-subscribed' })
    expect(failure.message).toContain(
      'Connection Production: account 111111111111 has no Business, Enterprise On-Ramp or Enterprise support, so AWS ' +
        "Health's API refuses; the public feed and EventBridge still work",
    )
  })

  it('for want of a permission names the action', async () => {
    const failure = await refused({ kind: 'denied' })
    expect(failure).toMatchObject({ kind: 'denied', reason: 'denied', awsName: 'AccessDeniedException' })
    expect(failure.message).toContain('account 111111111111 may not call health:DescribeEvents; the public feed')
    expect(failure.received).toContain('AccessDeniedException')
  })

  it('of credentials and of the clock says what to mend', async () => {
    expect(await refused({ kind: 'credentials expired' })).toMatchObject({ reason: 'expired-credentials' })
    aws.faults.clear()
    aws.clock.stop(Date.parse('2031-01-01T00:00:00Z'))
    const failure = await refused({ kind: 'clock skewed' })
    expect(failure).toMatchObject({ kind: 'denied', reason: 'clock-skew' })
    expect(failure.message).toContain('2031-01-01T00:00:00Z at AWS')
  })

  it('of unknown keys never shows what was signed', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAUNKNOWN')
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'much too secret')
    const failure = await failureOf(listEvents(connectionTo()))
    expect(failure).toMatchObject({ kind: 'denied', reason: 'wrong-credentials' })
    expect(`${failure.message} ${failure.received}`).not.toMatch(/much too secret|Signature=/)
  })

  it('that lasts is told as throttling once the SDK gives up', async () => {
    const failure = await refused({ kind: 'throttled' })
    expect(failure).toMatchObject({ kind: 'throttled', reason: 'throttled' })
    expect(aws.calls.count()).toBe(5)
  }, 60_000)

  it('without credentials says where they were looked for', async () => {
    vi.stubEnv('AWS_ACCESS_KEY_ID', undefined)
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', undefined)
    const connection = connectionTo()
    const failure = await failureOf(listEvents(connection))
    expect(failure).toMatchObject({ kind: 'denied', reason: 'no-credentials' })
    expect(failure.message).toContain('no AWS credentials were found in the environment')
    vi.unstubAllEnvs()
    await expect(listEvents(connection)).resolves.toMatchObject({ output: { events: [] } })
  })

  it('of the organizational view says where to switch it on', async () => {
    aws.truth.directory.healthView = 'DISABLED'
    const connection = connectionTo()
    const health = await clientsOf(connection).health('us-east-1')
    const failure = await failureOf(
      ask(connection, { requests: 0, throttles: 0 }, () => health.describeEventsForOrganization({})),
    )
    expect(failure.reason).toBe('organizational-view-off')
  })

  it('of an account without organization is known', async () => {
    aws.truth.directory.inUse = false
    const connection = connectionTo()
    const client = await clientsOf(connection).organizations()
    const failure = await failureOf(ask(connection, { requests: 0, throttles: 0 }, () => client.listRoots()))
    expect(failure.reason).toBe('no-organization')
  })
})

describe('an answer that never comes, or is none', () => {
  it.each<[Fault['kind'], string, RegExp]>([
    ['unavailable', 'server', /failed at health:DescribeEvents \(503 Service Unavailable, text\/html\)/],
    ['broken', 'server', /failed at health:DescribeEvents \(500/],
    ['dropped', 'unreachable', /could not be reached \(ECONNRESET/],
    ['cut short', 'unreachable', /broke off its answer/],
  ])('(%s) is told as %s', async (kind, reason, words) => {
    aws.faults.on({ kind })
    const failure = await failureOf(listEvents(connectionTo()))
    expect(failure.reason).toBe(reason)
    expect(failure.message).toMatch(words)
  })

  const answering = async (listener: RequestListener) => {
    const { origin } = await startTestServer(listener)
    vi.stubEnv('AWS_ENDPOINT_URL', origin)
    return failureOf(listEvents(connectionTo()))
  }

  it.each([200, 403, 404])('with %s and a page of HTML is unreadable', async (status) => {
    const failure = await answering((_request, response) =>
      response.writeHead(status, { 'content-type': 'text/html' }).end('<html>Please sign in</html>'),
    )
    expect(failure).toMatchObject({ kind: 'parse', reason: 'unreadable' })
    expect(failure.message).toContain('text/html')
  })

  it('from nobody says that nothing listens there', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${await unusedPort()}`)
    const failure = await failureOf(listEvents(connectionTo()))
    expect(failure).toMatchObject({ kind: 'network', reason: 'unreachable' })
    expect(failure.message).toContain('ECONNREFUSED: nothing listens there')
  })

  it('from an address that is none is told, not thrown at the worker', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL', 'nowhere at all')
    expect(await failureOf(listEvents(connectionTo()))).toMatchObject({ reason: 'unreachable' })
  })

  it('with an error that is not known here says what AWS calls it', async () => {
    const failure = await answering((_request, response) =>
      response
        .writeHead(400, { 'content-type': 'application/x-amz-json-1.1' })
        .end(
          '{"__type":"com.example#OddException","message":"Odd.\\nThe Canonical String was\\nx-amz-security-token:abc"}',
        ),
    )
    expect(failure).toMatchObject({ kind: 'http', reason: 'refused', awsName: 'OddException' })
    expect(failure.message).toContain('refused health:DescribeEvents: OddException, Odd; the public feed')
    expect(`${failure.message} ${failure.received}`).not.toContain('abc')
  })
})
