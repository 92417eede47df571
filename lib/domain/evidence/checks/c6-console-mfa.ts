/** C6: every user with a password has MFA. */
import { counted } from '@/lib/domain/postmortem/facts/figures'
import type { Check } from '../check'
import type { CredentialRow } from '../facts'
import { consoleUsersOf } from './console-users'
import { notApplicable, partOf, weigh } from './findings'
import { DAILY_MS } from './freshness'

export const CONSOLE_MFA: Check = {
  id: 'C6',
  kind: 'auto',
  scope: 'account',
  title: 'Every console user has MFA',
  needs: ['credential-report'],
  uses: [],
  freshnessMs: DAILY_MS,
  mend: 'Have each of these users register an MFA device, or delete the password of those who sign in elsewhere.',
  evaluate({ 'credential-report': report = { root: null, users: [] } }) {
    const { known, unknown } = consoleUsersOf(report)
    // Whoever has MFA passes with a password or without.
    const doubtful = [
      ...known.filter(({ mfaActive }) => mfaActive === null),
      ...unknown.filter(({ mfaActive }) => !mfaActive),
    ]
    if (known.length === 0 && doubtful.length === 0) return notApplicable('No user has a password for the console.')
    const bad = known.filter(({ mfaActive }) => mfaActive === false)
    const all = counted(known.length, 'console user')
    return weigh({
      bad: bad.map(seen('password, no MFA')),
      unknown: doubtful.map(seen('the report does not tell of password or MFA')),
      fine: known.filter(({ mfaActive }) => mfaActive === true).map(seen('password and MFA')),
      fails: `${partOf(bad.length, known.length, 'console user')} ${bad.length === 1 ? 'has' : 'have'} no MFA.`,
      unclear: `Of ${counted(doubtful.length, 'user')} the credential report does not tell.`,
      passes: known.length === 1 ? 'The one console user has MFA.' : `All ${all} have MFA.`,
    })
  },
}

function seen(detail: string) {
  return ({ user }: CredentialRow) => ({ subject: user, detail })
}
