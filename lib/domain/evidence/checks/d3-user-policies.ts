/** D3: users have what they may do from groups or roles, not from policies of their own. */
import type { Check } from '../check'
import type { IamUser } from '../facts-authorization'
import { noneOf, notApplicable, partOf, weigh } from './findings'
import { DAILY_MS } from './freshness'

const NAMED_AT_MOST = 5

export const USER_POLICIES: Check = {
  id: 'D3',
  kind: 'auto',
  scope: 'account',
  title: 'No policies are attached to users',
  needs: ['authorization-details'],
  uses: [],
  freshnessMs: DAILY_MS,
  mend: 'Attach the policy to a group and put the user into it, or replace the user by a role.',
  evaluate({ 'authorization-details': authorization }) {
    const users = authorization?.users ?? []
    if (users.length === 0) return notApplicable('The account has no users.')
    const bad = users.filter(({ attached, inline }) => attached.length + inline.length > 0)
    return weigh({
      bad: bad.map((user) => ({ subject: `user ${user.name}`, detail: policiesOf(user) })),
      fails: `${partOf(bad.length, users.length, 'user')} ${bad.length === 1 ? 'has' : 'have'} policies of their own.`,
      passes: `${noneOf(users.length, { one: 'user' }, { does: 'has policies of their own', doesNot: 'has no policies of their own' })}.`,
    })
  },
}

function policiesOf({ attached, inline }: IamUser): string {
  const names = [...attached.map(({ name }) => name), ...inline.map(({ name }) => `${name} (inline)`)].sort()
  const more = names.length > NAMED_AT_MOST ? ` and ${names.length - NAMED_AT_MOST} more` : ''
  return `${names.slice(0, NAMED_AT_MOST).join(', ')}${more}`
}
