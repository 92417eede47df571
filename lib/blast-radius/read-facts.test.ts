/** Whom an incident touches, out of a real database: who is named, who uses what failed, and nobody else; at several moments. */
import { beforeEach, expect, it, describe as suite } from 'vitest'
import { pool } from '@/lib/db/pool'
import { ensureSources } from '@/lib/source-health/write-sources'
import { storeAccount, storeUnit } from '@/lib/testing/build-account'
import { storeConnection } from '@/lib/testing/build-connection'
import { buildIncident, mergeInto } from '@/lib/testing/build-incident'
import { storeUsage } from '@/lib/testing/build-usage'
import { withDatabase } from '@/lib/testing/database'
import { getBlastFacts } from './read-facts'
import { minute, nameAccounts, START, storeEvent, storeReport, touchedAt } from './test-outage'

withDatabase()
beforeEach(ensureSources)

const NAMED = '111111111111'
const USER = '222222222222'
const ELSEWHERE = '333333333333'
const OTHER = '444444444444'
const UNKNOWN = '555555555555'
const LATER = '666666666666'

/** Accounts: two with Lambda in us-east-1, one with it elsewhere, one with something else there, one of which nothing is known. */
async function storeDirectory(): Promise<void> {
  for (const id of [NAMED, USER, ELSEWHERE, OTHER, UNKNOWN, LATER]) await storeAccount({ id })
  await storeUsage(USER)
  await storeUsage(ELSEWHERE, { region: 'eu-west-1' })
  for (const id of [OTHER, NAMED, LATER]) await storeUsage(id, { service: 's3' })
  await storeUsage(UNKNOWN, { service: 'sqs', source: 'health' })
}

const ended = { status: 'closed', endedAt: minute(60), saidAt: minute(60) } as const

