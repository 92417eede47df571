/** What touched accounts, out of a real database: the same as each incident's own blast radius says. */
import { beforeEach, expect, it, describe as suite } from 'vitest'
import { getBlastFacts } from '@/lib/blast-radius/read-facts'
import { minute, nameAccounts, START, storeEvent, storeReport, touchedAt } from '@/lib/blast-radius/test-outage'
import { pool } from '@/lib/db/pool'
import { ensureSources } from '@/lib/source-health/write-sources'
import { storeAccount } from '@/lib/testing/build-account'
import { storeConnection } from '@/lib/testing/build-connection'
import { buildIncident, mergeInto } from '@/lib/testing/build-incident'
import { storeUsage } from '@/lib/testing/build-usage'
import { withDatabase } from '@/lib/testing/database'
import { getTouches } from './read-touches'

withDatabase()
beforeEach(ensureSources)

const NAMED = '111111111111'
const USER = '222222222222'
const ELSEWHERE = '333333333333'
const UNKNOWN = '555555555555'
const SUSPENDED = '666666666666'
const GOVERNED = '777777777777'
const EVERYBODY = [NAMED, USER, ELSEWHERE, UNKNOWN, SUSPENDED, GOVERNED]

const ended = { status: 'closed', endedAt: minute(60), saidAt: minute(60) } as const

beforeEach(async () => {
  await storeConnection()
  await storeConnection({ id: 'gov', name: 'Government' })
  await pool().query("UPDATE aws_connection SET partition = 'aws-us-gov' WHERE id = 'gov'")
  for (const id of [NAMED, USER, ELSEWHERE, UNKNOWN]) await storeAccount({ id, connection: 'c1' })
  await storeAccount({ id: SUSPENDED, connection: 'c1', status: 'SUSPENDED' })
  await storeAccount({ id: GOVERNED, connection: 'gov' })
  for (const id of [USER, SUSPENDED]) await storeUsage(id)
  await storeUsage(ELSEWHERE, { region: 'eu-west-1' })
  await storeUsage(NAMED, { service: 'identitycenter', region: 'eu-west-1' })
  await storeUsage(GOVERNED, { region: 'us-gov-west-1' })
})

/** Certainty by id of the incident. */
async function touches(account: string, accounts: string[] | null = null): Promise<Record<string, string>> {
  const { touches } = await getTouches([account], accounts)
  return Object.fromEntries(touches.map(({ incident, certainty }) => [incident.id, certainty]))
}

suite('several incidents', () => {
  let ids: string[] = []
  let told = ''
  beforeEach(async () => {
    const lambda = await storeEvent('lambda', ended)
    const own = await storeEvent('own', { ...ended, scope: 'ACCOUNT_SPECIFIC' })
    await nameAccounts(own, { [NAMED]: ['i-1'], [SUSPENDED]: [] })
    const global = { ...ended, region: 'global', startedAt: minute(120), endedAt: minute(180), saidAt: minute(180) }
    const iam = await storeEvent('iam', { ...global, service: 'iam', serviceName: 'IAM' })
    const center = await storeEvent('center', {
      ...{ ...ended, service: 'identitycenter', serviceName: 'Identity Center', region: 'eu-west-1' },
    })
    const many = await storeEvent('many', { ...ended, service: 'multipleservices', region: 'eu-west-1' })
    const quiet = await storeEvent('quiet', { ...ended, service: 'braket', region: 'us-west-2' })
    told = await buildIncident([lambda, own])
    ids = [told]
    for (const event of [iam, center, many, quiet]) ids.push(await buildIncident([event]))
  })

  it('touch each account as their own blast radii say', async () => {
    await storeReport(told, USER, 'clear')
    await storeReport(ids[4] ?? '', ELSEWHERE, 'touched')
    for (const account of EVERYBODY) {
      const expected: [string, string][] = []
      for (const id of ids) {
        const word = touchedAt(await getBlastFacts(id, null), null)[account]
        if (word !== undefined && word !== 'unknown') expected.push([id, word])
      }
      expect(await touches(account), account).toEqual(Object.fromEntries(expected))
    }
    expect(Object.values(await touches(USER))).toContain('cleared')
    expect(Object.values(await touches(ELSEWHERE))).toContain('reported')
  })

  it('are told newest first, from when to when, by which way', async () => {
    const { touches, lookedAt, unknown } = await getTouches([USER], null)
    expect(touches.map(({ incident }) => incident.id)).toEqual([ids[1], ids[2], told])
    expect(touches[0]).toMatchObject({
      ...{ certainty: 'inferred', from: new Date(minute(120)).toISOString(), to: new Date(minute(180)).toISOString() },
      path: ['IAM control plane, us-east-1', 'Every account of aws'],
      source: expect.stringMatching(/^https:/),
    })
    expect(touches[2]).toMatchObject({ from: new Date(START).toISOString(), to: new Date(minute(60)).toISOString() })
    expect(lookedAt).toBeGreaterThanOrEqual(3)
    expect(unknown).toBe(0)
  })

  it('are counted over the accounts of a team, each as surely as is known', async () => {
    await storeReport(told, ELSEWHERE, 'touched')
    const { touches, unknown } = await getTouches([NAMED, USER, ELSEWHERE, UNKNOWN], null)
    expect(touches.find(({ incident }) => incident.id === told)).toMatchObject({
      ...{ certainty: 'confirmed', confirmed: 1, reported: 1, inferred: 1, cleared: 0 },
    })
    expect(touches.find(({ incident }) => incident.id === ids[1])).toMatchObject({ certainty: 'inferred', inferred: 4 })
    expect(unknown).toBe(1)
  })

  it('say so where it is not known what an account uses', async () => {
    expect((await getTouches([UNKNOWN], null)).unknown).toBe(1)
  })

  it('follow merges: what was said of the one that went is said of the one that stayed', async () => {
    const [, iam = ''] = ids
    await storeReport(iam, GOVERNED, 'touched')
    await mergeInto(iam, told)
    expect(await touches(GOVERNED)).toEqual({ [told]: 'reported' })
  })
})

