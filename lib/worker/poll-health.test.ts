import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { buildEntity, type Reach, ToldReach } from '@/e2e/stand-in/aws/truth-event'
import { pool } from '@/lib/db/pool'
import type { AwsConnection } from '@/lib/domain/aws-connection'
import { recordObservations } from '@/lib/events/write'
import { withAws } from '@/lib/testing/aws'
import { buildObservation } from '@/lib/testing/build-observation'
import { withDatabase } from '@/lib/testing/database'
import { connect, getConnection, latestRun } from './health/testing/connect'
import { accountOf, goOn, happen } from './health/testing/happenings'
import { expectTruth, readStored } from './health/testing/truth'
import { pollHealth } from './poll-health'

withDatabase()
const aws = withAws()

const calls = () => aws.calls.byOperation()

/** Polls, and tells why the poll failed if it did. */
async function poll(connection: AwsConnection): Promise<string | null> {
  await pollHealth(connection)
  return (await latestRun(`health:${connection.id}`)).error
}

describe('pollHealth', () => {
  it('reads everything with the fewest calls, and asks once where nothing is new', async () => {
    const connection = await connect()
    happen(aws, { events: 120, accounts: 3, entities: 2, publicEvents: 30 })
    expect(await poll(connection)).toBeNull()
    await expectTruth(aws.truth)
    expect(calls()).toEqual({
      DescribeEventsForOrganization: 2,
      DescribeAffectedAccountsForOrganization: 120,
      DescribeEventDetailsForOrganization: 39,
      DescribeAffectedEntitiesForOrganization: 36,
    })
    expect(await latestRun('health:organization')).toMatchObject({
      outcome: 'complete',
      requests: 197,
      throttles: 0,
      eventsRead: 150,
      eventsMoved: 150,
      unreadable: 0,
    })
    aws.clock.advance(3_600_000)
    aws.truth.events.change(happen(aws, { events: 1 })[0] ?? '', { status: 'open' })
    expect(await poll(connection)).toBeNull()
    aws.calls.clear()
    expect(await poll(connection)).toBeNull()
    expect(calls()).toEqual({ DescribeEventsForOrganization: 1 })
    await expectTruth(aws.truth)
  })

  it('reads again only what moved, and keeps accounts that are added as changes', async () => {
    const connection = await connect()
    const [first = '', second = ''] = happen(aws, { events: 5, accounts: 2, publicEvents: 1 })
    expect(await poll(connection)).toBeNull()
    aws.clock.advance(60_000)
    aws.truth.events.hit(first, accountOf(7), { entities: [buildEntity(accountOf(7), 'i-new')] })
    aws.truth.events.resolve(second, 'All is well again.')
    aws.calls.clear()
    expect(await poll(connection)).toBeNull()
    expect(calls()).toEqual({
      DescribeEventsForOrganization: 1,
      DescribeAffectedAccountsForOrganization: 2,
      DescribeEventDetailsForOrganization: 1,
      DescribeAffectedEntitiesForOrganization: 1,
    })
    await expectTruth(aws.truth)
    const { rows } = await pool().query(
      'SELECT account_id AS account, entity_value AS value FROM reach_change ORDER BY entity_value NULLS FIRST',
    )
    expect(rows).toEqual([
      { account: accountOf(7), value: null },
      { account: accountOf(7), value: 'i-new' },
    ])
  })

  it('tells resources of one name in two Regions apart', async () => {
    const connection = await connect()
    const [event = ''] = happen(aws, { events: 1 })
    const inRegion = (region: string, status: string) =>
      buildEntity(accountOf(0), 'same', { arn: `arn:aws:health:${region}:${accountOf(0)}:entity/same`, status })
    aws.truth.events.hit(event, accountOf(0), {
      entities: [inRegion('eu-west-1', 'RESOLVED'), inRegion('us-east-2', 'IMPAIRED')],
    })
    expect(await poll(connection)).toBeNull()
    await expectTruth(aws.truth)
    const { rows } = await pool().query(
      "SELECT status FROM affected_entity WHERE entity_value = 'same' ORDER BY entity_arn",
    )
    expect(rows).toEqual([{ status: 'RESOLVED' }, { status: 'IMPAIRED' }])
  })

  it('reads the events of one account, and whose they are', async () => {
    happen(aws, { events: 12, accounts: 2, entities: 2, publicEvents: 3 })
    const key = aws.truth.addKey(accountOf(1))
    const before = process.env.AWS_ACCESS_KEY_ID
    process.env.AWS_ACCESS_KEY_ID = key
    try {
      expect(await poll(await connect('account', 'alone'))).toBeNull()
    } finally {
      process.env.AWS_ACCESS_KEY_ID = before
    }
    await expectTruth(aws.truth, accountOf(1))
    expect((await getConnection('alone')).accountId).toBe(accountOf(1))
    expect(calls()).toEqual({
      GetCallerIdentity: 1,
      DescribeEvents: 1,
      DescribeEventDetails: 2,
      DescribeAffectedEntities: 2,
    })
  })

  it('learns whose events they are from their resources where STS does not say', async () => {
    happen(aws, { events: 3, publicEvents: 1 })
    aws.faults.on({ kind: 'denied', operation: 'GetCallerIdentity' })
    const before = process.env.AWS_ACCESS_KEY_ID
    process.env.AWS_ACCESS_KEY_ID = aws.truth.addKey(accountOf(0))
    try {
      expect(await poll(await connect('account', 'unnamed'))).toBeNull()
    } finally {
      process.env.AWS_ACCESS_KEY_ID = before
    }
    const { rows } = await pool().query(
      'SELECT account_id AS account, count(*)::int AS entities FROM affected_entity GROUP BY account_id',
    )
    expect(rows).toEqual([{ account: accountOf(0), entities: 3 }])
    expect((await readStored()).every(({ text }) => text !== null)).toBe(true)
  })

  it('reads an event of 10,000 accounts', { timeout: 120_000 }, async () => {
    const accounts = Array.from({ length: 10_000 }, (_, n) => accountOf(n))
    const told = new Map(accounts.map((account) => [account, { text: null, entities: [buildEntity(account, 'all')] }]))
    aws.truth.events.add({ reach: new ToldReach('All of you are concerned.', told) })
    process.env.FAULTLINE_POLL_SECONDS = '3600' // A poll that lasts longer than that lists again.
    onTestFinished(() => void delete process.env.FAULTLINE_POLL_SECONDS)
    expect(await poll(await connect())).toBeNull()
    await expectTruth(aws.truth)
    expect(calls()).toEqual({
      DescribeEventsForOrganization: 1,
      DescribeAffectedAccountsForOrganization: 100,
      DescribeEventDetailsForOrganization: 1_000,
      DescribeAffectedEntitiesForOrganization: 1_000,
    })
    const { rows } = await pool().query('SELECT count(*)::int AS texts FROM event_text')
    expect(rows).toEqual([{ texts: 1 }])
  })

  it('reads texts of 100 kB, entities without a status, and events that affect nobody', async () => {
    const connection = await connect()
    const { arn } = aws.truth.events.add({ typeCode: 'AWS_EC2_LONG' })
    for (let n = 0; n < 30; n += 1) {
      const entities = [buildEntity(accountOf(n), 'AWS_ACCOUNT', { status: null })]
      aws.truth.events.hit(arn, accountOf(n), { text: `${n} ${'words and words '.repeat(6_600)}end.`, entities })
    }
    aws.truth.events.add({ typeCode: 'AWS_EC2_NOBODY' })
    expect(await poll(connection)).toBeNull()
    await expectTruth(aws.truth)
    aws.calls.clear()
    expect(await poll(connection)).toBeNull()
    expect(calls()).toEqual({ DescribeEventsForOrganization: 1 })
  })

  it('makes one event of what two connections show', async () => {
    const arns = happen(aws, { events: 6, accounts: 3, publicEvents: 1 })
    expect(await poll(await connect('organization', 'one'))).toBeNull()
    aws.calls.clear()
    expect(await poll(await connect('organization', 'two'))).toBeNull()
    await expectTruth(aws.truth)
    // Whom the events affect is asked; what is known of those accounts is not.
    expect(calls()).toEqual({
      DescribeEventsForOrganization: 1,
      DescribeAffectedAccountsForOrganization: 6,
      DescribeEventDetailsForOrganization: 1,
    })
    const { rows } = await pool().query('SELECT count(*)::int AS accounts FROM affected_account')
    expect(rows).toEqual([{ accounts: 18 }])
    goOn(aws, arns)
    expect(await poll(await getConnection('two'))).toBeNull()
    await expectTruth(aws.truth)
  })

  it('keeps the first account whose text is the main one', async () => {
    const connection = await connect()
    const { arn } = aws.truth.events.add()
    aws.truth.events.hit(arn, accountOf(5), { text: 'To five.' })
    await poll(connection)
    aws.clock.advance(60_000)
    aws.truth.events.hit(arn, accountOf(2), { text: 'To two.' })
    await poll(connection)
    const { rows } = await pool().query('SELECT description, description_account AS account FROM health_event')
    expect(rows).toEqual([{ description: 'To five.', account: accountOf(5) }])
  })

  it('lists anew while a long reading goes on, so that what happens now is not kept waiting', {
    timeout: 90_000,
  }, async () => {
    const connection = await connect()
    process.env.FAULTLINE_POLL_SECONDS = '1'
    happen(aws, { events: 450 })
    aws.faults.on({ kind: 'slow', delayMs: 25 })
    const polling = poll(connection)
    await vi.waitFor(() => expect(calls().DescribeEventDetailsForOrganization).toBeGreaterThan(0), { timeout: 60_000 })
    const { arn } = aws.truth.events.add({ typeCode: 'AWS_EC2_NOW' })
    aws.truth.events.hit(arn, accountOf(1))
    expect(await polling).toBeNull()
    delete process.env.FAULTLINE_POLL_SECONDS
    await expectTruth(aws.truth)
  })

  it('joins what the public feed showed of the same ARN', async () => {
    const connection = await connect()
    const { arn } = aws.truth.events.add({ scope: 'PUBLIC' })
    await recordObservations([buildObservation({ arn, status: 'open', severity: 'degradation' })], Date.now())
    await poll(connection)
    await expectTruth(aws.truth)
    const { rows } = await pool().query(
      'SELECT e.severity, array_agg(s.source ORDER BY s.source) AS sources FROM health_event e JOIN sighting s ON s.event_id = e.id GROUP BY e.id',
    )
    expect(rows).toEqual([{ severity: 'degradation', sources: ['aws-health', 'public-feed'] }])
  })

  it('records an event whose ARN is none from its listing, beside the others', async () => {
    const connection = await connect()
    const good = aws.truth.events.add()
    aws.truth.events.hit(good.arn, accountOf(0))
    aws.truth.events.put({ ...aws.truth.events.add({ typeCode: 'AWS_EC2_ODD' }), arn: 'not-an-arn' })
    expect(await poll(connection)).toBeNull()
    expect(await latestRun('health:organization')).toMatchObject({ outcome: 'partial' })
    const { rows } = await pool().query('SELECT arn, description IS NOT NULL AS told FROM health_event ORDER BY arn')
    expect(rows).toContainEqual({ arn: 'not-an-arn', told: false })
    expect(rows).toContainEqual({ arn: good.arn, told: true })
  })

  it('records what AWS refuses to tell from its listing, and says so', async () => {
    const connection = await connect()
    // Listings and details of AWS need not agree.
    const told = new ToldReach('At last.', new Map([[accountOf(0), { text: null, entities: [] }]]))
    const reach = { ...withoutHits(told), accounts: () => told.accounts() }
    const event = aws.truth.events.add({ reach })
    expect(await poll(connection)).toBeNull()
    expect(await latestRun('health:organization')).toMatchObject({ outcome: 'partial', unreadable: 2 })
    const { rows } = await pool().query('SELECT why FROM unreadable_item ORDER BY why')
    expect(rows.map(({ why }) => why)).toEqual([
      expect.stringContaining('InvalidAccountInputError'),
      expect.stringContaining('InvalidInputError'),
    ])
    expect(await readStored()).toMatchObject([{ status: 'open', text: null, accounts: [[accountOf(0), null]] }])
    aws.truth.events.put({ ...event, reach: told })
    expect(await poll(connection)).toBeNull()
    await expectTruth(aws.truth)
  })
})

/** A reach that says of every account that it is not hit. */
function withoutHits(reach: ToldReach): Reach {
  return { accounts: () => [], has: () => false, textOf: (account) => reach.textOf(account), entitiesOf: () => [] }
}
