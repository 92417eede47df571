import { afterEach, describe, expect, it, vi } from 'vitest'
import { buildEntity, ToldReach } from '@/e2e/stand-in/aws/truth-event'
import { startTestServer } from '@/lib/sources/public-feed/test-server'
import { withAws } from '@/lib/testing/aws'
import { connectionTo } from '@/lib/testing/build-aws-connection'
import { openHealth } from './open-health'
import { type EntityAt, type HealthReader, InvalidTokenError, type ListedEvent } from './reader'

const aws = withAws()
afterEach(() => vi.unstubAllEnvs())

const HOUR = 3_600_000
const MEMBERS = Array.from({ length: 120 }, (_, index) => String(200_000_000_000 + index))

function open(overrides: Parameters<typeof connectionTo>[0] = {}) {
  const calls = { requests: 0, throttles: 0 }
  return openHealth(connectionTo(overrides), calls).then((reader) => ({ reader, calls }))
}

async function listAll(reader: HealthReader, updatedSince: number | null = null): Promise<ListedEvent[]> {
  const events: ListedEvent[] = []
  let token: string | null = null
  do {
    const page = await reader.listPage({ updatedSince, token })
    events.push(...page.events)
    token = page.nextToken
  } while (token !== null)
  return events
}

function addEvents(count: number) {
  return Array.from({ length: count }, (_, index) =>
    aws.truth.events.add({ typeCode: `AWS_EC2_INVENTED_${index}`, startTime: aws.clock.now() - index * HOUR }),
  )
}

describe.each(['organization', 'account'] as const)('the listing of an %s', (kind) => {
  it('brings every event in pages of 100, and what it is about', async () => {
    const { managementAccount } = aws.truth.directory
    for (const { arn } of addEvents(205)) aws.truth.events.hit(arn, managementAccount)
    const { reader, calls } = await open({ kind })
    const events = await listAll(reader)
    expect(events.map(({ arn }) => arn).toSorted()).toEqual(
      [...aws.truth.events.list()].map(({ arn }) => arn).toSorted(),
    )
    expect(calls).toEqual({ requests: 3, throttles: 0 })
    const [truth] = aws.truth.events.list()
    const event = events.find(({ arn }) => arn === truth?.arn)
    expect(event).toMatchObject({
      status: truth?.status,
      lastUpdatedAt: truth?.lastUpdatedTime,
    })
  })

  it('brings only what moved since a time, in one call where nothing did', async () => {
    const { managementAccount } = aws.truth.directory
    aws.clock.stop(Date.parse('2025-03-01T00:00:00Z'))
    const [first, second] = addEvents(2)
    for (const event of [first, second]) aws.truth.events.hit(event?.arn ?? '', managementAccount)
    aws.clock.advance(HOUR)
    aws.truth.events.change(first?.arn ?? '', { status: 'closed' })
    const { reader, calls } = await open({ kind })
    expect((await listAll(reader, aws.clock.now())).map(({ arn }) => arn)).toEqual([first?.arn])
    const page = await reader.listPage({ updatedSince: aws.clock.now() + 1, token: null })
    expect(page).toEqual({ events: [], unreadable: [], nextToken: null, answeredAt: aws.clock.now() })
    expect(calls.requests).toBe(2)
  })

  it('starts over where a token is not taken any more', async () => {
    const { managementAccount } = aws.truth.directory
    for (const { arn } of addEvents(150)) aws.truth.events.hit(arn, managementAccount)
    const { reader } = await open({ kind })
    const { nextToken } = await reader.listPage({ updatedSince: null, token: null })
    aws.faults.on({ kind: 'token expired', times: 1 })
    await expect(reader.listPage({ updatedSince: null, token: nextToken })).rejects.toThrow(InvalidTokenError)
    expect((await reader.listPage({ updatedSince: null, token: nextToken })).events).toHaveLength(50)
  })
})

