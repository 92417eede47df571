/** E4: passwords for the console are long, and old ones cannot be used again. */
import type { Check } from '../check'
import type { PasswordPolicy } from '../facts'
import { consoleUsersOf } from './console-users'
import { fail, notApplicable, notChecked, pass, type Seen } from './findings'
import { DAILY_MS } from './freshness'

/** CIS AWS Foundations 1.7 and 1.8. */
const LEAST_LENGTH = 14
const LEAST_REMEMBERED = 24

export const PASSWORD_POLICY: Check = {
  id: 'E4',
  kind: 'auto',
  scope: 'account',
  title: `Passwords have ${LEAST_LENGTH} characters or more and are not used again`,
  needs: ['password-policy'],
  uses: ['credential-report'],
  freshnessMs: DAILY_MS,
  mend: `Set the account's password policy to at least ${LEAST_LENGTH} characters and to remember ${LEAST_REMEMBERED} passwords.`,
  evaluate({ 'password-policy': fact, 'credential-report': report }) {
    const users = report === undefined ? null : consoleUsersOf(report)
    if (users !== null && users.known.length + users.unknown.length === 0) {
      return notApplicable('No user has a password for the console.')
    }
    const policy = fact?.policy ?? null
    if (policy !== null && policy.minimumLength === null) {
      return notChecked('The password policy does not tell how long passwords must be.')
    }
    const bad = policy === null ? [row('none: what AWS asks for by default holds')] : shortcomings(policy)
    if (bad.length === 0)
      return pass(
        `Passwords have ${policy?.minimumLength} characters or more, and the last ${policy?.reusePrevention} cannot be used again.`,
      )
    if (users === null || users.known.length === 0) {
      return notChecked(
        'The password policy is weak, and what was read does not tell whether any user has a password.',
        bad,
      )
    }
    return policy === null
      ? fail('The account has no password policy of its own.', bad)
      : fail('The password policy is too weak.', bad)
  },
}

function shortcomings({ minimumLength, reusePrevention }: PasswordPolicy): Seen[] {
  const length = minimumLength ?? 0
  const remembered = reusePrevention ?? 0
  return [
    ...(length < LEAST_LENGTH ? [row(`${length} characters suffice, ${LEAST_LENGTH} are asked for`)] : []),
    ...(remembered < LEAST_REMEMBERED
      ? [row(`remembers ${remembered} passwords, ${LEAST_REMEMBERED} are asked for`)]
      : []),
  ]
}

function row(detail: string): Seen {
  return { subject: 'password policy', detail }
}
