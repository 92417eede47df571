/** Pages of a blast radius out of a real database: rows, reasons, resources, cursors, files. */
import { beforeEach, expect, it, describe as suite } from 'vitest'
import { pool } from '@/lib/db/pool'
import { ensureSources } from '@/lib/source-health/write-sources'
import { storeAccount } from '@/lib/testing/build-account'
import { buildIncident } from '@/lib/testing/build-incident'
import { storeUsage } from '@/lib/testing/build-usage'
import { withDatabase } from '@/lib/testing/database'
import type { BlastAccountRow, BlastEntityRow, BlastGroupRow, BlastPage } from './contract'
import { type BlastView, WHOLE_VIEW } from './filter'
import { getBlastAccount, getBlastPage } from './read'
import { getBlastFacts } from './read-facts'
import { streamBlastCsv, streamBlastJson } from './read-files'
import { minute, nameAccounts, storeEvent, storeReport } from './test-outage'

withDatabase()
beforeEach(ensureSources)

const NAMED = '111111111111'
const USER = '222222222222'
const QUIET = '333333333333'
/** What nobody should have to be afraid of in an id of a resource. */
const VALUES = [
  '=HYPERLINK("x","y")',
  'a "quoted", one',
  'line\nbreak',
  "'; DROP TABLE incident; --",
  '🔥\u200d',
  '  ',
  '%_\\',
]

let id = ''
beforeEach(async () => {
  await storeAccount({ id: NAMED, name: 'Zoo', environment: 'production' })
  await storeAccount({ id: USER, name: 'apple', environment: 'sandbox' })
  await storeAccount({ id: QUIET, name: 'quiet' })
  await storeUsage(USER)
  await storeUsage(QUIET, { service: 's3' })
  await storeUsage(NAMED, { service: 's3' })
  await pool().query(
    "WITH t AS (INSERT INTO team (name) VALUES ('Shop, left') RETURNING id) INSERT INTO team_account SELECT id, $1 FROM t",
    [NAMED],
  )
  const told = await storeEvent('told', { status: 'closed', endedAt: minute(60), saidAt: minute(60) })
  const own = await storeEvent('own', {
    scope: 'ACCOUNT_SPECIFIC',
    status: 'closed',
    endedAt: minute(60),
    saidAt: minute(60),
  })
  await nameAccounts(own, { [NAMED]: VALUES })
  id = await buildIncident([told, own])
})

const ALL = { limit: 100, cursor: null }

function view(changes: Partial<Omit<BlastView, 'filter'>> = {}, filter: Partial<BlastView['filter']> = {}): BlastView {
  return { ...WHOLE_VIEW, ...changes, filter: { ...WHOLE_VIEW.filter, ...filter } }
}

async function accountRows(asked: BlastView = WHOLE_VIEW): Promise<BlastAccountRow[]> {
  return ((await getBlastPage(id, asked, ALL, null)) as BlastPage<BlastAccountRow>).data
}

/** All rows, page by page. */
async function walk(asked: BlastView, limit: number): Promise<unknown[]> {
  const rows: unknown[] = []
  let cursor: string | null = null
  do {
    const page: BlastPage = await getBlastPage(id, asked, { limit, cursor }, null)
    expect(page.data.length).toBeLessThanOrEqual(limit)
    rows.push(...page.data)
    cursor = page.nextCursor
  } while (cursor !== null)
  return rows
}

