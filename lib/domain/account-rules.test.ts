/** Teams, environments and criticalities by tags. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AccountRule, GIVEN, planAssignments, type RuledAccount } from './account-rules'

const OWNER: AccountRule = { gives: 'team', tagKey: 'owner', tagValue: null, name: null }
const PRODUCTION: AccountRule = { gives: 'environment', tagKey: 'stage', tagValue: 'prd', name: 'Production' }

function account(overrides: Partial<RuledAccount> = {}): RuledAccount {
  return {
    id: '111122223333',
    tags: {},
    hasManualTeam: false,
    ruleTeams: [],
    environment: null,
    environmentOrigin: null,
    criticality: null,
    criticalityOrigin: null,
    ...overrides,
  }
}

describe('planAssignments', () => {
  test('a tag names the team, which is made where it is not there yet', () => {
    const plan = planAssignments([OWNER], [account({ tags: { owner: ' Pay\u0007ments ' } })], [])
    expect(plan).toEqual({
      newTeams: ['Pay ments'],
      teams: [{ account: '111122223333', before: [], after: 'Pay ments' }],
      environments: [],
      criticalities: [],
      notUnderstood: [],
      decides: [1],
    })
  })

  test('the first rule that fits decides, for each target by itself', () => {
    const tags = { owner: 'search', stage: 'prd' }
    const rules: AccountRule[] = [
      { gives: 'team', tagKey: 'stage', tagValue: 'dev', name: 'Sandbox' },
      OWNER,
      { gives: 'team', tagKey: 'stage', tagValue: null, name: 'Anybody' },
      PRODUCTION,
      { ...PRODUCTION, tagValue: null, name: null },
    ]
    const plan = planAssignments(rules, [account({ tags })], [])
    expect(plan.teams).toMatchObject([{ after: 'search' }])
    expect(plan.environments).toMatchObject([{ before: null, after: 'Production' }])
    expect(plan.decides).toEqual([0, 1, 0, 1, 0])
  })

  test('what somebody said by hand stays, and what a rule said before goes with the rule', () => {
    const manual = account({ tags: { owner: 'search', stage: 'prd' }, hasManualTeam: true })
    const manualEnvironment = { ...manual, environment: 'Old', environmentOrigin: 'manual' as const }
    expect(planAssignments([OWNER, PRODUCTION], [manualEnvironment], [])).toMatchObject({
      newTeams: [],
      teams: [],
      environments: [],
    })
    const ruled = account({ ruleTeams: ['t1'], environment: 'Production', environmentOrigin: 'rule' })
    expect(planAssignments([], [ruled], [{ id: 't1', name: 'search' }])).toMatchObject({
      teams: [{ before: ['t1'], after: null }],
      environments: [{ before: 'Production', after: null }],
    })
  })

  test('spellings that differ in case are one team: the stored one', () => {
    const accounts = ['PAYMENTS', 'payments', 'Payments'].map((owner, index) =>
      account({ id: `${index}`, tags: { owner } }),
    )
    const stored = [{ id: 't1', name: 'Payments' }]
    expect(planAssignments([OWNER], accounts, stored)).toMatchObject({ newTeams: [] })
    expect(planAssignments([OWNER], accounts, []).newTeams).toEqual(['PAYMENTS'])
  })

  test.each(['', '   ', '\u2028\u0000'])('a value without a visible character names nothing: %j', (owner) => {
    expect(planAssignments([OWNER], [account({ tags: { owner } })], [])).toMatchObject({ teams: [], decides: [0] })
  })

  test('criticality is one of four words, in any case; others are named, and decide nothing', () => {
    const tag: AccountRule = { gives: 'criticality', tagKey: 'tier', tagValue: null, name: null }
    const first: AccountRule = { ...tag, tagValue: '1', name: 'critical' }
    const tiers = [' HIGH ', 'gold', 'gold', '1', 'Low', '']
    const accounts = tiers.map((tier, index) => account({ id: `${index}`, tags: { tier } }))
    expect(planAssignments([tag, first], accounts, [])).toMatchObject({
      ...{ teams: [], environments: [] },
      criticalities: [
        { account: '0', before: null, after: 'high' },
        { account: '3', before: null, after: 'critical' },
        { account: '4', before: null, after: 'low' },
      ],
      notUnderstood: [{ value: 'gold', accounts: 2 }],
      decides: [2, 1],
    })
    expect(planAssignments([first, tag], accounts, []).notUnderstood).toEqual([{ value: 'gold', accounts: 2 }])
  })

  test('a criticality that somebody gave stays, and what a rule gave goes with the rule', () => {
    const low: AccountRule = { gives: 'criticality', tagKey: 'tier', tagValue: null, name: 'low' }
    const manual = account({ tags: { tier: 'gold' }, criticality: 'critical', criticalityOrigin: 'manual' })
    expect(planAssignments([low], [manual], [])).toMatchObject({ criticalities: [], decides: [0] })
    const ruled = account({ criticality: 'high', criticalityOrigin: 'rule' })
    expect(planAssignments([], [ruled], []).criticalities).toEqual([{ account: ruled.id, before: 'high', after: null }])
  })

  test('a key that every object has is no tag', () => {
    const rule: AccountRule = { ...OWNER, tagKey: 'constructor' }
    expect(planAssignments([rule], [account()], [])).toMatchObject({ teams: [], decides: [0] })
  })
})

const word = fc.constantFrom('a', 'A', 'b', ' b ', '', 'c', 'high', 'LOW')
const anyRule = fc.record({
  gives: fc.constantFrom(...GIVEN),
  tagKey: fc.constantFrom('owner', 'stage'),
  tagValue: fc.option(word),
  name: fc.option(word),
})
const anyAccount = fc.record({
  tags: fc.dictionary(fc.constantFrom('owner', 'stage', 'other'), word),
  hasManualTeam: fc.boolean(),
  environmentOrigin: fc.constantFrom(null, 'manual' as const, 'rule' as const),
  criticalityOrigin: fc.constantFrom(null, 'manual' as const, 'rule' as const),
})

/** The accounts as they are stored once a plan is carried out, every team under its name as id. */
function carriedOut(accounts: readonly RuledAccount[], plan: ReturnType<typeof planAssignments>): RuledAccount[] {
  const team = new Map(plan.teams.map(({ account: id, after }) => [id, after]))
  const environment = new Map(plan.environments.map(({ account: id, after }) => [id, after]))
  const criticality = new Map(plan.criticalities.map(({ account: id, after }) => [id, after]))
  return accounts.map((each) => ({
    ...each,
    ruleTeams: team.has(each.id) ? [team.get(each.id) ?? []].flat() : each.ruleTeams,
    ...(environment.has(each.id)
      ? { environment: environment.get(each.id) ?? null, environmentOrigin: 'rule' as const }
      : {}),
    ...(criticality.has(each.id)
      ? { criticality: criticality.get(each.id) ?? null, criticalityOrigin: 'rule' as const }
      : {}),
  }))
}

