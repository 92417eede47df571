/** F2: stacks that made roles or policies have not been changed by hand. */
import type { Check } from '../check'
import type { DriftFacts } from '../facts'
import { notApplicable, type Seen, weigh } from './findings'
import { DAILY_MS } from './freshness'

export const STACK_DRIFT: Check = {
  id: 'F2',
  kind: 'auto',
  scope: 'account',
  title: 'Stacks with roles or policies have not drifted',
  needs: ['stack-drift'],
  uses: [],
  freshnessMs: DAILY_MS,
  mend: 'Look at what differs in CloudFormation, then bring it into the template or undo it, and detect drift again.',
  evaluate({ 'stack-drift': facts }) {
    const stacks = facts?.stacks ?? []
    if (stacks.length === 0) return notApplicable('No stack of CloudFormation has made a role or policy here.')
    const bad = stacks.filter(({ drift }) => drift === 'DRIFTED')
    const fine = stacks.filter(({ drift }) => drift === 'IN_SYNC')
    const unknown = stacks.filter(({ drift }) => drift !== 'DRIFTED' && drift !== 'IN_SYNC')
    return weigh({
      bad: bad.map((stack) => seen(stack, 'differs from its template')),
      unknown: unknown.map((stack) => seen(stack, 'whether it drifted is not known')),
      fine: fine.map((stack) => seen(stack, 'as its template')),
      fails: `${bad.length} of ${stacks.length} stacks with roles or policies ${bad.length === 1 ? 'has' : 'have'} drifted.`,
      unclear: `Of ${unknown.length} of ${stacks.length} stacks it is not known whether they drifted.`,
      passes: `${stacks.length === 1 ? 'The stack' : `All ${stacks.length} stacks`} with roles or policies ${stacks.length === 1 ? 'is as its template' : 'are as their templates'}.`,
    })
  },
}

function seen({ name, region, checkedAt }: DriftFacts['stacks'][number], words: string): Seen {
  const when =
    checkedAt === null ? '' : `, looked at ${new Date(checkedAt).toISOString().slice(0, 16).replace('T', ' ')} UTC`
  return { subject: `stack ${name} in ${region}`, detail: `${words}${when}` }
}
