/** Prepared accounts for IAM as code: section F of the catalogue. */
import { asItIs, denied, noDetails, type Prepared, prepared } from './prepared'
import { buildRole, DAY_MS } from './truth-principals'

export const PREPARED_CODE: readonly Prepared[] = [
  ...prepared(
    'F1',
    ['pass', 'all from a stack', asItIs],
    ['fail', 'a role without tags', ({ roles }, { now }) => void roles.push(buildRole('by-hand', now))],
    ['fail', 'a policy without tags', ({ policies: [first] }) => void Object.assign(first ?? {}, { tags: {} })],
    [
      'not-applicable',
      "AWS's roles alone",
      (identity) => {
        identity.policies = []
        identity.roles = identity.roles.filter(({ path }) => path.startsWith('/aws-service-role/'))
      },
    ],
    ['not-checked', 'details are denied', noDetails],
  ),
  ...prepared(
    'F2',
    ['pass', 'in sync', asItIs],
    [
      'fail',
      'drifted',
      ({ stacks: [first] }) => void Object.assign(first ?? {}, { drift: 'DRIFTED', truth: 'DRIFTED' }),
    ],
    [
      'fail',
      'drifted since it was checked',
      ({ stacks: [first] }, { now }) =>
        void Object.assign(first ?? {}, { truth: 'DRIFTED', checkedAt: now - 40 * DAY_MS }),
    ],
    [
      'not-applicable',
      'no stack made a role',
      ({ roles, policies }) => {
        for (const each of [...roles, ...policies]) each.tags = { ManagedBy: 'terraform' }
      },
    ],
    ['not-checked', 'stacks are denied', denied('cloudformation:DescribeStacks')],
  ),
]