describe('a flip of the active Region', () => {
  it('starts a listing over, in the Region that is active now', async () => {
    addEvents(150)
    const { reader } = await open()
    const { nextToken } = await reader.listPage({ updatedSince: null, token: null })
    aws.activeRegions['amazonaws.com'] = 'us-east-2'
    await expect(reader.listPage({ updatedSince: null, token: nextToken })).rejects.toThrow(
      'AWS Health is now active in us-east-2, no more in us-east-1: the listing starts over',
    )
    expect(await listAll(reader)).toHaveLength(150)
    expect(aws.calls.list('DescribeEventsForOrganization').map(({ region }) => region)).toEqual([
      'us-east-1',
      'us-east-2',
      'us-east-2',
    ])
  })

  it('is noticed by a later poll that goes on with a token, too', async () => {
    addEvents(150)
    const { nextToken } = await (await open()).reader.listPage({ updatedSince: null, token: null })
    aws.activeRegions['amazonaws.com'] = 'us-east-2'
    const { reader } = await open()
    await expect(reader.listPage({ updatedSince: null, token: nextToken })).rejects.toThrow(InvalidTokenError)
  })

  it('is no flip while DNS does not answer', async () => {
    addEvents(150)
    const { reader } = await open()
    const { nextToken } = await reader.listPage({ updatedSince: null, token: null })
    vi.stubEnv('FAULTLINE_DNS_SERVER', '127.0.0.1:1')
    vi.stubEnv('AWS_REGION', 'us-west-2')
    expect((await reader.listPage({ updatedSince: null, token: nextToken })).events).toHaveLength(50)
    expect(aws.calls.list('DescribeEventsForOrganization').map(({ region }) => region)).toEqual([
      'us-east-1',
      'us-east-1',
    ])
  })
})

describe('accounts', () => {
  it('come from all pages, sorted, each once', async () => {
    const event = aws.truth.events.add()
    for (const account of MEMBERS.toReversed()) aws.truth.events.hit(event.arn, account)
    aws.faults.on({ kind: 'duplicates' })
    aws.faults.on({ kind: 'reordered' })
    const { reader, calls } = await open()
    expect(await reader.listAccounts(event.arn)).toEqual({
      accounts: MEMBERS,
      scope: 'ACCOUNT_SPECIFIC',
      refused: null,
    })
    expect(calls.requests).toBe(2)
  })

  it('are begun anew where a token expires, and given up where it does so for ever', async () => {
    const event = aws.truth.events.add()
    for (const account of MEMBERS) aws.truth.events.hit(event.arn, account)
    const { reader } = await open()
    aws.faults.on({ kind: 'token expired', times: 1 })
    expect((await reader.listAccounts(event.arn)).accounts).toEqual(MEMBERS)
    aws.faults.on({ kind: 'token expired' })
    await expect(reader.listAccounts(event.arn)).rejects.toThrow(InvalidTokenError)
  })

  it('of one account are itself, without a call', async () => {
    const { reader, calls } = await open({ kind: 'account', accountId: MEMBERS[0] ?? null })
    expect(await reader.listAccounts('arn:of:any:event')).toEqual({
      accounts: [MEMBERS[0]],
      scope: null,
      refused: null,
    })
    expect(calls.requests).toBe(0)
  })
})

