/** The directory as people read it: filters, orders, pages, and who sees what. */
import { beforeEach, describe, expect, test } from 'vitest'
import { pool } from '@/lib/db/pool'
import { storeAccount, storeUnit } from '@/lib/testing/build-account'
import { storeConnection } from '@/lib/testing/build-connection'
import { actorOf } from '@/lib/testing/build-person'
import { withDatabase } from '@/lib/testing/database'
import { formatAccountCursor } from './cursor'
import { type AccountFilter, NO_ACCOUNT_FILTER, parseAccountFilter } from './filter'
import { getAccount, listAccounts } from './read'
import { countAccounts } from './read-count'
import { streamAccountCsv } from './read-csv'
import { listOrgUnits, listTagKeys, readAccountFacets } from './read-overview'
import { assignAccount } from './write'

withDatabase()

const actor = actorOf('00000000-0000-4000-8000-000000000001')
const SHOP = '200000000001'
const LAB = '200000000002'
const OLD = '200000000003'
const FILE = '200000000004'

let payments = ''

beforeEach(async () => {
  const connection = await storeConnection({ id: 'c1', name: 'Main' })
  await storeUnit(connection, 'Root')
  const production = await storeUnit(connection, 'Root/Production')
  const shops = await storeUnit(connection, 'Root/Production/Shops')
  await storeAccount({
    ...{ id: SHOP, name: 'Web Shop', email: 'shop@example.org', connection, unit: shops },
    ...{ tags: { owner: 'Payments', cost: '100%' }, joinedAt: '2024-02-01T00:00:00Z', environment: 'Production' },
  })
  await storeAccount({
    id: LAB,
    name: 'lab',
    status: 'SUSPENDED',
    connection,
    unit: production,
    tags: { owner: 'Search' },
  })
  await storeAccount({
    id: OLD,
    name: 'Archive',
    connection,
    leftAt: '2026-01-01T00:00:00Z',
    joinedAt: '2020-01-01T00:00:00Z',
  })
  await storeAccount({ id: FILE, name: 'from "a" file', status: 'UNKNOWN' })
  const { rows } = await pool().query<{ id: string }>("INSERT INTO team (name) VALUES ('Payments') RETURNING id")
  payments = rows[0]?.id ?? ''
  await pool().query("INSERT INTO team_account (team_id, account_id, origin) VALUES ($1, $2, 'rule')", [payments, SHOP])
})

async function ids(query: string, accounts: readonly string[] | null = null): Promise<string[]> {
  const { filter, problems } = parseAccountFilter(new URLSearchParams(query))
  expect(problems).toEqual({})
  return (await listAccounts(filter, { limit: 50, cursor: null }, accounts)).data.map(({ id }) => id)
}

