/** Reading what may be claimed of AWS; on a real database. */
import { beforeEach, expect, it, describe as suite } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { monthOf } from '@/lib/domain/sla/billing-month'
import { recordObservations } from '@/lib/events/write'
import { NO_IMPACT_FILTER } from '@/lib/impact/filter'
import { refreshIncidents } from '@/lib/incidents/write-rollup'
import { ensureSources } from '@/lib/source-health/write-sources'
import { storeAccount } from '@/lib/testing/build-account'
import { buildIncident } from '@/lib/testing/build-incident'
import { buildObservation, buildUpdate } from '@/lib/testing/build-observation'
import { storeUsage } from '@/lib/testing/build-usage'
import { withDatabase } from '@/lib/testing/database'
import { readSla } from './read'
import { readSlaCase } from './read-case'

withDatabase()
beforeEach(ensureSources)

const BLUE = '111122223333'
const RED = '444455556666'
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const START = Date.parse('2026-03-01T10:00:00Z')
const NOW = Date.parse('2026-05-20T00:00:00Z')
const MARCH = monthOf(START)
const FILTER = { ...NO_IMPACT_FILTER, named: true }
const ALL_TIME = { from: Date.parse('2026-02-15'), to: Date.parse('2026-04-02') }

/** A public, closed event of Lambda in us-east-1 that lasted so many minutes. */
async function storeEvent(
  minutes: number,
  event: Parameters<typeof buildObservation>[0] = {},
  startedAt = START,
): Promise<string> {
  const endedAt = startedAt + minutes * MINUTE
  const observation = buildObservation({
    arn: `arn:aws:health:us-east-1::event/LAMBDA/X/Z_${startedAt}_${minutes}_${event?.service ?? ''}`,
    ...{ startedAt, endedAt, status: 'closed', saidAt: endedAt, updates: [buildUpdate(0, { observedAt: startedAt })] },
    ...event,
  })
  const { seen } = await recordObservations([observation], endedAt)
  await buildIncident(seen)
  return seen[0] ?? ''
}

/** A team that owns RED always, and owned BLUE until a day after the start. Returns its id. */
async function storeMovedTeam(): Promise<string> {
  const { rows } = await pool().query<{ id: string }>("INSERT INTO team (name) VALUES ('Payments') RETURNING id")
  const id = rows[0]?.id ?? ''
  await pool().query(
    `INSERT INTO team_account_period (team_id, team_name, account_id, until_at)
     VALUES ($1, 'Payments', $2, $4), ($1, 'Payments', $3, NULL)`,
    [id, BLUE, RED, new Date(START + DAY)],
  )
  return id
}

/** The team entered when Lambda failed in us-east-1. */
async function observe(incidentId: string, from: number, to: number): Promise<void> {
  await inTransaction(async (client) => {
    await client.query(
      `INSERT INTO observed_window (incident_id, from_at, to_at, service, region, by_name)
       VALUES ($1, $2, $3, 'lambda', 'us-east-1', 'Mira')`,
      [incidentId, new Date(from), new Date(to)],
    )
    await refreshIncidents(client, [incidentId])
  })
}

async function nameAccount(eventId: string, account: string, resource: string | null = null): Promise<void> {
  await pool().query('INSERT INTO affected_account (event_id, account_id, first_seen_at) VALUES ($1, $2, now())', [
    ...[eventId, account],
  ])
  if (resource !== null)
    await pool().query('INSERT INTO affected_entity (event_id, account_id, entity_value) VALUES ($1, $2, $3)', [
      ...[eventId, account, resource],
    ])
}

