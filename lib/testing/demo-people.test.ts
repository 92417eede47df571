/** The invented people of `npm run demo`, on a real database: what they do by the product's own verbs, and what they leave alone. */
import { beforeEach, describe, expect, it, test } from 'vitest'
import { inventOrganization } from '@/e2e/stand-in/aws/invent-organization'
import { inventedHistory } from '@/e2e/stand-in/invented-history'
import { DAY } from '@/e2e/stand-in/outage'
import { type Cast, gatherCast } from '@/e2e/stand-in/people/cast'
import { lookBack } from '@/e2e/stand-in/people/look-back'
import { standBy } from '@/e2e/stand-in/people/on-call'
import { arnOfStory, STORIES } from '@/e2e/stand-in/people/stories'
import { listAccountRules } from '@/lib/accounts/read-overview'
import { saveRules } from '@/lib/accounts/write-rules'
import { SYSTEM } from '@/lib/audit/contract'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { recordObservations } from '@/lib/events/write'
import { acknowledge } from '@/lib/incidents/write-life'
import { addNote } from '@/lib/incidents/write-notes'
import { refreshReach } from '@/lib/incidents/write-reach'
import { listPeople } from '@/lib/people/read'
import { findPostmortem } from '@/lib/postmortems/read'
import { storeAccount } from './build-account'
import { buildDoer } from './build-doer'
import { buildObservation } from './build-observation'
import { storeUsage } from './build-usage'
import { withDatabase, withoutGuards } from './database'
import { emptyQueue } from './queue'

withDatabase()

const MINUTE = 60_000
const BEGAN = Date.UTC(2026, 10, 22, 12)
const accountOf = (index: number) => String(111_100_000_000 + index)
let cast: Cast

beforeEach(async () => {
  for (const [index, { team }] of STORIES.entries()) {
    await storeAccount({ id: accountOf(index), tags: { owner: team, environment: 'prod' } })
  }
  cast = await gatherCast()
})

/** Everything that people did to incidents and post-mortems, oldest first. */
async function listDeeds(): Promise<string[]> {
  const { rows } = await pool().query<{ deed: string }>(
    `SELECT incident_id || ' ' || by_name || ' ' || what AS deed, at FROM incident_change WHERE by_kind <> 'rule'
     UNION ALL SELECT postmortem_id || ' ' || by_name || ' ' || what, at FROM postmortem_change ORDER BY at, deed`,
  )
  return rows.map(({ deed }) => deed)
}

describe('the cast', () => {
  it('gives accounts their teams by rules over tags, once', async () => {
    const again = await gatherCast()
    expect([...again.keys()]).toEqual([...cast.keys()])
    expect(await listPeople()).toHaveLength(cast.size)
    const { rows } = await pool().query<{ name: string }>('SELECT name FROM team ORDER BY name')
    expect(rows.map(({ name }) => name)).toEqual(STORIES.map(({ team }) => team).sort())
  })

  it('leaves the rules and the people of a visitor as they are', async () => {
    const own = [{ gives: 'team', tagKey: 'environment', tagValue: null, name: null }] as const
    await saveRules(SYSTEM, own)
    await pool().query("UPDATE person SET disabled_at = now() WHERE name = 'Mira Sand'")
    expect([...(await gatherCast()).keys()]).not.toContain('Mira Sand')
    expect(await listAccountRules()).toEqual(own)
  })
})

describe('on call', () => {
  const outage = (region: string, endedAt: number | null, startedAt = Date.now() - MINUTE) => {
    const arn = `arn:aws:health:${region}::event/LAMBDA/AWS_LAMBDA_OPERATIONAL_ISSUE/${region}`
    const status = endedAt === null ? 'open' : 'closed'
    return buildObservation({ arn, region, startedAt, endedAt, status }, { fetchedAt: Date.now() })
  }
  const statuses = async () => {
    const { rows } = await pool().query<{ status: string }>('SELECT status FROM incident ORDER BY id')
    return rows.map(({ status }) => status)
  }

  it('takes an outage in hand until it is over, and leaves to visitors what they touched', async () => {
    await recordObservations([outage('eu-west-1', null)], Date.now())
    await recordObservations([outage('us-east-1', null)], Date.now())
    const visitor = await buildDoer('Vera')
    await inTransaction((client) => acknowledge(client, visitor, { id: '2' }))
    const passed = (seconds: number) => standBy(cast, Date.now() + seconds * 1000)
    await passed(90)
    await passed(90)
    expect(await statuses()).toEqual(['investigating', 'acknowledged'])
    await recordObservations([outage('eu-west-1', Date.now())], Date.now())
    for (const _step of ['mitigated', 'resolved', 'nothing']) await passed(90)
    expect(await statuses()).toEqual(['resolved', 'acknowledged'])
  })

  it('is not called for what was over or old when it was read', async () => {
    await recordObservations([outage('eu-west-1', null, Date.now() - 5 * 60 * MINUTE)], Date.now())
    await standBy(cast, Date.now() + DAY)
    expect(await listDeeds()).toEqual([])
  })
})

