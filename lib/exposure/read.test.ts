/** Where accounts and teams can be hit, out of a real database. */
import { beforeEach, expect, it, describe as suite } from 'vitest'
import { pool } from '@/lib/db/pool'
import type { PersonPrincipal } from '@/lib/domain/access'
import { NO_FILTER } from '@/lib/domain/blast-radius/filter'
import { createTeam } from '@/lib/teams/write'
import { storeAccount } from '@/lib/testing/build-account'
import { storeConnection } from '@/lib/testing/build-connection'
import { actorOf, buildPerson } from '@/lib/testing/build-person'
import { storeUsage } from '@/lib/testing/build-usage'
import { withDatabase } from '@/lib/testing/database'
import { getAccountExposure, getTeamExposure } from './read'
import { listPresets } from './read-presets'
import { findTeamPage } from './read-team'
import { getWhatIf } from './read-what-if'
import { listTeamWorkloads } from './read-workloads'

withDatabase()

const LIVE = '111111111111'
const SPARE = '222222222222'
const TEST = '333333333333'
const OTHER = '444444444444'
const actor = actorOf('00000000-0000-4000-8000-000000000001')
const LONG_AGO = '2020-01-01T00:00:00.000Z'

const pointsOf = (points: readonly { kind: string; region: string }[]) =>
  points.map(({ kind, region }) => `${kind} ${region}`)

let team = ''
beforeEach(async () => {
  await storeConnection()
  await storeAccount({ id: LIVE, connection: 'c1', environment: 'production' })
  await storeAccount({ id: SPARE, connection: 'c1', environment: 'Production' })
  await storeAccount({ id: TEST, connection: 'c1', environment: 'test' })
  await storeAccount({ id: OTHER, connection: 'c1' })
  await storeUsage(LIVE, { region: 'eu-west-1', asOf: LONG_AGO })
  await storeUsage(LIVE, { region: 'eu-west-1', source: 'resource-explorer', resources: 9 })
  await storeUsage(LIVE, { service: 'iam', region: 'global', source: 'csv', resources: null })
  await storeUsage(TEST, { service: 's3', region: 'us-west-2', asOf: LONG_AGO })
  await storeUsage(TEST, { service: 'lambda', region: 'eu-west-1' })
  await storeUsage(OTHER, { service: 'identitycenter', region: 'eu-central-1' })
  team = await createTeam(actor, 'Payments', [LIVE, SPARE, TEST])
})

suite('an account', () => {
  it('uses each service once, as its most direct source counts, as fresh as any source saw it', async () => {
    const { uses, serviceNames } = await getAccountExposure(LIVE, null)
    expect(uses).toMatchObject([
      { service: 'iam', region: 'global', accounts: 1, resources: null, sources: ['csv'], staleAccounts: 0 },
      {
        ...{ service: 'lambda', region: 'eu-west-1', accounts: 1, resources: 3, staleAccounts: 0 },
        sources: ['config', 'resource-explorer'],
      },
    ])
    expect(serviceNames.lambda).toBe('AWS Lambda')
    const [, s3] = (await getAccountExposure(TEST, null)).uses
    expect(s3).toMatchObject({ service: 's3', staleAccounts: 1, asOf: LONG_AGO })
  })

  it('rests on its Region, on that of all production of its team, and on where identity is', async () => {
    const { points, presets, unknown } = await getAccountExposure(TEST, null)
    expect(pointsOf(points)).toEqual([
      'production eu-west-1',
      'iam-control-plane us-east-1',
      'identity-center eu-central-1',
    ])
    expect(points[0]).toMatchObject({ owner: { id: team, name: 'Payments' }, accounts: 1, unknown: 1 })
    expect(pointsOf((await getAccountExposure(LIVE, null)).points)[0]).toBe('region eu-west-1')
    expect(presets.map(({ label }) => label)).toContain('IAM control plane, us-east-1')
    expect(unknown).toBe(0)
  })

  it('of which nothing is known rests on nothing but identity', async () => {
    const { points, uses, unknown } = await getAccountExposure(SPARE, null)
    expect(uses).toEqual([])
    expect(unknown).toBe(1)
    expect(pointsOf(points)).toEqual([
      'production eu-west-1',
      'iam-control-plane us-east-1',
      'identity-center eu-central-1',
    ])
  })

  it('that is gone rests on nothing', async () => {
    await pool().query('UPDATE aws_account SET left_at = now() WHERE id = $1', [TEST])
    expect((await getAccountExposure(TEST, null)).points.map(({ kind }) => kind)).not.toContain('iam-control-plane')
  })

  it('tells nothing of teams whose accounts are not all seen, nor anything where it is not seen itself', async () => {
    expect(pointsOf((await getAccountExposure(TEST, [TEST])).points)).toEqual([
      'iam-control-plane us-east-1',
      'identity-center eu-central-1',
    ])
    expect(await getAccountExposure(TEST, [LIVE])).toMatchObject({ accounts: 0, uses: [], points: [] })
  })
})

