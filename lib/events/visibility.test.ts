/** Two people, two accounts: what each read shows to somebody who is limited to their teams. */
import { beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { visibilityKey } from '@/lib/db/visibility'
import type { Principal } from '@/lib/domain/access'
import { findPersonBySession } from '@/lib/people/read-session'
import { listSourceDetails } from '@/lib/source-health/read'
import { ensureSources } from '@/lib/source-health/write-sources'
import { buildObservation } from '@/lib/testing/build-observation'
import { withDatabase } from '@/lib/testing/database'
import { NO_FILTER } from './filter'
import { getEvent, listEventSummaries, listEvents } from './read'
import { readNow } from './read-now'
import { listLaneBars, readFacets } from './read-overview'
import { readTrace } from './read-trace'
import { recordObservations } from './write'

withDatabase()

const NOW = Date.parse('2026-03-10T12:00:00Z')
const HOUR = 3_600_000
const BLUE = '111122223333'
const RED = '444455556666'

type Accounts = Principal['accounts']
let ids: Record<string, string> = {}
let ana: Accounts
let ben: Accounts

beforeEach(async () => {
  await ensureSources()
  await pool().query("INSERT INTO aws_connection (id, name, kind) VALUES ('c', 'C', 'organization')")
  ids = {
    everybody: await store('everybody', 'PUBLIC', 'ec2', []),
    blue: await store('blue', 'ACCOUNT_SPECIFIC', 'kms', [BLUE]),
    red: await store('red', 'ACCOUNT_SPECIFIC', 'sqs', [RED]),
    both: await store('both', 'ACCOUNT_SPECIFIC', 'sns', [BLUE, RED]),
    nobody: await store('nobody', 'ACCOUNT_SPECIFIC', 'ses', []),
  }
  ana = await memberOf('ana', BLUE)
  ben = await memberOf('ben', RED)
})

async function store(summary: string, scope: string, service: string, accounts: string[]): Promise<string> {
  const startedAt = NOW - HOUR
  const arn = `arn:aws:health:us-east-1::event/X/Y/Z_${summary}`
  const event = buildObservation({ arn, summary, service, scope, status: 'open', startedAt, saidAt: startedAt })
  const { seen } = await recordObservations([event], NOW)
  const [id = ''] = seen
  for (const account of accounts) {
    await pool().query("INSERT INTO affected_account VALUES ($1, $2, 'c', now())", [id, account])
  }
  return id
}

/** The accounts that a member of a team with one account sees, as a request with their session learns them. */
async function memberOf(name: string, account: string): Promise<Accounts> {
  await pool().query(
    `WITH p AS (INSERT INTO person (name, email, limited_to_teams) VALUES ($1, $1 || '@example.org', true) RETURNING id),
       t AS (INSERT INTO team (name) VALUES ($1) RETURNING id),
       m AS (INSERT INTO team_member (team_id, person_id) SELECT t.id, p.id FROM t, p),
       a AS (INSERT INTO team_account (team_id, account_id) SELECT id, $2 FROM t)
     INSERT INTO session (person_id, token, expires_at) SELECT id, $1, now() + interval '1 hour' FROM p`,
    [name, account],
  )
  const principal = await findPersonBySession(name)
  return principal?.accounts ?? null
}

const SEEN: [who: string, accounts: () => Accounts, seen: string[]][] = [
  ['everything', () => null, ['blue', 'both', 'everybody', 'nobody', 'red']],
  ['one team', () => ana, ['blue', 'both', 'everybody']],
  ['another team', () => ben, ['both', 'everybody', 'red']],
  ['no team', () => [], ['everybody']],
]

describe.each(SEEN)('somebody who sees %s', (_, accountsOf, seen) => {
  const page = { limit: 50, cursor: null }

  it('finds them in lists, by filter and by words, page by page', async () => {
    const accounts = accountsOf()
    expect(namesIn(await listEventSummaries(NO_FILTER, page, accounts))).toEqual(seen)
    expect(namesIn(await listEvents(NO_FILTER, page, accounts))).toEqual(seen)
    const found = await Promise.all(
      Object.keys(ids).map((word) => listEventSummaries({ ...NO_FILTER, q: word }, page, accounts)),
    )
    expect(found.flatMap(namesIn).sort()).toEqual(seen)
    const service = ['kms', 'sqs', 'ses']
    expect(namesIn(await listEvents({ ...NO_FILTER, service }, page, accounts))).toEqual(
      seen.filter((name) => name !== 'both' && name !== 'everybody'),
    )
    const first = await listEvents(NO_FILTER, { limit: 1, cursor: null }, accounts)
    const rest = await listEvents(NO_FILTER, { limit: 50, cursor: first.nextCursor ?? 'none' }, accounts).catch(
      () => null,
    )
    expect([...namesIn(first), ...(rest ? namesIn(rest) : [])].sort()).toEqual(seen)
  })

  it('opens them, and no others: those do not exist', async () => {
    for (const [name, id] of Object.entries(ids)) {
      if (seen.includes(name)) expect(await getEvent(id, accountsOf())).toMatchObject({ id, summary: name })
      else
        await expect(getEvent(id, accountsOf())).rejects.toMatchObject({
          code: 'NOT_FOUND',
          message: `There is no event ${id}.`,
        })
    }
  })

  it('counts them: now, facets, trace, lanes, sources', async () => {
    const accounts = accountsOf()
    expect(await readNow(accounts)).toMatchObject({ openCount: seen.length })
    const facets = await readFacets(accounts)
    expect(facets.total).toBe(seen.length)
    expect(facets.services).toHaveLength(seen.length)
    expect((await readTrace(NO_FILTER, accounts)).days[0]?.events).toBe(seen.length)
    const lanes = await listLaneBars(NO_FILTER, accounts)
    expect([lanes.total, lanes.bars.map(({ summary }) => summary).sort()]).toEqual([seen.length, seen])
    const sources = await listSourceDetails(accounts)
    expect(sources.find(({ id }) => id === 'public-feed')?.eventCount).toBe(seen.length)
  })
})

it('what is kept for one is never given to another', () => {
  const keys = [null, [], [BLUE], [RED], [BLUE, RED]].map(visibilityKey)
  expect(new Set(keys).size).toBe(keys.length)
})

function namesIn({ data }: { data: { summary: string }[] }): string[] {
  return data.map(({ summary }) => summary).sort()
}