describe('details', () => {
  it("bring each account's own text, everybody's of a public event, and what is refused", async () => {
    const event = aws.truth.events.add({ reach: new ToldReach('What most are told.') })
    const other = aws.truth.events.add({
      typeCode: 'AWS_S3_OPERATIONAL_ISSUE',
      scope: 'PUBLIC',
      reach: new ToldReach('For everybody.'),
    })
    const [one = '', two = ''] = MEMBERS
    aws.truth.events.hit(event.arn, one)
    aws.truth.events.hit(event.arn, two, { text: 'What you are told.' })
    const { reader, calls } = await open()
    const { details, refused } = await reader.readDetails([
      { arn: event.arn, account: one },
      { arn: event.arn, account: two },
      { arn: other.arn, account: null },
      { arn: other.arn, account: one },
      { arn: event.arn, account: null },
    ])
    expect(details.map(({ arn, account, text }) => [arn, account, text])).toEqual([
      [event.arn, one, 'What most are told.'],
      [event.arn, two, 'What you are told.'],
      [other.arn, null, 'For everybody.'],
    ])
    expect(refused.map(({ arn, account }) => [arn, account])).toEqual([
      [other.arn, one],
      [event.arn, null],
    ])
    expect(refused.every(({ name, message }) => name !== '' && message !== '')).toBe(true)
    expect(calls.requests).toBe(1)
  })

  it('of one account bear its id', async () => {
    const { managementAccount } = aws.truth.directory
    const event = aws.truth.events.add({ reach: new ToldReach('Told.') })
    aws.truth.events.hit(event.arn, managementAccount)
    const { reader } = await open({ kind: 'account', accountId: managementAccount })
    const { details } = await reader.readDetails([{ arn: event.arn, account: managementAccount }])
    expect(details).toMatchObject([{ arn: event.arn, account: managementAccount, text: 'Told.' }])
  })

  it('that AWS neither gives nor refuses are refused', async () => {
    const { origin } = await startTestServer((_request, response) =>
      response
        .writeHead(200, { 'content-type': 'application/x-amz-json-1.1' })
        .end('{"successfulSet":[null,{"event":{"arn":"of another"}}],"failedSet":[null,{}]}'),
    )
    vi.stubEnv('AWS_ENDPOINT_URL', origin)
    const { reader } = await open()
    const asked = [
      { arn: 'a', account: null },
      { arn: 'b', account: '1' },
    ]
    const { details, refused } = await reader.readDetails(asked)
    expect(details).toEqual([])
    expect(refused).toMatchObject([
      { arn: 'a', account: null, name: 'NotAnswered' },
      { arn: 'b', account: '1', name: 'NotAnswered' },
    ])
  })
})

describe.each(['organization', 'account'] as const)('resources read by an %s', (kind) => {
  it('come page by page, with or without status', async () => {
    const { managementAccount: account } = aws.truth.directory
    const event = aws.truth.events.add()
    const entities = Array.from({ length: 230 }, (_, index) =>
      buildEntity(account, `i-${index}`, { status: index === 7 ? null : 'IMPAIRED' }),
    )
    aws.truth.events.hit(event.arn, account, { entities })
    const { reader, calls } = await open({ kind, accountId: account })
    const pages: EntityAt[][] = []
    const gaps = await reader.readEntities([{ arn: event.arn, account }], async (page) => {
      pages.push(page)
    })
    expect(gaps).toEqual({ refused: [], unreadable: [] })
    expect(pages.map(({ length }) => length)).toEqual([100, 100, 30])
    const all = pages.flat()
    expect(all.every((each) => each.arn === event.arn && each.account === account)).toBe(true)
    expect(new Map(all.map(({ entity }) => [entity.value, entity.status]))).toEqual(
      new Map(entities.map(({ value, status }) => [value, status])),
    )
    expect(calls.requests).toBe(3)
  })
})

describe('resources of several pairs', () => {
  it('are told apart, and begun anew where a token expires', async () => {
    const event = aws.truth.events.add()
    const accounts = MEMBERS.slice(0, 3)
    for (const account of accounts) {
      const entities = Array.from({ length: 60 }, (_, index) => buildEntity(account, `i-${index}`))
      aws.truth.events.hit(event.arn, account, { entities })
    }
    const { reader } = await open()
    aws.faults.on({ kind: 'token expired', times: 1 })
    const seen = new Set<string>()
    await reader.readEntities(
      accounts.map((account) => ({ arn: event.arn, account })),
      async (page) => {
        for (const { account, entity } of page) seen.add(`${account} ${entity.value}`)
      },
    )
    expect(seen.size).toBe(180)
  })
})