describe('looking back', () => {
  const history = inventedHistory(BEGAN).filter((outage) => STORIES.some(({ summary }) => summary === outage.summary))

  beforeEach(async () => {
    await emptyQueue()
    const observed = history.map(({ service, region, summary, startedAt, said }) => {
      const story = STORIES.find((each) => each.summary === summary)
      const facts = { arn: story === undefined ? null : arnOfStory(story, BEGAN), service, region, summary }
      const endedAt = startedAt + (said.at(-1)?.after ?? 0) * MINUTE
      return buildObservation({ ...facts, startedAt, endedAt, saidAt: startedAt, status: 'closed' })
    })
    await recordObservations(observed, BEGAN)
  })

  /** As the worker does once accounts are read. */
  async function refreshAll(): Promise<void> {
    const { rows } = await pool().query<{ id: string }>('SELECT id::text FROM incident')
    await refreshReach(rows.map(({ id }) => id))
  }

  async function knowReach(): Promise<void> {
    for (const index of STORIES.keys()) await storeUsage(accountOf(index))
    await refreshAll()
  }

  it('waits until it is known what the accounts use', async () => {
    await lookBack(cast, BEGAN, Date.now())
    await refreshAll()
    await lookBack(cast, BEGAN, Date.now())
    const { rows } = await pool().query<{ services: string[] }>(
      'SELECT DISTINCT i.services FROM incident i JOIN incident_change c ON c.incident_id = i.id AND c.by_kind <> $1',
      ['rule'],
    )
    // IAM is used by every account.
    expect(rows.map(({ services }) => services.join())).toEqual(['iam'])
  })

  it('goes on where it was stopped', async () => {
    await knowReach()
    await lookBack(cast, BEGAN, Date.now())
    const deeds = await listDeeds()
    await withoutGuards('DELETE FROM postmortem')
    await lookBack(cast, BEGAN, Date.now())
    expect((await listDeeds()).length).toBe(deeds.length)
  })

  it('gives each a team, an owner and what they saw, and writes post-mortems, once', async () => {
    await knowReach()
    await lookBack(cast, BEGAN, Date.now())
    const { rows } = await pool().query<{ team: string; owner: string; saw: boolean }>(
      `SELECT t.name AS team, p.name AS owner, EXISTS (SELECT FROM observed_window w WHERE w.incident_id = i.id) AS saw
       FROM incident i JOIN team t ON t.id = i.team_id JOIN person p ON p.id = i.owner_id ORDER BY t.name`,
    )
    const told = STORIES.map(({ team, owner }) => ({ team, owner, saw: true }))
    expect(rows).toEqual(told.sort((one, other) => (one.team < other.team ? -1 : 1)))
    const actions = await pool().query<{ state: string; late: boolean; count: number }>(
      'SELECT state, due_on < current_date AS late, count(*)::int FROM action_item GROUP BY 1, 2 ORDER BY 1, 2',
    )
    expect(actions.rows).toEqual([
      { state: 'done', late: true, count: 4 },
      { state: 'open', late: false, count: 2 },
      { state: 'open', late: true, count: 2 },
    ])
    const deeds = await listDeeds()
    await lookBack(cast, BEGAN, Date.now())
    expect(await listDeeds()).toEqual(deeds)
  })

  it('leaves one post-mortem to be reviewed: all that must be done is done, and its owner has signed', async () => {
    await knowReach()
    await lookBack(cast, BEGAN, Date.now())
    const { rows } = await pool().query<{ id: string }>(
      "SELECT incident_id::text AS id FROM postmortem WHERE state = 'review'",
    )
    expect(rows).toHaveLength(1)
    const [player] = cast.values()
    if (player === undefined) throw new Error('Nobody is there.')
    const postmortem = await findPostmortem(rows[0]?.id ?? '', player.principal)
    const items = postmortem?.sections.flatMap(({ items }) => items) ?? []
    expect(items.filter(({ isRequired, outcome }) => isRequired && outcome === 'open')).toEqual([])
    expect(postmortem?.signOffs.flatMap(({ who, signature }) => (signature === null ? [] : who))).toEqual([
      'incident-owner',
    ])
  })

  it('leaves alone what a visitor has touched', async () => {
    await knowReach()
    const visitor = await buildDoer('Vera')
    const { rows } = await pool().query<{ id: string }>('SELECT id::text FROM incident')
    const note = { kind: 'note', body: 'I was there.' } as const
    for (const { id } of rows) await inTransaction((client) => addNote(client, visitor, id, note))
    const deeds = await listDeeds()
    await lookBack(cast, BEGAN, Date.now())
    expect(await listDeeds()).toEqual(deeds)
  })
})

test('the stories are about teams and outages that the demo has', () => {
  const { truth } = inventOrganization({
    ...{ seed: 'demo', accounts: 300, events: 900, entitiesPerEvent: 6, years: 2, now: BEGAN },
  })
  const owners = new Set(Array.from(truth.directory.accounts.values(), ({ tags }) => tags.owner))
  for (const story of STORIES) {
    expect(owners).toContain(story.team)
    expect(truth.events.find(arnOfStory(story, BEGAN))?.status).toBe('closed')
  }
})