test('a second application changes nothing, and the order of accounts does not matter', () => {
  fc.assert(
    fc.property(fc.array(anyRule, { maxLength: 4 }), fc.array(anyAccount, { maxLength: 8 }), (rules, given) => {
      const accounts = given.map((each, index) =>
        account({
          ...{ ...each, id: String(index) },
          environment: each.environmentOrigin === null ? null : 'old',
          criticality: each.criticalityOrigin === null ? null : 'normal',
        }),
      )
      const plan = planAssignments(rules, accounts, [])
      const teams = plan.newTeams.map((name) => ({ id: name, name }))
      expect(planAssignments(rules, carriedOut(accounts, plan), teams)).toMatchObject({
        newTeams: [],
        teams: [],
        environments: [],
        criticalities: [],
        decides: plan.decides,
      })
      const turned = planAssignments(rules, [...accounts].reverse(), [])
      expect({
        ...{ ...turned, teams: turned.teams.reverse(), environments: turned.environments.reverse() },
        criticalities: turned.criticalities.reverse(),
      }).toEqual(plan)
      const byHand = new Set(accounts.filter(({ hasManualTeam }) => hasManualTeam).map(({ id }) => id))
      expect(plan.teams.filter(({ account: id, after }) => byHand.has(id) && after !== null)).toEqual([])
    }),
  )
})