suite('what may be claimed', () => {
  it('counts outages that touched an account which uses the service, and says so', async () => {
    await storeUsage(await storeAccount({ id: BLUE }))
    await storeEvent(61)
    const { rows, assumesAll, months } = await readSla(ALL_TIME, FILTER, null, NOW)
    expect({ assumesAll, months }).toEqual({ assumesAll: false, months: { first: '2026-02', last: '2026-04' } })
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      ...{ service: 'lambda', name: 'AWS Lambda', region: 'us-east-1', month: '2026-03', standing: 'may-inferred' },
      clocks: [{ clock: 'declared', confirmed: 0, any: 61, confirmedUptime: 100 }],
      headline: { promised: 99.95, isBelow: true, credit: 10 },
      deadline: { lastDay: '2026-05-31', daysLeft: 12, isPast: false },
    })
  })

  it('counts nothing that touched nobody', async () => {
    await storeUsage(await storeAccount({ id: BLUE }), { service: 's3' })
    await storeEvent(61)
    expect(await readSla(ALL_TIME, FILTER, null, NOW)).toMatchObject({ rows: [], count: 0, assumesAll: false })
  })

  it('says that AWS named us, and with which resources', async () => {
    await storeAccount({ id: BLUE, name: 'Shop' })
    await storeUsage(await storeAccount({ id: RED }))
    await nameAccount(await storeEvent(61), BLUE, 'arn:aws:lambda:us-east-1:111122223333:function:pay')
    const question = { service: 'lambda', region: 'us-east-1', month: MARCH, filter: FILTER, zone: 'UTC' }
    const { row, accounts, inferredAccounts, text } = await readSlaCase(question, null, NOW)
    expect(row).toMatchObject({ standing: 'may', clocks: [{ clock: 'declared', confirmed: 61, any: 61 }] })
    expect({ accounts, inferredAccounts }).toEqual({ accounts: [{ id: BLUE, name: 'Shop' }], inferredAccounts: 1 })
    expect(text).toContain('- 111122223333 (Shop): named by AWS')
    expect(text).toContain('`arn:aws:lambda:us-east-1:111122223333:function:pay`, account 111122223333')
    expect(text).toContain('1 Mar 2026, 10:00 UTC to 1 Mar 2026, 11:01 UTC')
  })

  it('counts everything as long as no account is known, and says so', async () => {
    await storeEvent(61)
    expect(await readSla(ALL_TIME, FILTER, null, NOW)).toMatchObject({ count: 1, assumesAll: true })
  })

  it('shows limited readers their own accounts alone', async () => {
    await storeAccount({ id: BLUE })
    await storeAccount({ id: RED })
    await nameAccount(await storeEvent(61), BLUE, 'function:pay')
    const question = { service: 'lambda', region: 'us-east-1', month: MARCH, filter: FILTER, zone: 'UTC' }
    expect(await readSla(ALL_TIME, FILTER, [RED], NOW)).toMatchObject({ rows: [] })
    expect(await readSlaCase(question, [RED], NOW)).toMatchObject({ row: null, accounts: [], text: null })
    expect((await readSlaCase(question, [BLUE], NOW)).text).toContain('function:pay')
    expect(await readSla(ALL_TIME, FILTER, [], NOW)).toMatchObject({ rows: [], assumesAll: false })
  })

  it('counts what AWS said of an account for a team only while the team owned it', async () => {
    const team = await storeMovedTeam()
    for (const id of [BLUE, RED]) await storeUsage(await storeAccount({ id }))
    await storeEvent(61)
    await nameAccount(await storeEvent(30, {}, START + 19 * DAY), BLUE)
    const filter = { ...FILTER, team: [team] }
    const question = { service: 'lambda', region: 'us-east-1', month: MARCH, filter, zone: 'UTC' }
    const { row, accounts, inferredAccounts } = await readSlaCase(question, null, NOW)
    expect(row).toMatchObject({ standing: 'may-inferred', clocks: [{ clock: 'declared', confirmed: 0, any: 91 }] })
    expect({ accounts, inferredAccounts }).toEqual({ accounts: [], inferredAccounts: 2 })
    expect((await readSla(ALL_TIME, filter, null, NOW)).rows[0]).toEqual(row)
    const before = { ...question, filter: { ...FILTER, account: [BLUE] } }
    expect((await readSlaCase(before, null, NOW)).row?.clocks).toMatchObject([{ confirmed: 30, any: 91 }])
  })

  it('counts by every clock, and tells of whom any of them says that it was hit', async () => {
    const team = await storeMovedTeam()
    for (const id of [BLUE, RED]) await storeUsage(await storeAccount({ id }))
    await observe(await buildIncident([await storeEvent(61, {}, START + 19 * DAY)]), START + HOUR, START + 2 * HOUR)
    const filter = { ...FILTER, team: [team] }
    const question = { service: 'lambda', region: 'us-east-1', month: MARCH, filter, zone: 'UTC' }
    const { row, inferredAccounts } = await readSlaCase(question, null, NOW)
    expect(row?.clocks).toMatchObject([
      { clock: 'declared', any: 61 },
      { clock: 'observed', any: 60 },
    ])
    expect(inferredAccounts).toBe(2)
    const described = { ...question, filter: { ...filter, clock: 'described' as const } }
    expect(await readSlaCase(described, null, NOW)).toMatchObject({ inferredAccounts: 2, row: { clocks: row?.clocks } })
  })

  it('puts what can be claimed before what is past, and asks for no claim where there are no terms', async () => {
    await storeAccount({ id: BLUE })
    for (const service of ['lambda', 'cognito']) await storeUsage(BLUE, { service })
    await storeEvent(61)
    await storeEvent(61, { service: 'cognito', upstreamService: 'cognito-us-east-1' })
    await storeEvent(61, {}, Date.parse('2025-12-05T10:00:00Z'))
    const { rows } = await readSla({ from: Date.parse('2025-11-01'), to: NOW }, FILTER, null, NOW)
    expect(rows.map(({ service, month, standing, deadline }) => [service, month, standing, deadline.isPast])).toEqual([
      ['lambda', '2026-03', 'may-inferred', false],
      ['cognito', '2026-03', 'look-up', false],
      ['lambda', '2025-12', 'may-inferred', true],
    ])
  })

  it('holds nothing of a period that is still to come', async () => {
    const period = { from: NOW + MINUTE, to: NOW + 10 * MINUTE }
    expect(await readSla(period, FILTER, null, NOW)).toMatchObject({ months: null, rows: [], count: 0 })
  })
})
