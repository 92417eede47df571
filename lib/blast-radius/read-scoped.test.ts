/** What somebody who is limited to some accounts sees of a blast radius: theirs, also where others were there before. */
import { beforeEach, expect, it, vi } from 'vitest'
import { cachedRead } from '@/lib/db/cached-read'
import { pool } from '@/lib/db/pool'
import { readEntries } from '@/lib/db/read-entries'
import { isListening } from '@/lib/db/subscribe'
import type { TokenPrincipal } from '@/lib/domain/access'
import { ensureSources } from '@/lib/source-health/write-sources'
import { storeAccount, storeUnit } from '@/lib/testing/build-account'
import { storeConnection } from '@/lib/testing/build-connection'
import { buildIncident } from '@/lib/testing/build-incident'
import { storeUsage } from '@/lib/testing/build-usage'
import { withDatabase } from '@/lib/testing/database'
import { BLAST_DIMENSIONS } from './contract'
import { WHOLE_VIEW } from './filter'
import { getBlastAccount, getBlastPage, getWhatIfPage } from './read'
import { getBlastFacts, whatIfFacts } from './read-facts'
import { streamBlastCsv, streamBlastJson } from './read-files'
import { listSurerHints } from './read-surer'
import { minute, nameAccounts, storeEvent, storeReport, touchedAt } from './test-outage'

vi.unmock('@/lib/db/cached-read')
withDatabase()

const BLUE = '111111111111'
const RED = '222222222222'
const RED_USER = '333333333333'
const BLUE_USER = '444444444444'
const OWN = [BLUE, BLUE_USER]
/** What tells of accounts of others: ids, names, teams, units, resources, workloads, texts. */
const OF_RED = /222222222222|333333333333|\bred\b|yak/i
const READERS: (string[] | null)[] = [null, OWN, [RED, RED_USER], [...OWN, RED, RED_USER], []]
const ADMIN: TokenPrincipal = { kind: 'token', id: '1', name: 'reports', role: 'admin', accounts: null }

let id = ''
beforeEach(async () => {
  await ensureSources()
  await storeConnection()
  const units = { blue: await storeUnit('c1', 'Root/Blue'), red: await storeUnit('c1', 'Root/Red') }
  for (const [account, colour] of [
    [BLUE, 'blue'],
    [BLUE_USER, 'blue'],
    [RED, 'red'],
    [RED_USER, 'red'],
  ] as const) {
    await storeAccount({
      id: account,
      name: `${colour} one`,
      connection: 'c1',
      unit: units[colour],
      environment: `${colour} env`,
    })
    await pool().query(
      `WITH t AS (INSERT INTO team (name) VALUES ($2) ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING id)
       INSERT INTO team_account SELECT id, $1 FROM t`,
      [account, `team ${colour}`],
    )
  }
  // Seen only by those who see everything.
  await storeAccount({ id: '555555555555' })
  await storeUsage(RED_USER)
  await storeUsage(BLUE_USER)
  const ended = { status: 'closed', endedAt: minute(60), saidAt: minute(60) } as const
  const told = await storeEvent('told', ended)
  const both = await storeEvent('both', { ...ended, scope: 'ACCOUNT_SPECIFIC' })
  const yak = await storeEvent('yak', {
    ...ended,
    scope: 'ACCOUNT_SPECIFIC',
    service: 'red-service',
    serviceName: 'Red',
  })
  await nameAccounts(both, { [BLUE]: ['i-blue'], [RED]: ['i-red'] })
  await nameAccounts(yak, { [RED]: ['i-red-2'] })
  id = await buildIncident([told, both, yak])
  await storeReport(id, RED_USER, 'touched')
  await pool().query(
    `WITH w AS (INSERT INTO workload (name) VALUES ('red workload') RETURNING id),
       d AS (INSERT INTO workload_dependency (workload_id, service) SELECT id, 'lambda' FROM w)
     INSERT INTO workload_account SELECT id, $1 FROM w`,
    [RED_USER],
  )
  await cachedRead('events', 'warm up', async () => ({}))
  await vi.waitFor(() => expect(isListening()).toBe(true), { timeout: 15_000 })
  // What is kept of the test before is of other teams, and would be read anew at some moment.
  readEntries().clear()
})

const PAGE = { limit: 100, cursor: null }

async function readAll(accounts: string[] | null): Promise<string> {
  const text = (stream: ReadableStream<Uint8Array>) => new Response(stream).text()
  const facts = await getBlastFacts(id, accounts)
  const supposed = await whatIfFacts('iam', 'us-east-1', accounts)
  const answers = await Promise.allSettled([
    facts.accounts,
    facts,
    supposed.accounts,
    supposed.trails,
    ...BLAST_DIMENSIONS.flatMap((by) => [
      getBlastPage(id, { ...WHOLE_VIEW, by }, PAGE, accounts),
      getWhatIfPage({ service: 'lambda', region: null }, { ...WHOLE_VIEW, by }, PAGE, accounts),
      text(streamBlastCsv(facts, { ...WHOLE_VIEW, by })),
      text(streamBlastJson(facts, { ...WHOLE_VIEW, by })),
    ]),
    getBlastAccount(id, BLUE, null, accounts),
    getBlastAccount(id, RED, null, accounts),
    listSurerHints(facts, { ...ADMIN }),
  ])
  return JSON.stringify(answers)
    .replaceAll(/(asOf|"from|since)\\?":\\?"?[^,]+/g, '')
    .replaceAll(/20\d\d-\d\d-\d\dT[\d:.]+Z/g, '')
}

it('is theirs alone', async () => {
  const seen = await readAll(OWN)
  expect(seen).toContain('i-blue')
  expect(seen.replaceAll(`Nothing is known of an account ${RED} here.`, '')).not.toMatch(OF_RED)
  expect(touchedAt(await getBlastFacts(id, OWN), null)).toEqual({ [BLUE]: 'confirmed', [BLUE_USER]: 'inferred' })
  expect(await readAll(null)).toMatch(OF_RED)
})

it('is theirs in whatever order readers come', async () => {
  const cold: string[] = []
  for (const reader of READERS) cold.push(await readAll(reader))
  const warm: string[] = []
  for (const reader of READERS.toReversed()) warm.unshift(await readAll(reader))
  expect(warm).toEqual(cold)
  expect(new Set(cold).size).toBe(READERS.length)
})

it('knows no account of others, and no incident of which they see nothing', async () => {
  await expect(getBlastAccount(id, RED, null, OWN)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const hidden = await buildIncident([await storeEvent('hidden', { scope: 'ACCOUNT_SPECIFIC' })])
  await expect(getBlastFacts(hidden, OWN)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect((await getBlastFacts(hidden, null)).incidentId).toBe(hidden)
})
