/** Service usage over HTTP: from AWS Config, from Resource Explorer, from what AWS Health named. */
import { describe, expect, test } from 'vitest'
import type { Usage } from '@/e2e/stand-in/aws/truth-directory'
import { pool } from '@/lib/db/pool'
import { listInventoryStates, listServiceUsage } from '@/lib/service-usage/read'
import { withAws } from '@/lib/testing/aws'
import { buildReadConnection } from '@/lib/testing/build-read-connection'
import { withDatabase } from '@/lib/testing/database'
import { readInventory } from './read-inventory'

withDatabase()
const aws = withAws()

const SHOP = '200000000001'
const LAB = '200000000002'

/** Both accounts use S3 and EC2; the lab also has a network, and a service that nobody has heard of. */
function invent(): void {
  const { directory } = aws.truth
  directory.join({ id: SHOP })
  directory.join({ id: LAB })
  const usage = (configType: string, explorerType: string, region: string, count: number): Usage => ({
    ...{ configType, explorerType, region, count, nameOf: (index) => `r-${index}` },
  })
  directory.usageOf = (account): Usage[] => {
    if (account === aws.truth.directory.managementAccount) return []
    const both = [
      usage('AWS::EC2::Instance', 'ec2:instance', 'eu-west-1', 3),
      usage('AWS::EC2::Volume', 'ec2:volume', 'eu-west-1', 2),
      usage('AWS::S3::Bucket', 's3:bucket', 'us-east-1', 1),
    ]
    const lab = [
      usage('AWS::IAM::Role', 'iam:role', 'global', 4),
      usage('AWS::ElasticLoadBalancingV2::LoadBalancer', 'elasticloadbalancing:loadbalancer', 'eu-west-1', 1),
      usage('AWS::Brandnew::Thing', 'brandnew:thing', 'eu-west-1', 2),
    ]
    return account === LAB ? [...both, ...lab] : both
  }
}

const BOTH = [
  { service: 'ec2', region: 'eu-west-1', resources: 5 },
  { service: 's3', region: 'us-east-1', resources: 1 },
]
const OF_LAB = [
  { service: 'brandnew', region: 'eu-west-1', resources: 2 },
  { service: 'ec2', region: 'eu-west-1', resources: 5 },
  { service: 'elb', region: 'eu-west-1', resources: 1 },
  { service: 'iam', region: 'global', resources: 4 },
  { service: 's3', region: 'us-east-1', resources: 1 },
]

async function lastRun() {
  const { rows } = await pool().query(
    'SELECT outcome, requests, error, events_read AS read, unreadable FROM poll_run ORDER BY id DESC LIMIT 1',
  )
  return rows[0]
}

describe('AWS Config', () => {
  test('counts by one query, added up by service', async () => {
    invent()
    await readInventory(await buildReadConnection())
    expect(await listServiceUsage(SHOP, null)).toMatchObject(BOTH)
    expect(await listServiceUsage(LAB, null)).toMatchObject(OF_LAB)
    expect((await listServiceUsage(LAB, null)).every(({ source }) => source === 'config')).toBe(true)
    expect(await lastRun()).toMatchObject({ outcome: 'complete', requests: 2, read: 7 })
    expect(await listInventoryStates(null)).toMatchObject([
      {
        found: [{ source: 'config', state: 'read', sentence: expect.stringMatching(/whole organization/) }],
        failure: null,
      },
    ])
  })

  test('a page set that goes through many pages counts the same', async () => {
    invent()
    const { directory } = aws.truth
    const few = directory.usageOf
    for (let n = 0; n < 40; n += 1) directory.join({ id: String(300_000_000_000 + n) })
    directory.usageOf = (account) => few(account === SHOP ? SHOP : LAB)
    await readInventory(await buildReadConnection())
    expect(aws.calls.count('SelectAggregateResourceConfig')).toBeGreaterThan(5)
    expect(await listServiceUsage('300000000039', null)).toMatchObject(OF_LAB)
  })

  test.each([
    ['few accounts', 0],
    ['more accounts than types', 10],
  ])('counts piece by piece where queries are denied: %s', async (_what, more) => {
    invent()
    for (let n = 0; n < more; n += 1) aws.truth.directory.join({ id: String(300_000_000_000 + n) })
    aws.faults.on({ kind: 'denied', operation: 'SelectAggregateResourceConfig' })
    await readInventory(await buildReadConnection())
    expect(await listServiceUsage(SHOP, null)).toMatchObject(BOTH)
    expect(await listServiceUsage(LAB, null)).toMatchObject(OF_LAB)
    expect(await lastRun()).toMatchObject({ outcome: 'complete' })
  })

  test('a new reading takes the place of the old one; one that fails leaves it as of then', async () => {
    invent()
    const connection = await buildReadConnection()
    await readInventory(connection)
    const before = await listServiceUsage(LAB, null)
    const usageOf = aws.truth.directory.usageOf
    aws.truth.directory.usageOf = (account) => (account === LAB ? usageOf(SHOP) : usageOf(account))
    aws.truth.directory.join({ id: '200000000003' })
    const off = aws.faults.on({ kind: 'broken', operation: 'SelectAggregateResourceConfig' })
    await readInventory(connection)
    expect(await lastRun()).toMatchObject({ outcome: 'failed' })
    expect(await listServiceUsage(LAB, null)).toEqual(before)
    off()
    await readInventory(connection)
    expect(await listServiceUsage(LAB, null)).toMatchObject(BOTH)
    expect(await listServiceUsage(LAB, null)).toHaveLength(2)
  })
})

