/** What rests on one place: claimed only of what is known. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ExposedAccount, singlePointsOf } from './exposure-single-points'
import { singlePointWords } from './exposure-words'

function buildExposed(overrides: Partial<ExposedAccount> = {}): ExposedAccount {
  return {
    ...{ id: '111111111111', partition: 'aws', isProduction: false, regions: ['eu-west-1'], usageUnknown: false },
    ...overrides,
  }
}

const unknown = buildExposed({ id: '999999999999', regions: [], usageUnknown: true })
const none = { owners: [], identityCenters: [] }
const kinds = (input: Parameters<typeof singlePointsOf>[0]) =>
  singlePointsOf(input).map(({ kind, region, accounts, unknown }) => [kind, region, accounts, unknown])

describe('an account', () => {
  test('that runs in one Region rests on it, whatever it uses of global services', () => {
    expect(kinds({ accounts: [buildExposed({ regions: ['eu-west-1', 'global'] })], ...none })).toEqual([
      ['region', 'eu-west-1', 1, 0],
      ['iam-control-plane', 'us-east-1', 1, 0],
    ])
  })

  test.each([
    ['runs in two Regions', buildExposed({ regions: ['eu-west-1', 'us-east-1'] })],
    ['is not known', unknown],
    ['uses global services alone', buildExposed({ regions: ['global'] })],
  ])('that %s rests on the IAM control plane alone', (_, account) => {
    expect(kinds({ accounts: [account], ...none })).toEqual([['iam-control-plane', 'us-east-1', 1, 0]])
  })

  test('changes identity where its partition does', () => {
    expect(kinds({ accounts: [buildExposed({ partition: 'aws-cn', regions: [] })], ...none })).toEqual([
      ['iam-control-plane', 'cn-north-1', 1, 0],
    ])
  })
})

describe('production of a team', () => {
  const live = buildExposed({ id: '222222222222', isProduction: true })
  const owner = { id: 't', name: 'payments', accounts: [buildExposed({ regions: ['us-east-1'] }), live] }

  test('rests on the one Region in which all of it runs that is known', () => {
    const accounts = [...owner.accounts, { ...unknown, isProduction: true }]
    const points = singlePointsOf({ accounts, owners: [{ ...owner, accounts }], identityCenters: [] })
    expect(points[0]).toMatchObject({ kind: 'production', region: 'eu-west-1', accounts: 1, unknown: 1 })
    expect(points[0]?.owner).toEqual({ id: 't', name: 'payments' })
  })

  test('is not said again where all that is looked at is said to run there', () => {
    expect(kinds({ accounts: [live], owners: [owner], identityCenters: [] })[0]).toEqual(['region', 'eu-west-1', 1, 0])
    expect(kinds({ accounts: [live], owners: [owner], identityCenters: [] })).toHaveLength(2)
  })

  test('in two Regions rests on none', () => {
    const far = buildExposed({ id: '333333333333', isProduction: true, regions: ['us-east-1'] })
    const accounts = [live, far]
    expect(kinds({ accounts, owners: [{ ...owner, accounts }], identityCenters: [] })).toEqual([
      ['iam-control-plane', 'us-east-1', 2, 0],
    ])
  })
})

describe('Identity Center', () => {
  const use = { connectionId: 'c1', connectionName: 'Contoso', region: 'eu-west-1', accounts: 3 }

  test('in one Region is a single point of the organization', () => {
    const points = singlePointsOf({ accounts: [unknown], owners: [], identityCenters: [use] })
    expect(points.at(-1)).toMatchObject({
      kind: 'identity-center',
      region: 'eu-west-1',
      connectionName: 'Contoso',
      accounts: 3,
    })
  })

  test('in two Regions is none', () => {
    const identityCenters = [use, { ...use, region: 'us-east-1' }]
    expect(kinds({ accounts: [unknown], owners: [], identityCenters })).toHaveLength(1)
  })
})

test('a Region is claimed of as many accounts as are known to run there, and of no unknown one', () => {
  const exposed = fc.record({
    id: fc.stringMatching(/^\d{12}$/),
    partition: fc.constant('aws'),
    isProduction: fc.boolean(),
    regions: fc.uniqueArray(fc.constantFrom('eu-west-1', 'us-east-1', 'global')),
    usageUnknown: fc.boolean(),
  })
  fc.assert(
    fc.property(fc.array(exposed), (accounts) => {
      const point = singlePointsOf({ accounts, ...none }).find(({ kind }) => kind === 'region')
      const running = accounts.filter(
        (account) => !account.usageUnknown && account.regions.some((id) => id !== 'global'),
      )
      const regions = new Set(running.flatMap((account) => account.regions.filter((id) => id !== 'global')))
      expect(point !== undefined).toBe(regions.size === 1)
      if (point === undefined) return
      expect(point.accounts).toBe(running.length)
      expect(point.unknown).toBe(accounts.filter(({ usageUnknown }) => usageUnknown).length)
      expect([...regions]).toEqual([point.region])
    }),
  )
})

describe('the words', () => {
  const owner = {
    id: 't',
    name: 'payments',
    accounts: [buildExposed({ isProduction: true }), { ...unknown, isProduction: true }],
  }
  const points = singlePointsOf({
    accounts: [buildExposed({ regions: ['us-east-1'] })],
    owners: [owner],
    identityCenters: [{ connectionId: 'c1', connectionName: 'Contoso', region: 'eu-west-1', accounts: 1 }],
  })

  test('name the place, and say of how many it is not known', () => {
    const [region, production, iam, center] = points.map((point) => singlePointWords(point, 'account'))
    expect(region?.sentence).toContain('us-east-1')
    expect(production?.sentence).toBe(
      'All production of payments that is known runs in eu-west-1: 1 account; of 1 more it is not known what they use.',
    )
    expect(iam?.sentence).toContain('partition aws')
    expect(center?.sentence).toContain('Contoso')
  })

  test('say of identity what goes on working, and where AWS says so', () => {
    for (const point of points.filter(({ kind }) => kind === 'iam-control-plane' || kind === 'identity-center')) {
      const { means, source } = singlePointWords(point, 'team')
      expect(means).toMatch(/go on/)
      expect(source).toMatch(/^https:\/\/docs\.aws\.amazon\.com\//)
    }
  })
})
