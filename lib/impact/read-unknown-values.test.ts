/** Values of a filter that nothing is called by, and what limited readers may know of teams. */
import { beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { parsePeriod } from '@/lib/domain/impact/period'
import { readHistoryAnswer } from '@/lib/history/read-answer'
import { withDatabase } from '@/lib/testing/database'
import { type ImpactFilter, NO_IMPACT_FILTER } from './filter'
import { readImpactAnswer } from './read-answer'
import { readFreshImpact } from './read-impact'
import { readAbout } from './read-names'
import { readTeamChoices } from './read-team-choices'
import { readUnknownValues } from './read-unknown-values'
import { ACCOUNTS, BLUE, GREEN, hour, storeOrganization, storeOutages } from './test-history'

withDatabase()

const NOW = hour(1_500)
/** Blue alone owns it now. */
const OF_BLUE = '111111111113'
const NOBODY = '00000000-0000-4000-8000-000000000009'
const NONE = { service: [], region: [], team: [], account: [] }

beforeEach(async () => {
  await storeOrganization()
  await storeOutages(6, 20)
  await pool().query("INSERT INTO team (id, name) VALUES (gen_random_uuid(), 'Without accounts')")
  await pool().query('INSERT INTO team_account (team_id, account_id) VALUES ($1, $3), ($2, $4)', [
    BLUE,
    GREEN,
    OF_BLUE,
    ACCOUNTS[3],
  ])
})

const unknown = (filter: Partial<ImpactFilter>, accounts: string[] | null = null) =>
  readUnknownValues({ ...NO_IMPACT_FILTER, ...filter }, accounts)

describe('what a filter names', () => {
  it('is known by any spelling, also where nothing happened to it', async () => {
    const asked = {
      service: ['lambda', 'iam', 'IAM', 'sso', 'ec2-us-east-1', 'MULTIPLE_SERVICES'],
      region: ['us-east-1', 'global', 'ap-southeast-7'],
      team: ['blue', BLUE, 'GREEN', 'Without accounts'],
      account: [...ACCOUNTS],
    }
    expect(await unknown(asked)).toEqual(NONE)
    expect(await unknown({})).toEqual(NONE)
  })

  it('is told where nothing is called so', async () => {
    const asked = { service: ['iamm'], region: ['us-east-9'], team: ['Ghosts', NOBODY], account: ['999999999999'] }
    const known = { service: ['s3'], region: ['eu-west-1'], team: ['Blue'], account: ACCOUNTS.slice(0, 1) }
    const both = { ...asked }
    for (const name of ['service', 'region', 'team', 'account'] as const) both[name] = [...known[name], ...asked[name]]
    expect(await unknown(both)).toEqual(asked)
  })

  it('is known by an outage that the reader may know of, whatever the lists say', async () => {
    await pool().query("UPDATE outage SET service = 'newest-service', is_public = false")
    expect(await unknown({ service: ['newest-service'] })).toEqual(NONE)
    expect(await unknown({ service: ['newest-service'] }, [])).toEqual({ ...NONE, service: ['newest-service'] })
  })
})

describe('a limited reader', () => {
  const accounts = [OF_BLUE]

  it('is offered their own teams alone', async () => {
    expect(await readTeamChoices([], accounts)).toEqual([{ value: BLUE, name: 'Blue' }])
    expect(await readTeamChoices([GREEN, 'Green', 'Without accounts'], accounts)).toEqual([
      { value: BLUE, name: 'Blue' },
    ])
    expect((await readTeamChoices([], null)).map(({ name }) => name)).toEqual(['Blue', 'Green', 'Without accounts'])
  })

  it('learns of other teams and accounts no more than of what is not there', async () => {
    const asked = {
      team: ['blue', 'green', GREEN, 'Without accounts', 'Ghosts'],
      account: [OF_BLUE, ACCOUNTS[3] ?? ''],
    }
    expect(await unknown(asked, accounts)).toEqual({ ...NONE, team: asked.team.slice(1), account: [ACCOUNTS[3]] })
    expect(await readAbout({ ...NO_IMPACT_FILTER, team: [GREEN] }, accounts)).toBe(`team ${GREEN}`)
    expect(await readAbout({ ...NO_IMPACT_FILTER, team: [GREEN] }, null)).toBe('team Green')
  })

  it('is answered about a team of others as about one that is not there', async () => {
    const period = parsePeriod('2026-02', 'UTC', NOW)
    if (period === null) throw new Error('February is a period.')
    const answers = async (team: string, to: string) => {
      const filter = { ...NO_IMPACT_FILTER, team: [team] }
      const { from, to: until } = period
      const asked = { from, to: until, zone: 'UTC', filter }
      const told = [
        await readFreshImpact(period, filter, accounts, NOW),
        await readImpactAnswer(asked, accounts, NOW),
        await readHistoryAnswer({ ...asked, by: 'month' }, accounts, NOW),
      ]
      return JSON.stringify(told).replaceAll(team, to)
    }
    const nobody = await answers(NOBODY, 'x')
    expect(await answers(GREEN, 'x')).toBe(nobody)
    expect(nobody).not.toContain('Green')
    expect((await answers(BLUE, 'x')).length).toBeGreaterThan(nobody.length)
  })

  it('finds no other team in an answer about everything', async () => {
    const period = parsePeriod('2026-02', 'UTC', NOW)
    if (period === null) throw new Error('February is a period.')
    const told = JSON.stringify([
      await readFreshImpact(period, NO_IMPACT_FILTER, accounts, NOW),
      await readImpactAnswer({ ...period, filter: NO_IMPACT_FILTER }, accounts, NOW),
    ])
    expect(told).toContain('Blue')
    for (const other of ['Green', 'Without accounts', GREEN]) expect(told).not.toContain(other)
  })
})
