/** D8: a policy of the organization limits what the account can do. */
import { counted } from '@/lib/domain/postmortem/facts/figures'
import type { Check, CheckContext } from '../check'
import type { OrganizationFacts } from '../facts'
import { fail, notApplicable, notChecked, pass } from './findings'
import { DAILY_MS } from './freshness'

type Guardrail = NonNullable<OrganizationFacts['policies']>[number]

const TYPES: ReadonlySet<string> = new Set(['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'])
/** What AWS attaches everywhere; it limits nothing. */
const LIMITLESS: ReadonlySet<string> = new Set(['FullAWSAccess', 'RCPFullAWSAccess'])

export const GUARDRAILS: Check = {
  id: 'D8',
  kind: 'auto',
  scope: 'account',
  title: 'A guardrail of the organization binds the account',
  needs: [],
  uses: ['organization'],
  freshnessMs: DAILY_MS,
  mend: 'Attach a service control policy or a resource control policy to the root of the organization or to a unit above the account.',
  evaluate({ organization }, context) {
    if (!context.isOrganization) return notApplicable('The connection is to one account, without its organization.')
    if (organization === undefined) return notChecked('What concerns the organization has not been read yet.')
    const { managementAccount, policies, policiesUnread } = organization
    if (managementAccount === context.account) {
      return notApplicable('Service control policies do not bind the management account.')
    }
    if (policies === null) return notChecked(policiesUnread ?? 'AWS did not tell which guardrails there are.')
    const guardrails = policies.filter(limits)
    const binding = guardrails.flatMap((policy) => bindings(policy, context))
    if (binding.length > 0)
      return pass(
        `${counted(binding.length, 'guardrail')} ${binding.length === 1 ? 'binds' : 'bind'} the account.`,
        binding,
      )
    const isUnclear =
      context.path.length === 0 && guardrails.some(({ targets }) => targets.some((target) => target.startsWith('ou-')))
    if (isUnclear)
      return notChecked('There are guardrails on units, and in which unit the account is has not been read.')
    return managementAccount === null && context.isReader
      ? notChecked('AWS did not tell which account manages the organization: no guardrail would bind that one.')
      : fail('No service or resource control policy but the one that allows everything binds the account.')
  },
}

function limits({ id, name, type }: Guardrail): boolean {
  return TYPES.has(type) && !LIMITLESS.has(name) && !LIMITLESS.has(id.replace(/^p-/, ''))
}

/** A policy on the root binds every member, whatever the directory tells of units. */
function bindings({ name, type, targets }: Guardrail, { account, path }: CheckContext) {
  const target = targets.find((each) => each === account || path.includes(each) || each.startsWith('r-'))
  if (target === undefined) return []
  const kind = type === 'SERVICE_CONTROL_POLICY' ? 'service' : 'resource'
  return [{ subject: name, detail: `${kind} control policy on ${target}` }]
}