suite('rows of accounts', () => {
  it('says who, how sure, and what it rests on', async () => {
    const { summary, data } = (await getBlastPage(id, WHOLE_VIEW, ALL, null)) as BlastPage<BlastAccountRow>
    expect(summary).toMatchObject({
      incidentId: id,
      at: null,
      touched: 2,
      confirmed: 1,
      inferred: 1,
      total: 3,
      entities: 7,
    })
    expect(data.map(({ accountId, certainty }) => [accountId, certainty])).toEqual([
      [NAMED, 'confirmed'],
      [USER, 'inferred'],
    ])
    const [named, user] = data
    expect(named).toMatchObject({ team: 'Shop, left', environment: 'production', entityCount: 7 })
    expect(named?.entities.map(({ entityValue }) => entityValue).sort()).toEqual(VALUES.toSorted())
    expect(named?.reasons[0]).toMatchObject({
      certainty: 'confirmed',
      service: 'lambda',
      since: '2026-03-10T12:00:00.000Z',
    })
    expect(user?.reasons[0]).toMatchObject({
      certainty: 'inferred',
      service: 'lambda',
      region: 'us-east-1',
      usage: { source: 'config', resources: 3, stale: false },
    })
    expect(user?.reasons[0]?.path[0]).toBe('AWS Lambda, us-east-1')
    expect(user?.reasons[0]?.path.length).toBeGreaterThan(1)
  })

  it('shows usage as stale, and the latest sighting of several', async () => {
    await pool().query("UPDATE service_usage SET as_of = '2026-01-01T00:00:00Z' WHERE account_id = $1", [USER])
    expect((await accountRows())[1]?.reasons[0]?.usage).toMatchObject({ stale: true, asOf: '2026-01-01T00:00:00.000Z' })
    await storeUsage(USER, { source: 'csv', resources: null, asOf: '2026-03-01T00:00:00Z' })
    expect((await accountRows())[1]?.reasons[0]?.usage).toMatchObject({ source: 'csv', resources: null, stale: false })
  })

  it('keeps all reasons, and who says otherwise', async () => {
    await storeUsage(NAMED)
    await storeReport(id, NAMED, 'clear')
    await storeReport(id, USER, 'touched')
    const [named, user] = await accountRows()
    expect(named).toMatchObject({ certainty: 'confirmed', clearedBy: { name: 'Mira', note: 'I looked' } })
    expect(named?.reasons.map(({ certainty }) => certainty).slice(0, 2)).toEqual(['confirmed', 'inferred'])
    expect(user).toMatchObject({ certainty: 'reported', clearedBy: null })
    expect(user?.reasons.map(({ certainty }) => certainty).slice(0, 2)).toEqual(['reported', 'inferred'])
  })

  it.each<[string, Partial<BlastView['filter']>, string[]]>([
    ['certainty', { certainty: ['inferred'] }, [USER]],
    ['a team by its name', { teams: ['shop, LEFT'] }, [NAMED]],
    ['no team', { teams: ['none'] }, [USER]],
    ['environment', { environments: ['Production', 'nothing'] }, [NAMED]],
    ['service in any spelling', { services: ['LAMBDA'] }, [NAMED, USER]],
    ['another service', { services: ['s3'] }, []],
    ['account', { account: QUIET }, []],
    ['words', { q: 'APP' }, [USER]],
    ['no such unit', { unit: 'ou-none' }, []],
  ])('narrows down by %s', async (_, filter, expected) => {
    expect((await accountRows(view({}, filter))).map(({ accountId }) => accountId)).toEqual(expected)
  })

  it('tells of one account, also of one that is not touched', async () => {
    await storeReport(id, USER, 'clear')
    expect(await getBlastAccount(id, USER, null, null)).toMatchObject({ certainty: 'cleared', report: { by: 'Mira' } })
    expect((await getBlastAccount(id, USER, null, null)).reasons[0]?.certainty).toBe('inferred')
    expect(await getBlastAccount(id, QUIET, null, null)).toMatchObject({ certainty: 'none', reasons: [] })
    await expect(getBlastAccount(id, '999999999999', null, null)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

suite('rows of groups', () => {
  it.each<[BlastView['by'], [string | null, number][]]>([
    [
      'environment',
      [
        ['production', 1],
        ['sandbox', 1],
      ],
    ],
    ['service', [['lambda', 2]]],
    ['ou', [[null, 2]]],
  ])('by %s', async (by, expected) => {
    const { data } = (await getBlastPage(id, view({ by }), ALL, null)) as BlastPage<BlastGroupRow>
    expect(data.map((row) => [row.id, row.touched])).toEqual(expected)
  })

  it('by team, those without one last', async () => {
    const { data } = (await getBlastPage(id, view({ by: 'team' }), ALL, null)) as BlastPage<BlastGroupRow>
    expect(data.map((row) => [row.name, row.confirmed, row.inferred])).toEqual([
      ['Shop, left', 1, 0],
      ['No team', 0, 1],
    ])
  })
})

suite('pages', () => {
  it.each(['account', 'team', 'environment', 'service', 'ou', 'entity'] as const)(
    'of %s hold each row once',
    async (by) => {
      const whole = await getBlastPage(id, view({ by }), ALL, null)
      expect(await walk(view({ by }), 1)).toEqual(whole.data)
      expect(whole.nextCursor).toBeNull()
    },
  )

  it('go on where they were when the last row went', async () => {
    const first = await getBlastPage(id, WHOLE_VIEW, { limit: 1, cursor: null }, null)
    await storeReport(id, QUIET, 'touched')
    const next = await getBlastPage(id, WHOLE_VIEW, { limit: 5, cursor: first.nextCursor }, null)
    expect(next.data.map((row) => (row as BlastAccountRow).accountId)).toEqual([QUIET, USER])
  })

  it.each(['account', 'team', 'entity'] as const)('of %s refuse a cursor that is none', async (by) => {
    const other = await getBlastPage(
      id,
      view({ by: by === 'account' ? 'environment' : 'account' }),
      { limit: 1, cursor: null },
      null,
    )
    for (const cursor of [
      'x',
      'W10',
      Buffer.from('["account","a\\u0000",0]').toString('base64url'),
      other.nextCursor,
    ]) {
      await expect(getBlastPage(id, view({ by }), { limit: 1, cursor }, null)).rejects.toMatchObject({
        code: 'INVALID',
      })
    }
  })

  it('of resources hold each event of the service that is asked for', async () => {
    const rows = (await walk(view({ by: 'entity' }, { services: ['lambda'] }), 3)) as BlastEntityRow[]
    expect(rows.map(({ entityValue }) => entityValue).sort()).toEqual(VALUES.toSorted())
    expect(await walk(view({ by: 'entity' }, { account: USER }), 3)).toEqual([])
  })
})

suite('files', () => {
  const read = async (stream: ReadableStream<Uint8Array>) => new Response(stream).text()

  it('hold exactly what the rows do', async () => {
    const facts = await getBlastFacts(id, null)
    const asked = view({}, { certainty: ['confirmed'] })
    expect(JSON.parse(await read(streamBlastJson(facts, asked)))).toMatchObject({
      summary: { touched: 2 },
      data: [{ accountId: NAMED, certainty: 'confirmed' }],
    })
    expect(JSON.parse(await read(streamBlastJson(facts, view({}, { account: QUIET })))).data).toEqual([])
  })

  it('are CSV that no spreadsheet takes for a formula', async () => {
    const csv = await read(
      streamBlastCsv(await getBlastFacts(id, null), view({ by: 'entity', at: new Date(minute(1)).toISOString() })),
    )
    const [head, ...lines] = csv.split('\r\n')
    expect(head).toMatch(/^account_id,account_name,certainty,entity_value.*,incident_id,moment,as_of$/)
    expect(lines.some((line) => line.includes(`"'=HYPERLINK(""x"",""y"")"`))).toBe(true)
    expect(lines.filter((line) => line !== '').every((line) => !line.startsWith('='))).toBe(true)
    expect(csv).toContain('2026-03-10T12:01:00.000Z')
  })

  it.each(['account', 'team', 'service'] as const)('have one line for each row by %s', async (by) => {
    const csv = await read(streamBlastCsv(await getBlastFacts(id, null), view({ by })))
    const { data } = await getBlastPage(id, view({ by }), ALL, null)
    expect(csv.split('\r\n')).toHaveLength(data.length + 2)
  })
})