describe('an answer that lacks what it must hold', () => {
  const answering = async (body: string) => {
    const { origin } = await startTestServer((_request, response) =>
      response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end(body),
    )
    vi.stubEnv('AWS_ENDPOINT_URL', origin)
    return (await open()).reader
  }

  it.each(['', '{}', '{"events":null}'])('(%j) is no empty listing', async (body) => {
    const reader = await answering(body)
    await expect(reader.listPage({ updatedSince: null, token: null })).rejects.toMatchObject({ kind: 'parse' })
  })

  it('costs only the items that are wrong', async () => {
    const good = 'arn:aws:health:us-east-1::event/EC2/AWS_EC2_X/AWS_EC2_X_1'
    const reader = await answering(
      JSON.stringify({
        events: [
          null,
          { lastUpdatedTime: 1_700_000_000 },
          { arn: 'not an arn', lastUpdatedTime: 1_700_000_000 },
          { arn: good },
          { arn: good, startTime: 1_700_000_000.5, statusCode: 'odd', eventScopeCode: 'NEWER' },
          { arn: good, lastUpdatedTime: 1_700_000_001.25 },
        ],
      }),
    )
    const { events, unreadable } = await reader.listPage({ updatedSince: null, token: null })
    expect(events).toMatchObject([
      { arn: 'not an arn', lastUpdatedAt: 1_700_000_000_000 },
      { arn: good, lastUpdatedAt: 1_700_000_000_500, status: 'odd' },
      { arn: good, lastUpdatedAt: 1_700_000_001_250, status: '' },
    ])
    expect(unreadable.map(({ why }) => why)).toEqual([
      'it is not an event',
      'it has no ARN',
      'it has neither a time of its last update nor of its start',
    ])
    expect(unreadable.map(({ lost }) => lost)).toEqual([{ arn: null }, { arn: null }, { arn: good }])
  })

  it('does not go round in circles', async () => {
    const reader = await answering('{"affectedAccounts":[],"nextToken":"again"}')
    await expect(reader.listAccounts('arn')).rejects.toThrow('the same page of a listing twice')
  })

  it('names resources whose event or account it does not tell', async () => {
    const reader = await answering('{"entities":[{"entityArn":"arn:x"},{},{"entityValue":"i-1","eventArn":"a"}]}')
    const pages: EntityAt[] = []
    const asked = [
      { arn: 'a', account: '1' },
      { arn: 'b', account: '1' },
    ]
    const { unreadable } = await reader.readEntities(asked, async (page) => {
      pages.push(...page)
    })
    expect(pages.map(({ arn, account, entity }) => [arn, account, entity.value])).toEqual([['a', '1', 'i-1']])
    expect(unreadable.map(({ why }) => why)).toEqual([
      'it does not say which event it belongs to',
      'it has neither a value nor an ARN',
    ])
  })
})

describe('an ARN that AWS does not take', () => {
  const ODD = 'not an arn'

  it('costs only itself among ten', async () => {
    const events = Array.from({ length: 9 }, (_, n) => aws.truth.events.add({ typeCode: `AWS_EC2_CASE_${n}` }))
    for (const { arn } of events)
      aws.truth.events.hit(arn, MEMBERS[0] ?? '', { entities: [buildEntity(MEMBERS[0] ?? '', 'one')] })
    const asked = [...events.map(({ arn }) => arn), ODD].map((arn) => ({ arn, account: MEMBERS[0] ?? '' }))
    const { reader, calls } = await open()
    const { details, refused } = await reader.readDetails(asked)
    expect(details).toHaveLength(9)
    expect(refused).toMatchObject([{ arn: ODD, name: 'ValidationException' }])
    expect(calls.requests).toBeLessThanOrEqual(9)
    const entities: string[] = []
    const gaps = await reader.readEntities(asked, async (page) => void entities.push(...page.map(({ arn }) => arn)))
    expect(new Set(entities).size).toBe(9)
    expect(gaps.refused).toMatchObject([{ arn: ODD }])
  })

  it('has no accounts that could be told', async () => {
    const { reader } = await open()
    expect(await reader.listAccounts(ODD)).toMatchObject({ accounts: [], refused: { arn: ODD, account: null } })
  })
})
