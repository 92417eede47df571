/** E3: no user has more than one active access key. */
import { counted } from '@/lib/domain/postmortem/facts/figures'
import type { Check } from '../check'
import type { CredentialRow } from '../facts'
import { keysOf, untoldKeysOf } from './access-keys'
import { notApplicable, partOf, type Seen, weigh } from './findings'
import { DAILY_MS } from './freshness'

export const SINGLE_KEY: Check = {
  id: 'E3',
  kind: 'auto',
  scope: 'account',
  title: 'No user has more than one active access key',
  needs: ['credential-report'],
  uses: [],
  freshnessMs: DAILY_MS,
  mend: 'Find out which of the keys is used, move what uses the other, and switch that one off: two are for the time of a rotation.',
  evaluate({ 'credential-report': report = { root: null, users: [] } }) {
    if (keysOf(report).length + untoldKeysOf(report).length === 0) return notApplicable('No user has an access key.')
    const isBad = (row: CredentialRow) => keysThat(row, true) > 1
    const bad = report.users.filter(isBad)
    // One more that works, and it would fail.
    const isUnknown = (row: CredentialRow) => keysThat(row, true) + keysThat(row, null) > 1 && !isBad(row)
    const unknown = report.users.filter(isUnknown)
    const holders = report.users.filter((row) => keysThat(row, true) > 0)
    const all = counted(holders.length, 'user')
    const untold = untoldKeysOf(report)
    return weigh({
      bad: bad.map(seen),
      unknown: [...unknown.map(({ user }) => ({ subject: user, detail: 'not known which keys work' })), ...untold],
      fine: holders.filter((row) => !isBad(row) && !isUnknown(row)).map(seen),
      fails: `${partOf(bad.length, holders.length, 'user')} with access keys ${bad.length === 1 ? 'has' : 'have'} more than one active.`,
      unclear: `Of ${counted(unknown.length + untold.length, 'user')} the credential report does not tell of access keys.`,
      passes:
        holders.length === 0
          ? 'All access keys are switched off.'
          : `${holders.length === 1 ? 'The one user with access keys has' : `All ${all} with access keys have`} one active each.`,
    })
  },
}

/** How many keys work, do not, or are not known to (null). */
function keysThat({ keys }: CredentialRow, work: boolean | null): number {
  return keys.filter(({ active }) => active === work).length
}

function seen(row: CredentialRow): Seen {
  return { subject: row.user, detail: counted(keysThat(row, true), 'active access key') }
}