describe('listAccounts', () => {
  test('gives what is known of an account', async () => {
    const { data } = await listAccounts({ ...NO_ACCOUNT_FILTER, q: 'web' }, { limit: 50, cursor: null }, null)
    expect(data).toEqual([
      {
        id: SHOP,
        name: 'Web Shop',
        email: 'shop@example.org',
        status: 'ACTIVE',
        connectionId: 'c1',
        orgUnit: { id: 'root/production/shops', name: 'Shops', path: 'Root/Production/Shops' },
        teams: [{ id: payments, name: 'Payments', origin: 'rule' }],
        environment: 'Production',
        environmentOrigin: 'manual',
        criticality: null,
        criticalityOrigin: null,
        tags: { owner: 'Payments', cost: '100%' },
        joinedAt: '2024-02-01T00:00:00.000Z',
        lastSeenAt: expect.stringMatching(/^\d{4}-.*Z$/),
        leftAt: null,
      },
    ])
  })

  test.each([
    ['', [OLD, FILE, LAB, SHOP]],
    ['q=shop', [SHOP]],
    ['q=web+EXAMPLE.org', [SHOP]],
    ['q=2000-0000-0002', [LAB]],
    ['q=00000000', [OLD, FILE, LAB, SHOP]],
    ['q=payments', [SHOP]],
    ['q=owner', []],
    ['q=100%25', [SHOP]],
    ['q=%25', [SHOP]],
    ['q=_', []],
    ['q="a"', [FILE]],
    ['q=\\', []],
    ['team=Payments', [SHOP]],
    ['team=payments', [SHOP]],
    ['team=none', [OLD, FILE, LAB]],
    ['team=none&team=Payments', [OLD, FILE, LAB, SHOP]],
    ['team=nobody', []],
    ['environment=Production', [SHOP]],
    ['environment=none', [OLD, FILE, LAB]],
    ['connection=c1', [OLD, LAB, SHOP]],
    ['connection=none', [FILE]],
    ['unit=root/production', [LAB, SHOP]],
    ['unit=root/production/shops', [SHOP]],
    ['unit=root', [LAB, SHOP]],
    ['status=ACTIVE', [SHOP]],
    ['status=ACTIVE,SUSPENDED', [LAB, SHOP]],
    ['status=left', [OLD]],
    ['status=left&status=UNKNOWN', [OLD, FILE]],
    ['sort=id', [SHOP, LAB, OLD, FILE]],
    ['sort=joined', [SHOP, OLD, FILE, LAB]],
  ])('%s', async (query, expected) => {
    expect(await ids(query)).toEqual(expected)
  })

  test('a team is found by its id', async () => {
    expect(await ids(`team=${payments}`)).toEqual([SHOP])
  })

  test.each(['name', 'id', 'joined'] as const)(
    'by %s, pages follow one another without a gap or a repetition',
    async (sort) => {
      await storeAccount({ id: '200000000000', name: 'lab' })
      await storeAccount({ id: '200000000009', name: 'LAB', joinedAt: '2024-02-01T00:00:00Z' })
      const filter: AccountFilter = { ...NO_ACCOUNT_FILTER, sort }
      const whole = await listAccounts(filter, { limit: 50, cursor: null }, null)
      expect(whole.nextCursor).toBeNull()
      const found: string[] = []
      let cursor: string | null = null
      do {
        const page = await listAccounts(filter, { limit: 1, cursor }, null)
        found.push(...page.data.map(({ id }) => id))
        cursor = page.nextCursor
      } while (cursor !== null)
      expect(found).toEqual(whole.data.map(({ id }) => id))
      expect(new Set(found).size).toBe(6)
    },
  )

  test.each([
    'x',
    formatAccountCursor('id', { key: SHOP, id: SHOP }),
    Buffer.from('["name"]').toString('base64url'),
    Buffer.from('["name","a\\u0000b","200000000001"]').toString('base64url'),
    Buffer.from('["name","a","20000000000x"]').toString('base64url'),
  ])('refuses a cursor that is none, or of another order: %s', async (cursor) => {
    await expect(listAccounts(NO_ACCOUNT_FILTER, { limit: 1, cursor }, null)).rejects.toMatchObject({
      code: 'INVALID',
      fields: { cursor: expect.any(String) },
    })
  })

  test('who is limited to accounts finds those alone, whatever they ask for', async () => {
    expect(await ids('', [LAB])).toEqual([LAB])
    expect(await ids('q=shop', [LAB])).toEqual([])
    expect(await ids('', [])).toEqual([])
    expect(await ids(`team=${payments}`, [LAB, '999999999999'])).toEqual([])
  })
})

