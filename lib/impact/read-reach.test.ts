/** Account-time of an organization: as SQL counts it on the raw tables, by team while it owned the account, for limited readers. */
import { beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import type { VisibleAccounts } from '@/lib/db/visibility'
import type { Touch } from '@/lib/domain/impact/reach-touch'
import { recordObservations } from '@/lib/events/write'
import { recordReach } from '@/lib/events/write-reach'
import { listOutages } from '@/lib/outages/read'
import { buildIncident } from '@/lib/testing/build-incident'
import { buildObservation } from '@/lib/testing/build-observation'
import { buildAccountReach, buildReach } from '@/lib/testing/build-reach'
import { withDatabase } from '@/lib/testing/database'
import { NO_IMPACT_FILTER } from './filter'
import { readTouch, type TouchQuestion } from './read-reach'
import {
  ACCOUNTS,
  BLUE,
  type CountedMs,
  countBySql,
  GREEN,
  hour,
  storeOrganization,
  storeOutages,
} from './test-history'

withDatabase()

const NOW = hour(1_500)
const [ONE = '', TWO = ''] = ACCOUNTS

async function touchOf(
  from: number,
  to: number,
  of: Partial<TouchQuestion> = {},
  accounts: VisibleAccounts = null,
): Promise<Touch> {
  const outages = await listOutages({ from, to, filter: { ...NO_IMPACT_FILTER } }, accounts)
  return readTouch(outages, { clock: 'declared', period: { from, to }, team: [], account: [], ...of }, accounts, NOW)
}

function msOf({ accounts }: Touch): CountedMs {
  return Object.fromEntries(
    accounts.map(({ id, confirmed, reported, inferred }) => [id, [confirmed, reported, inferred]]),
  )
}

beforeEach(storeOrganization)

describe('account-time', () => {
  it('is what SQL counts, in whatever period, with what goes on and what people said', async () => {
    await storeOutages(1, 60)
    for (const [from, to] of [
      [hour(0), hour(1_400)],
      [hour(300), hour(420)],
      [hour(671.5), hour(673)],
      [hour(1_300), hour(9_000)],
      [hour(-500), hour(-1)],
    ] as const) {
      const touch = await touchOf(from, to)
      const counted = await countBySql(from, Math.min(to, NOW))
      expect(msOf(touch), `${from} to ${to}`).toEqual(counted)
      const total = (at: 0 | 1 | 2) => Object.values(counted).reduce((sum, each) => sum + each[at], 0)
      expect(touch.accountMs).toEqual({ confirmed: total(0), reported: total(1), inferred: total(2) })
    }
  })

  it('of an account that moved from team to team goes to each for its time', async () => {
    await storeOutages(2, 60)
    const whole = await touchOf(hour(0), hour(1_400), { account: [ONE] })
    const [before, after] = [
      await touchOf(hour(0), hour(700), { account: [ONE] }),
      await touchOf(hour(700), hour(1_400), { account: [ONE] }),
    ]
    const [blue, green] = [BLUE, GREEN].map((id) => whole.teams.find((team) => team.id === id))
    expect(before.accounts[0]?.touched).toBeGreaterThan(0)
    expect(blue).toMatchObject({ name: 'Blue', touched: before.accounts[0]?.touched })
    expect(green).toMatchObject({ name: 'Green', touched: after.accounts[0]?.touched })
  })

  it('of a team counts each account while the team owned it', async () => {
    await storeOutages(3, 60)
    const touch = await touchOf(hour(0), hour(1_400), { team: ['green'] })
    const one = await touchOf(hour(700), hour(1_400), { account: [ONE] })
    const two = await touchOf(hour(0), hour(1_400), { account: [TWO] })
    expect(msOf(touch)).toEqual({ ...msOf(one), ...msOf(two) })
    const outages = await listOutages({ from: hour(0), to: hour(1_400), filter: { ...NO_IMPACT_FILTER } }, null)
    const stretches = outages.flatMap((outage) => touch.stretches(outage))
    const { rows } = await pool().query<{ ms: number }>(
      `SELECT sum(extract(epoch FROM upper(r) - lower(r)))::float8 * 1000 AS ms FROM (SELECT unnest(range_agg(tstzrange(f, t))) AS r
         FROM unnest($1::timestamptz[], $2::timestamptz[]) AS s(f, t)) x`,
      [stretches.map(([from]) => new Date(from)), stretches.map(([, to]) => new Date(to))],
    )
    expect(rows[0]?.ms).toBe(touch.teams.find(({ id }) => id === GREEN)?.touched)
  })

  it('of a limited reader is that of their accounts, and nobody else is named', async () => {
    await storeOutages(4, 60)
    const touch = await touchOf(hour(0), hour(1_400), {}, [ONE])
    expect(msOf(touch)).toEqual(await countBySql(hour(0), hour(1_400), ONE))
    expect(touch.teams.map(({ name }) => name).toSorted()).toEqual(['Blue', 'Green'])
    expect(touch.directoryAccounts).toBe(1)
    const other = await touchOf(hour(0), hour(1_400), { account: [TWO] }, [ONE])
    expect(other).toMatchObject({ accounts: [], teams: [], accountMs: { confirmed: 0, reported: 0, inferred: 0 } })
  })

  it('says which incidents touched an account or a team', async () => {
    await storeOutages(5, 60)
    const touch = await touchOf(hour(0), hour(1_400))
    const { rows } = await pool().query<{ ids: string[] }>(
      `SELECT array_agg(DISTINCT m.incident_id::text) AS ids FROM incident_event m JOIN health_event e ON e.id = m.event_id
       WHERE e.started_at < $2 AND (EXISTS (SELECT FROM affected_account a WHERE a.event_id = e.id AND a.account_id = $1)
         OR EXISTS (SELECT FROM blast_report r WHERE r.incident_id = m.incident_id AND r.account_id = $1 AND r.verdict = 'touched')
         OR ((e.scope = 'PUBLIC' OR e.type_code LIKE '%OPERATIONAL_ISSUE')
           AND EXISTS (SELECT FROM service_usage u WHERE u.account_id = $1 AND u.service = e.service AND u.region = e.region)
           AND NOT EXISTS (SELECT FROM blast_report r WHERE r.incident_id = m.incident_id AND r.account_id = $1 AND r.verdict = 'clear')))`,
      [TWO, new Date(hour(1_400))],
    )
    expect((await touch.incidentsOfAccount(TWO)).toSorted()).toEqual(rows[0]?.ids.toSorted())
    expect(await touch.incidentsOfTeam(BLUE)).toEqual(expect.arrayContaining(await touch.incidentsOfAccount(TWO)))
  })

  it('tells of how many accounts it is not known what they use', async () => {
    await storeOutages(6, 10)
    const touch = await touchOf(hour(0), hour(1_400))
    expect([touch.directoryAccounts, touch.unknownAccounts]).toEqual([5, 1])
  })

  it('touches a team with an incident of its own that can reach nobody', async () => {
    await buildIncident([], { teamId: GREEN })
    await pool().query('UPDATE outage SET started_at = $1, first_at = $1, last_at = $1', [new Date(hour(10))])
    const [outage] = await listOutages({ from: null, to: null, filter: { ...NO_IMPACT_FILTER } }, null)
    const touches = async (team: string[]) =>
      outage !== undefined && (await touchOf(hour(0), hour(1_400), { team })).touches(outage)
    expect([await touches(['Green']), await touches(['Blue']), await touches([])]).toEqual([true, false, false])
    // A team that owns no account has incidents all the same.
    await pool().query('TRUNCATE team_account_period')
    expect([await touches(['green']), await touches([GREEN]), await touches(['Blue'])]).toEqual([true, true, false])
  })

  it('does not give a team what AWS told the accounts of others, whoever has the incident', async () => {
    const seen = await recordObservations(
      [
        buildObservation({
          arn: 'arn:1',
          scope: 'ACCOUNT_SPECIFIC',
          typeCode: 'AWS_X_NOTICE',
          startedAt: hour(9),
          endedAt: hour(10),
        }),
      ],
      hour(20),
    )
    await recordReach(
      [buildReach(seen.seen[0] ?? '', [buildAccountReach(ACCOUNTS[3] ?? '', { entities: [] })])],
      hour(20),
    )
    await pool().query('UPDATE incident SET team_id = $1', [GREEN])
    const [outage] = await listOutages({ from: null, to: null, filter: { ...NO_IMPACT_FILTER } }, null)
    expect(outage).toBeDefined()
    const touches = async (of: Partial<TouchQuestion>) =>
      outage !== undefined && (await touchOf(hour(0), hour(1_400), of)).touches(outage)
    expect([await touches({ team: ['Green'] }), await touches({ account: [ACCOUNTS[3] ?? ''] })]).toEqual([false, true])
  })
})