describe('where Config is absent', () => {
  test('Resource Explorer is read', async () => {
    invent()
    aws.truth.aggregator = null
    aws.truth.explorerRegion = 'eu-west-1'
    await readInventory(await buildReadConnection())
    expect(await listServiceUsage(SHOP, null)).toMatchObject(
      BOTH.map((row) => ({ ...row, source: 'resource-explorer' })),
    )
    expect(await listServiceUsage(LAB, null)).toMatchObject(OF_LAB)
    expect(aws.calls.list('ListResources').every(({ region }) => region === 'eu-west-1')).toBe(true)
    expect((await listInventoryStates(null))[0]?.found.map(({ source, state }) => [source, state])).toEqual([
      ['config', 'not-set-up'],
      ['resource-explorer', 'read'],
    ])
  })

  test('and Resource Explorer too, that is said, and is no failure', async () => {
    aws.truth.aggregator = null
    aws.truth.explorerRegion = null
    await readInventory(await buildReadConnection())
    expect(await lastRun()).toMatchObject({ outcome: 'complete', read: 0, error: null })
    expect((await listInventoryStates(null))[0]?.found).toMatchObject([
      { source: 'config', state: 'not-set-up', sentence: expect.stringMatching(/us-east-1/) },
      { source: 'resource-explorer', state: 'not-set-up' },
    ])
  })

  test('a denial is a failure in words', async () => {
    aws.faults.on({ kind: 'denied', service: 'config' })
    aws.faults.on({ kind: 'denied', operation: 'ListIndexes' })
    await readInventory(await buildReadConnection())
    expect(await lastRun()).toMatchObject({
      outcome: 'failed',
      error: expect.stringMatching(/config:DescribeConfigurationAggregators/),
    })
    expect((await listInventoryStates(null))[0]?.found).toMatchObject([
      { source: 'config', state: 'denied' },
      { source: 'resource-explorer', state: 'denied', sentence: expect.stringMatching(/ListIndexes/) },
    ])
  })

  test('a failure of our own stands in the PollRun too', async () => {
    await pool().query(`CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'the disk is full'; END $$;
      CREATE TRIGGER fail BEFORE INSERT ON service_usage FOR EACH STATEMENT EXECUTE FUNCTION fail()`)
    try {
      await expect(readInventory(await buildReadConnection())).rejects.toThrow('the disk is full')
    } finally {
      await pool().query('DROP TRIGGER fail ON service_usage; DROP FUNCTION fail')
    }
    expect(await lastRun()).toMatchObject({
      outcome: 'failed',
      error: expect.stringContaining('Faultline itself failed'),
    })
  })
})

test('what AWS Health named is noted as of the last time, and stays', async () => {
  aws.truth.aggregator = null
  aws.truth.explorerRegion = null
  await pool().query(
    `INSERT INTO health_event (service, upstream_service, region, category, scope, status, summary, started_at, said_at,
       fetched_at, listing, payload_digest)
     SELECT 'rds', 'RDS', 'eu-west-1', 'issue', 'ACCOUNT_SPECIFIC', 'closed', 'x', day, day, day, 'health', gen_random_uuid()
     FROM (VALUES (timestamptz '2026-03-01'), (timestamptz '2026-04-01')) d(day)`,
  )
  await pool().query(
    "INSERT INTO affected_account (event_id, account_id, first_seen_at) SELECT id, '200000000001', now() FROM health_event",
  )
  const connection = await buildReadConnection()
  await readInventory(connection)
  await readInventory(connection)
  expect(await listServiceUsage(SHOP, null)).toEqual([
    { service: 'rds', region: 'eu-west-1', source: 'health', resources: null, asOf: '2026-04-01T00:00:00.000Z' },
  ])
  expect(await listServiceUsage(SHOP, [LAB])).toEqual([])
})
