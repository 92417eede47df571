/** D2: no policy of the account's own allows every call of a service. */
import { counted } from '@/lib/domain/postmortem/facts/figures'
import type { Check } from '../check'
import { allowsAllBut, wholeServices } from '../policy-breadth'
import { noneOf, notApplicable, partOf, type Seen, weigh } from './findings'
import { DAILY_MS } from './freshness'
import { type OwnPolicy, ownPolicies } from './own-policies'

const NAMED_AT_MOST = 8
const OWN = { one: "policy of the account's own", many: "policies of the account's own" }

export const SERVICE_WILDCARDS: Check = {
  id: 'D2',
  kind: 'auto',
  scope: 'account',
  title: 'No policy allows every call of a service',
  needs: ['authorization-details'],
  uses: [],
  freshnessMs: DAILY_MS,
  mend: 'Name the calls that are needed in place of the wildcard, and the resources: service last accessed data tells which were used.',
  evaluate({ 'authorization-details': authorization }) {
    const policies = authorization === undefined ? [] : ownPolicies(authorization)
    if (policies.length === 0) return notApplicable('The account has no policies of its own.')
    const bad = policies.flatMap(wildcardRow)
    const unread = policies.filter(({ statements }) => statements === null)
    return weigh({
      bad,
      unknown: unread.map(({ subject }) => ({ subject, detail: 'not a policy that can be read' })),
      fails: `${partOf(bad.length, policies.length, 'policy', 'policies')} of the account's own ${bad.length === 1 ? 'allows' : 'allow'} every call of a service on every resource.`,
      unclear: `${counted(unread.length, 'policy', 'policies')} could not be read.`,
      passes: `${noneOf(policies.length, OWN, { does: 'allows every call of a service on every resource', doesNot: 'allows no service every call on every resource' })}.`,
    })
  },
}

function wildcardRow({ subject, isAttached, statements }: OwnPolicy): Seen[] {
  const services = [...new Set((statements ?? []).flatMap(wholeServices))].sort()
  const isAllBut = statements?.some(allowsAllBut) === true
  if (services.length === 0 && !isAllBut) return []
  const named = services.slice(0, NAMED_AT_MOST).map((service) => (service === '*' ? '*' : `${service}:*`))
  const more = services.length > NAMED_AT_MOST ? ` and ${services.length - NAMED_AT_MOST} more` : ''
  const what = named.length > 0 ? `${named.join(', ')}${more}` : 'all calls but those that it names'
  return [{ subject, detail: `allows ${what}${isAttached ? '' : ', attached to nobody'}` }]
}
