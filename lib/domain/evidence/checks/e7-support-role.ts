/** E7: somebody may open cases with AWS Support. */
import { counted } from '@/lib/domain/postmortem/facts/figures'
import type { Check } from '../check'
import { fail, pass } from './findings'
import { DAILY_MS } from './freshness'
import { holdersOf, isAwsPolicy } from './own-policies'

const POLICY = 'AWSSupportAccess'

export const SUPPORT_ROLE: Check = {
  id: 'E7',
  kind: 'auto',
  scope: 'account',
  title: 'Somebody may open cases with AWS Support',
  needs: ['authorization-details'],
  uses: [],
  freshnessMs: DAILY_MS,
  mend: `Attach AWS's policy ${POLICY} to a role that those on call can take.`,
  evaluate({ 'authorization-details': authorization }) {
    const holders = authorization === undefined ? [] : holdersOf(authorization)
    const able = holders.filter(({ attached }) => attached.some((policy) => isAwsPolicy(policy, POLICY)))
    return able.length === 0
      ? fail(`${POLICY} is attached to no user, group or role.`)
      : pass(
          `${POLICY} is attached to ${counted(able.length, 'user, group or role', 'users, groups and roles')}.`,
          able.map(({ subject }) => ({ subject, detail: `${POLICY} is attached` })),
        )
  },
}