describe('getAccount', () => {
  test('adds the latest events that named it', async () => {
    await pool().query(
      `INSERT INTO health_event (service, upstream_service, region, category, scope, status, summary, started_at, said_at,
         fetched_at, listing, payload_digest)
       SELECT 'ec2', 'EC2', 'eu-west-1', 'issue', 'ACCOUNT_SPECIFIC', 'closed', 'event ' || n, day, day, day, 'health', gen_random_uuid()
       FROM (SELECT n, timestamptz '2026-01-01' + n * interval '1 day' AS day FROM generate_series(1, 25) n) d`,
    )
    await pool().query(
      'INSERT INTO affected_account (event_id, account_id, first_seen_at) SELECT id, $1, now() FROM health_event',
      [SHOP],
    )
    const account = await getAccount(SHOP, null)
    expect(account).toMatchObject({ name: 'Web Shop', connectionName: 'Main', tagsReadAt: null })
    expect(account.events.map(({ summary }) => summary)).toEqual(
      Array.from({ length: 20 }, (_, index) => `event ${25 - index}`),
    )
    expect((await getAccount(LAB, null)).events).toEqual([])
  })

  test('tells of them what the reader may know: no word that AWS said to another account alone', async () => {
    const { rows } = await pool().query<{ id: string }>(
      `INSERT INTO health_event (service, upstream_service, region, category, scope, status, summary, started_at, said_at,
         fetched_at, listing, payload_digest, description, description_account)
       VALUES ('ec2', 'EC2', 'eu-west-1', 'issue', 'ACCOUNT_SPECIFIC', 'closed', 'Words for the lab', now(), now(), now(),
         'health', gen_random_uuid(), 'Words for the lab', $1) RETURNING id`,
      [LAB],
    )
    await pool().query(
      `WITH t AS (INSERT INTO event_text SELECT $1, md5($3)::uuid, $3)
       INSERT INTO affected_account (event_id, account_id, first_seen_at, text_digest)
       SELECT $1::bigint, id, now(), CASE id WHEN $2 THEN md5($3)::uuid END FROM unnest($4::text[]) id`,
      [rows[0]?.id, SHOP, 'Words for the shop', [SHOP, LAB]],
    )
    const summaries = async (id: string, accounts: readonly string[] | null) =>
      (await getAccount(id, accounts)).events.map(({ summary }) => summary)
    expect(await summaries(SHOP, null)).toEqual(['Words for the lab'])
    expect(await summaries(SHOP, [SHOP])).toEqual(['Words for the shop'])
    expect(await summaries(LAB, [LAB])).toEqual(['Words for the lab'])
  })

  test.each([
    [SHOP, [LAB]],
    ['999999999999', null],
    ["1' OR 1=1", null],
  ])('%s is not there for those who see %j', async (id, accounts) => {
    await expect(getAccount(id, accounts)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('what the directory is looked at through', () => {
  test('facets count every value, and those without one', async () => {
    expect(await readAccountFacets(null)).toEqual({
      connections: [
        { value: 'c1', name: 'Main', count: 3 },
        { value: 'none', name: 'Named by a file alone', count: 1 },
      ],
      teams: [
        { value: 'none', name: 'No team', count: 3 },
        { value: payments, name: 'Payments', count: 1 },
      ],
      environments: [
        { value: 'none', name: 'No environment', count: 3 },
        { value: 'Production', name: 'Production', count: 1 },
      ],
      criticalities: [{ value: 'none', name: 'No criticality', count: 4 }],
      statuses: [
        { value: 'ACTIVE', name: 'ACTIVE', count: 1 },
        { value: 'left', name: 'Left', count: 1 },
        { value: 'SUSPENDED', name: 'SUSPENDED', count: 1 },
        { value: 'UNKNOWN', name: 'UNKNOWN', count: 1 },
      ],
    })
    expect(await readAccountFacets([LAB])).toMatchObject({ teams: [{ value: 'none', count: 1 }] })
    expect(await readAccountFacets([])).toMatchObject({ teams: [], statuses: [] })
  })

  test('the tree counts accounts in units and below; who sees few accounts sees what leads to them', async () => {
    const tree = async (accounts: readonly string[] | null) =>
      (await listOrgUnits(accounts)).map((unit) => `${unit.path} ${unit.accounts} ${unit.accountsBelow}`)
    expect(await tree(null)).toEqual(['Root 0 2', 'Root/Production 1 2', 'Root/Production/Shops 1 1'])
    expect(await tree([LAB])).toEqual(['Root 0 1', 'Root/Production 1 1'])
    expect(await tree([])).toEqual([])
  })

  test('tag keys come with their most frequent values', async () => {
    expect(await listTagKeys()).toEqual([
      {
        key: 'owner',
        accounts: 2,
        values: [
          { value: 'Payments', accounts: 1 },
          { value: 'Search', accounts: 1 },
        ],
      },
      { key: 'cost', accounts: 1, values: [{ value: '100%', accounts: 1 }] },
    ])
  })
})

test('the CSV holds exactly what is filtered and seen', async () => {
  await assignAccount(actor, LAB, { teams: [payments], environment: '=cmd()', criticality: null })
  const csv = async (query: string, accounts: readonly string[] | null) =>
    (await new Response(streamAccountCsv(parseAccountFilter(new URLSearchParams(query)).filter, accounts)).text())
      .split('\r\n')
      .slice(1, -1)
  expect(await csv('status=ACTIVE,SUSPENDED', null)).toEqual([
    expect.stringMatching(
      /^200000000002,lab,,SUSPENDED,Payments,'=cmd\(\),,c1,Root\/Production,"{""owner"": ?""Search""}",,/,
    ),
    expect.stringMatching(
      /^200000000001,Web Shop,shop@example\.org,ACTIVE,Payments,Production,,c1,Root\/Production\/Shops,/,
    ),
  ])
  expect(await csv('', [OLD])).toHaveLength(1)
  expect(await csv('q=nothing', null)).toEqual([])
})

test('as many accounts are counted as are listed, of those that may be seen', async () => {
  const counted = (filter: Partial<AccountFilter>, accounts: readonly string[] | null = null) =>
    countAccounts({ ...NO_ACCOUNT_FILTER, ...filter }, accounts)
  expect(await counted({})).toBe(4)
  expect(await counted({ unit: ['root/production'], sort: 'joined' })).toBe(2)
  expect([await counted({}, [LAB, FILE]), await counted({ team: ['payments'] }, [LAB])]).toEqual([2, 0])
})