suite('a team', () => {
  const reader = (accounts: string[] | null, id = '00000000-0000-4000-8000-000000000009'): PersonPrincipal => ({
    ...{ kind: 'person', id, name: 'Liv', email: 'liv@example.org', role: 'viewer', sessionId: 's', accounts },
    ...{ twoFactorEnabled: false, canReturn: true },
  })
  const page = async (accounts: string[] | null) => {
    const found = await findTeamPage(team, reader(accounts))
    if (found === null) throw new Error('The team is not seen.')
    return found
  }

  it('counts accounts by service and Region, and says of how many nothing is known', async () => {
    const exposure = await getTeamExposure(await page(null), null)
    expect(exposure).toMatchObject({ accounts: 3, unknown: 1 })
    expect(exposure.uses.map(({ service, region, accounts }) => [service, region, accounts])).toEqual([
      ['iam', 'global', 1],
      ['lambda', 'eu-west-1', 2],
      ['s3', 'us-west-2', 1],
    ])
    expect(pointsOf(exposure.points)[0]).toBe('production eu-west-1')
  })

  it('is seen as far as its accounts are: of the others not even how many there are', async () => {
    expect((await page(null)).accounts.map(({ id }) => id)).toEqual([LIVE, SPARE, TEST])
    const part = await page([LIVE, OTHER])
    expect(part).toMatchObject({
      accounts: [{ id: LIVE, environment: 'production', usageUnknown: false }],
      isWhole: false,
    })
    expect(JSON.stringify(part)).not.toMatch(/222222222222|333333333333/)
    const { points, accounts } = await getTeamExposure(part, [LIVE, OTHER])
    expect(accounts).toBe(1)
    expect(points.map(({ kind }) => kind)).toEqual(['iam-control-plane', 'identity-center'])
  })

  it('is not there for those who see none of its accounts, unless they are in it', async () => {
    expect(await findTeamPage(team, reader([OTHER]))).toBeNull()
    expect(await findTeamPage('Payments', reader(null))).toBeNull()
    const empty = await createTeam(actor, 'Empty', [])
    const id = await buildPerson({ name: 'Liv', limited: true, teams: [empty] })
    expect(await findTeamPage(empty, reader([], id))).toMatchObject({
      accounts: [],
      isWhole: true,
      members: [{ name: 'Liv' }],
    })
    expect(await findTeamPage(empty, reader([]))).toBeNull()
  })

  it('tells which workloads run in its accounts, and what they depend on', async () => {
    await pool().query(
      `WITH w AS (INSERT INTO workload (name) VALUES ('payments'), ('elsewhere') RETURNING id, name),
         d AS (INSERT INTO workload_dependency (workload_id, service, region)
           SELECT id, s, r FROM w, (VALUES ('cognito', 'us-east-1'), ('s3', NULL)) AS need(s, r) WHERE name = 'payments')
       INSERT INTO workload_account SELECT id, CASE name WHEN 'payments' THEN $1 ELSE $2 END FROM w`,
      [LIVE, OTHER],
    )
    expect(await listTeamWorkloads([LIVE, SPARE])).toMatchObject([
      {
        ...{ name: 'payments', accounts: 1 },
        dependsOn: ['Amazon Cognito in us-east-1', 'Amazon Simple Storage Service in any Region'],
      },
    ])
  })
})

suite('a dry run', () => {
  const view = { at: null, by: 'account' as const, filter: { ...NO_FILTER } }
  const touched = async (service: string | null, region: string | null, accounts: string[] | null = null) => {
    const { page } = await getWhatIf({ service, region }, view, null, accounts)
    return page.data.map((row) => ('accountId' in row ? row.accountId : '')).sort()
  }

  it('of a whole Region touches whoever uses anything there', async () => {
    expect(await touched(null, 'eu-west-1')).toEqual([LIVE, TEST])
    expect(await touched(null, 'eu-central-1')).toEqual([OTHER])
    expect(await touched(null, 'sa-east-1')).toEqual([])
  })

  it('of the IAM control plane touches every account, by one way that says what goes on working', async () => {
    expect(await touched('iam', 'us-east-1')).toEqual([LIVE, SPARE, TEST, OTHER])
    const { ways } = await getWhatIf({ service: 'iam', region: 'us-east-1' }, view, null, null)
    expect(ways).toMatchObject([{ accounts: 4 }])
    expect(ways[0]?.trail.steps[0]).toMatchObject({
      source: expect.stringMatching(/^https:/),
      sentence: expect.stringMatching(/go on/),
    })
  })

  it('shows limited readers their own, and begins again after a cursor that is none', async () => {
    expect(await touched('iam', 'us-east-1', [TEST])).toEqual([TEST])
    const { isFirst, page } = await getWhatIf({ service: 'iam', region: 'us-east-1' }, view, 'nonsense', null)
    expect([isFirst, page.data.length]).toEqual([true, 4])
  })

  it('is offered for what is in use: identity, Regions, services', async () => {
    expect((await listPresets(null)).map(({ service, region }) => `${service} ${region}`)).toEqual([
      ...['iam us-east-1', 'identitycenter eu-central-1', 'sts eu-west-1', 'null eu-west-1', 'null eu-central-1'],
      ...['null us-west-2', 'lambda eu-west-1', 's3 us-west-2'],
    ])
    expect((await listPresets([])).length).toBe(0)
  })
})