suite('an outage of Lambda in us-east-1', () => {
  let id = ''
  beforeEach(async () => {
    await storeDirectory()
    const told = await storeEvent('told', ended)
    const own = await storeEvent('own', { ...ended, scope: 'ACCOUNT_SPECIFIC', region: 'us-east-1' })
    await nameAccounts(own, { [NAMED]: ['i-1', 'i-2'] })
    await nameAccounts(own, { [LATER]: ['i-3'] }, { saidAt: minute(30), isNews: true })
    id = await buildIncident([told, own])
  })

  it('touches whom AWS names and who uses it there, and nobody else', async () => {
    const facts = await getBlastFacts(id, null)
    expect(touchedAt(facts, null)).toEqual({
      [NAMED]: 'confirmed',
      [LATER]: 'confirmed',
      [USER]: 'inferred',
      [UNKNOWN]: 'unknown',
    })
    expect([facts.from, facts.to]).toEqual([START, minute(60)])
  })

  it.each([
    ['before it began', -1, {}],
    ['as it began', 0, { [NAMED]: 'confirmed', [USER]: 'inferred', [UNKNOWN]: 'unknown' }],
    [
      'once an account was added',
      30,
      { [NAMED]: 'confirmed', [LATER]: 'confirmed', [USER]: 'inferred', [UNKNOWN]: 'unknown' },
    ],
    ['when it was over', 60, {}],
  ])('at a moment: %s', async (_, minutes, touched) => {
    expect(touchedAt(await getBlastFacts(id, null), minute(minutes))).toEqual(touched)
  })

  it('counts resources, those that are impaired apart', async () => {
    await pool().query("UPDATE affected_entity SET status = 'RESOLVED' WHERE entity_value = 'i-2'")
    const { accounts } = await getBlastFacts(id, null)
    const named = accounts.find((account) => account.id === NAMED)
    expect(named).toMatchObject({ entities: 2, impairedEntities: 1 })
  })

  it('counts a resource that several events name once, as the latest word has it', async () => {
    const again = await storeEvent('again', { ...ended, scope: 'ACCOUNT_SPECIFIC' })
    await nameAccounts(again, { [NAMED]: ['i-1', 'i-9'] }, { saidAt: minute(50) })
    await pool().query("UPDATE affected_entity SET status = 'RESOLVED' WHERE entity_value = 'i-1' AND event_id = $1", [
      again,
    ])
    const { rows } = await pool().query<{ id: string }>('SELECT event_id::text AS id FROM incident_event')
    const { accounts } = await getBlastFacts(await buildIncident(rows.map((row) => row.id)), null)
    expect(accounts.find((account) => account.id === NAMED)).toMatchObject({ entities: 3, impairedEntities: 2 })
  })

  it('is read under the name of what was merged into it', async () => {
    const other = await buildIncident([], { startedAt: new Date(START).toISOString() })
    await mergeInto(other, id)
    expect((await getBlastFacts(other, null)).incidentId).toBe(id)
  })

  it('takes a person at their word, but not against AWS', async () => {
    await storeReport(id, OTHER, 'touched')
    await storeReport(id, USER, 'clear')
    await storeReport(id, NAMED, 'clear')
    expect(touchedAt(await getBlastFacts(id, null), null)).toMatchObject({
      [OTHER]: 'reported',
      [USER]: 'cleared',
      [NAMED]: 'confirmed',
    })
  })

  it('knows an account that only people or AWS know', async () => {
    const [stranger, reported] = ['777777777777', '888888888888']
    const event = await storeEvent('stranger', { ...ended, scope: 'ACCOUNT_SPECIFIC' })
    await nameAccounts(event, { [stranger]: [] })
    const strange = await buildIncident([event])
    await storeReport(strange, reported, 'touched')
    expect(touchedAt(await getBlastFacts(strange, null), null)).toMatchObject({
      [stranger]: 'confirmed',
      [reported]: 'reported',
    })
  })

  it('infers an account that only uses something, and none that is gone', async () => {
    const [stranger, suspended, left] = ['777777777777', '888888888888', '999999999999']
    await storeAccount({ id: suspended, status: 'SUSPENDED' })
    await storeAccount({ id: left, leftAt: '2026-01-01T00:00:00Z' })
    for (const account of [stranger, suspended, left]) await storeUsage(account)
    const touched = touchedAt(await getBlastFacts(id, null), null)
    expect(touched[stranger]).toBe('inferred')
    expect(Object.keys(touched)).not.toContain(suspended)
    expect(Object.keys(touched)).not.toContain(left)
  })

  it('names one that is gone all the same where AWS does', async () => {
    await pool().query("UPDATE aws_account SET status = 'SUSPENDED', left_at = now() WHERE id = $1", [NAMED])
    const facts = await getBlastFacts(id, null)
    expect(touchedAt(facts, null)[NAMED]).toBe('confirmed')
    expect(facts.accounts.find((account) => account.id === NAMED)?.isGone).toBe(true)
  })

  it('calls usage stale that was last seen more than 30 days before the incident ended', async () => {
    await pool().query('UPDATE service_usage SET as_of = $1 WHERE account_id = $2', [
      new Date(START - 31 * 86_400_000),
      USER,
    ])
    const stale = async () => (await getBlastFacts(id, null)).accounts.find((account) => account.id === USER)
    expect((await stale())?.staleTrails).toEqual((await stale())?.trails)
    expect(touchedAt(await getBlastFacts(id, null), null)[USER]).toBe('inferred')
    await storeUsage(USER, { source: 'csv', asOf: new Date(START - 29 * 86_400_000).toISOString() })
    expect((await stale())?.staleTrails).toEqual([])
  })

  it('tells place, owners and how much each account weighs', async () => {
    await storeConnection()
    const root = await storeUnit('c1', 'Root')
    const unit = await storeUnit('c1', 'Root/Shops')
    await pool().query(
      "UPDATE aws_account SET org_unit_id = $1, environment = 'production', criticality = 'critical' WHERE id = $2",
      [unit, USER],
    )
    await pool().query(
      `WITH t AS (INSERT INTO team (name) VALUES ('Payments'), ('Checkout'), ('Idle') RETURNING id, name)
       INSERT INTO team_account (team_id, account_id) SELECT id, $1 FROM t WHERE name <> 'Idle'`,
      [USER],
    )
    const facts = await getBlastFacts(id, null)
    const user = facts.accounts.find((account) => account.id === USER)
    expect(facts.units.map((each) => [each.id, each.parent])).toEqual([
      [root, null],
      [unit, 0],
    ])
    expect(user?.teams.map((team) => facts.teams[team]?.name)).toEqual(['Checkout', 'Payments'])
    expect(facts.teams).toHaveLength(2)
    expect(user).toMatchObject({ unit: 1, environment: 0, criticality: 'critical', weight: 12 })
  })
})