it('what only AWS names stays confirmed, also against what people say, of accounts that the directory does not know', async () => {
  const own = await storeEvent('own', { ...ended, scope: 'ACCOUNT_SPECIFIC' })
  await nameAccounts(own, { '999999999999': [] })
  const id = await buildIncident([own])
  await storeReport(id, '999999999999', 'clear')
  const { touches } = await getTouches(['999999999999'], null)
  expect(touches).toMatchObject([{ certainty: 'confirmed', cleared: 0, said: { verdict: 'clear', by: 'Mira' } }])
})

it('a workload reaches the accounts in which it runs, wherever what it depends on fails', async () => {
  const cognito = await storeEvent('cognito', { ...ended, service: 'cognito', region: 'us-east-1' })
  const id = await buildIncident([cognito])
  expect(await touches(ELSEWHERE)).toEqual({})
  await pool().query(
    `WITH w AS (INSERT INTO workload (name) VALUES ('payments'), ('checkout') RETURNING id, name),
       d AS (INSERT INTO workload_dependency (workload_id, service, region, on_workload_id)
         SELECT id, CASE name WHEN 'payments' THEN 'cognito' END, CASE name WHEN 'payments' THEN 'us-east-1' END,
           CASE name WHEN 'checkout' THEN (SELECT id FROM w WHERE name = 'payments') END FROM w)
     INSERT INTO workload_account SELECT id, $1 FROM w WHERE name = 'checkout'`,
    [ELSEWHERE],
  )
  const found = await getTouches([ELSEWHERE], null)
  expect(found.touches).toMatchObject([
    { incident: { id }, certainty: 'inferred', path: ['payments', 'checkout', 'Accounts in which checkout runs'] },
  ])
  expect(touchedAt(await getBlastFacts(id, null), null)[ELSEWHERE]).toBe('inferred')
})

it('a workload reaches them where all of the Region fails that it depends on, whatever they use', async () => {
  const several = await storeEvent('several', { ...ended, service: 'multipleservices', region: 'eu-west-2' })
  const id = await buildIncident([several])
  await pool().query(
    `WITH w AS (INSERT INTO workload (name) VALUES ('checkout') RETURNING id), d AS (INSERT INTO workload_dependency
         (workload_id, service, region) SELECT id, 'cognito', 'eu-west-2' FROM w)
     INSERT INTO workload_account SELECT id, $1 FROM w`,
    [UNKNOWN],
  )
  expect(touchedAt(await getBlastFacts(id, null), null)[UNKNOWN]).toBe('inferred')
  expect(await touches(UNKNOWN)).toEqual({ [id]: 'inferred' })
})

suite('for somebody who is limited to some accounts', () => {
  it('nothing is told of others, nor of incidents whose events they do not see', async () => {
    const yak = await storeEvent('yak', {
      ...ended,
      scope: 'ACCOUNT_SPECIFIC',
      typeCode: 'AWS_LAMBDA_OPERATIONAL_ISSUE',
    })
    await nameAccounts(yak, { [NAMED]: ['i-1'] })
    const id = await buildIncident([yak])
    await storeReport(id, NAMED, 'touched')
    expect(await touches(USER)).toEqual({ [id]: 'inferred' })
    expect(await touches(USER, [USER])).toEqual({})
    expect(await touches(NAMED, [USER])).toEqual({})
    expect(await touches(NAMED, [NAMED])).toEqual({ [id]: 'confirmed' })
    expect(await getTouches([USER], null)).toMatchObject({ lookedAt: 1 })
    expect(await getTouches([USER], [USER])).toMatchObject({ lookedAt: 0, lookedSince: null })
  })

  it('an incident goes by what they see of it', async () => {
    const all = await storeEvent('everybody sees this', ended)
    const yak = await storeEvent('yak', { ...ended, scope: 'ACCOUNT_SPECIFIC', startedAt: minute(-60) })
    await nameAccounts(yak, { [NAMED]: [] })
    await buildIncident([yak, all])
    const { touches } = await getTouches([NAMED, USER], [USER])
    expect(touches).toMatchObject([{ confirmed: 0, inferred: 1, from: new Date(START).toISOString() }])
    expect(JSON.stringify(touches)).not.toMatch(/yak|111111111111/)
  })
})
