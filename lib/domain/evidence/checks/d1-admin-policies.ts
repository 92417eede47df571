/** D1: no policy of the account's own allows every call on every resource. */
import { counted } from '@/lib/domain/postmortem/facts/figures'
import type { Check } from '../check'
import type { AuthorizationFacts } from '../facts-authorization'
import { allowsAllBut, allowsEverything, isConditional } from '../policy-breadth'
import { noneOf, notApplicable, partOf, type Seen, weigh } from './findings'
import { DAILY_MS } from './freshness'
import { holdersOf, isAwsPolicy, type OwnPolicy, ownPolicies } from './own-policies'

const OWN = { one: "policy of the account's own", many: "policies of the account's own" }

export const ADMIN_POLICIES: Check = {
  id: 'D1',
  kind: 'auto',
  scope: 'account',
  title: 'No policy allows every call on every resource',
  needs: ['authorization-details'],
  uses: [],
  freshnessMs: DAILY_MS,
  mend: 'Replace the policy by one that names the calls and resources that are needed: Access Analyzer can write one from what was used.',
  evaluate({ 'authorization-details': authorization = NOBODY }) {
    const policies = ownPolicies(authorization)
    const admins = administratorsOf(authorization)
    const aside =
      admins.length === 0
        ? ''
        : ` AWS's own AdministratorAccess is attached to ${admins.length.toLocaleString('en-US')}.`
    if (policies.length === 0) return notApplicable(`The account has no policies of its own.${aside}`, admins)
    const broad = policies.filter(isBroad)
    const bad = broad.filter(({ isAttached }) => isAttached)
    const unread = policies.filter(({ isAttached, statements }) => isAttached && statements === null)
    return weigh({
      bad: bad.map(broadRow),
      unknown: unread.map(({ subject }) => ({ subject, detail: 'not a policy that can be read' })),
      fine: [
        ...broad
          .filter(({ isAttached }) => !isAttached)
          .map(({ subject }) => ({ subject, detail: 'allows * on *, attached to nobody' })),
        ...policies
          .filter(isNearlyBroad)
          .map(({ subject }) => ({ subject, detail: 'allows all calls but those that it names' })),
        ...admins,
      ],
      fails: `${partOf(bad.length, policies.length, 'policy', 'policies')} of the account's own ${bad.length === 1 ? 'allows' : 'allow'} every call on every resource.${aside}`,
      unclear: `${counted(unread.length, 'policy', 'policies')} could not be read.`,
      passes: `${noneOf(policies.length, OWN, { does: 'allows every call on every resource while in use', doesNot: 'does not allow every call on every resource while in use' })}.${aside}`,
    })
  },
}

const NOBODY: AuthorizationFacts = { users: [], groups: [], roles: [], policies: [] }

function isBroad({ statements }: OwnPolicy): boolean {
  return statements?.some(allowsEverything) === true
}

function isNearlyBroad(policy: OwnPolicy): boolean {
  return !isBroad(policy) && policy.statements?.some(allowsAllBut) === true
}

function broadRow({ subject, statements }: OwnPolicy): Seen {
  const isAlways = statements?.some((statement) => allowsEverything(statement) && !isConditional(statement))
  return { subject, detail: isAlways ? 'allows * on *' : 'allows * on *, under a condition' }
}

function administratorsOf(authorization: AuthorizationFacts): Seen[] {
  return holdersOf(authorization)
    .filter(({ attached }) => attached.some((policy) => isAwsPolicy(policy, 'AdministratorAccess')))
    .map(({ subject }) => ({ subject, detail: "AWS's AdministratorAccess is attached" }))
}