suite('other incidents', () => {
  it('ends service by service: what recovered first touches nobody any more', async () => {
    await storeDirectory()
    const named = (service: string) => ({
      ...{ service, upstreamService: `${service}-us-east-1`, region: 'us-east-1', name: service.toUpperCase() },
      ...{ severity: null, peakSeverity: 'degradation' },
    })
    const event = await storeEvent('several', {
      ...ended,
      ...{ service: 'multipleservices', upstreamService: 'multipleservices-us-east-1' },
      impactedServices: [named('lambda'), named('s3')] as never,
    })
    const id = await buildIncident([event])
    await pool().query(
      `INSERT INTO impact_window (event_id, ordinal, clock, from_at, to_at, service, confidence)
       VALUES ($1, 90, 'recovered', $2, $3, 'lambda-us-east-1', 'high')`,
      [event, new Date(START), new Date(minute(20))],
    )
    const facts = await getBlastFacts(id, null)
    expect(touchedAt(facts, minute(10))).toMatchObject({ [USER]: 'inferred', [OTHER]: 'inferred' })
    expect(touchedAt(facts, minute(20))).toMatchObject({ [OTHER]: 'inferred' })
    expect(touchedAt(facts, minute(20))[USER]).toBeUndefined()
  })

  it('touches whom people report also where it ended as it began', async () => {
    const id = await buildIncident([], {
      startedAt: new Date(START).toISOString(),
      endedAt: new Date(START).toISOString(),
    })
    await storeReport(id, USER, 'touched')
    await pool().query("UPDATE incident SET status = 'closed', resolved_at = started_at WHERE id = $1", [id])
    const facts = await getBlastFacts(id, null)
    expect(touchedAt(facts, null)).toEqual({ [USER]: 'reported' })
    expect(touchedAt(facts, START)).toEqual({ [USER]: 'reported' })
    expect(touchedAt(facts, minute(1))).toEqual({})
  })

  it('touches wherever it is used where people name no Region', async () => {
    await storeDirectory()
    const id = await buildIncident([], { startedAt: new Date(START).toISOString() })
    await pool().query("UPDATE incident SET services = '{lambda}', regions = '{}' WHERE id = $1", [id])
    const touched = touchedAt(await getBlastFacts(id, null), null)
    expect(touched).toEqual({ [USER]: 'inferred', [ELSEWHERE]: 'inferred', [UNKNOWN]: 'unknown' })
  })

  it('touches nobody where neither service nor Region is named', async () => {
    await storeDirectory()
    const id = await buildIncident([], { startedAt: new Date(START).toISOString() })
    expect(touchedAt(await getBlastFacts(id, null), null)).toEqual({})
  })

  it('concludes nothing from a matter of access', async () => {
    await storeDirectory()
    const event = await storeEvent('access', { ...ended, scope: 'ACCOUNT_SPECIFIC' })
    await nameAccounts(event, { [NAMED]: [] })
    const id = await buildIncident([event], { kind: 'access' })
    expect(touchedAt(await getBlastFacts(id, null), null)).toEqual({ [NAMED]: 'confirmed' })
  })

  it('follows what admins declare, from workload to workload', async () => {
    await storeDirectory()
    const { rows } = await pool().query<{ id: string }>(
      "INSERT INTO workload (name) VALUES ('identity'), ('checkout') RETURNING id",
    )
    const [identity, checkout] = rows.map((row) => row.id)
    await pool().query(
      "INSERT INTO workload_dependency (workload_id, service, region) VALUES ($1, 'lambda', 'us-east-1')",
      [identity],
    )
    await pool().query('INSERT INTO workload_dependency (workload_id, on_workload_id) VALUES ($1, $2)', [
      checkout,
      identity,
    ])
    await pool().query('INSERT INTO workload_account (workload_id, account_id) VALUES ($1, $2)', [checkout, ELSEWHERE])
    const id = await buildIncident([await storeEvent('told', ended)])
    const facts = await getBlastFacts(id, null)
    expect(touchedAt(facts, null)).toMatchObject({ [USER]: 'inferred', [ELSEWHERE]: 'inferred' })
    const [trail] = facts.accounts.find((account) => account.id === ELSEWHERE)?.trails ?? []
    const names = facts.trails[trail ?? -1]?.steps.map(({ name }) => name)
    expect(names?.slice(0, 2)).toEqual(['identity', 'checkout'])
  })

  it('reaches the whole organization where Identity Center fails in the Region that it uses', async () => {
    await storeConnection()
    await storeAccount({ id: USER, connection: 'c1' })
    await storeAccount({ id: OTHER, connection: 'c1' })
    await storeAccount({ id: ELSEWHERE })
    await storeUsage(USER, { service: 'identitycenter', region: 'us-east-1' })
    const event = await storeEvent('sso', {
      ...ended,
      ...{ service: 'identitycenter', upstreamService: 'iamidentitycenter-us-east-1' },
    })
    const id = await buildIncident([event])
    expect(touchedAt(await getBlastFacts(id, null), null)).toMatchObject({ [USER]: 'inferred', [OTHER]: 'inferred' })
    expect(touchedAt(await getBlastFacts(id, null), null)[ELSEWHERE]).not.toBe('inferred')
  })

  it('is not there for an id that is none', async () => {
    for (const wrong of ['0', '999', 'x', '1e3', '-1']) {
      await expect(getBlastFacts(wrong, null)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
  })
})
