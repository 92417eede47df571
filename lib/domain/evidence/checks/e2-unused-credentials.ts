/** E2: passwords and access keys of users that were not used for 45 days are switched off. */
import { counted } from '@/lib/domain/postmortem/facts/figures'
import type { Check } from '../check'
import { untoldKeysOf } from './access-keys'
import { type Credential, credentialsOf, lastUseOf } from './credential-use'
import { notApplicable, partOf, type Seen, weigh } from './findings'
import { DAILY_MS } from './freshness'

const MOST_DAYS = 45
const MOST_MS = MOST_DAYS * 86_400_000

export const UNUSED_CREDENTIALS: Check = {
  id: 'E2',
  kind: 'auto',
  scope: 'account',
  title: `Passwords and keys unused for ${MOST_DAYS} days are off`,
  needs: ['credential-report'],
  uses: [],
  freshnessMs: DAILY_MS,
  mend: 'Delete the password or switch the access key off, and delete the user where nothing is left that is used.',
  evaluate({ 'credential-report': report = { root: null, users: [] } }, { now }) {
    const credentials = report.users.flatMap(credentialsOf)
    const untold = untoldKeysOf(report)
    if (credentials.length + untold.length === 0) return notApplicable('No user has a password or an access key.')
    const on = credentials.filter(({ isOn }) => isOn !== false)
    const judged = on.map((credential) => ({ credential, is: stateOf(credential, now) }))
    const those = (state: State) => judged.flatMap(({ credential, is }) => (is === state ? [credential] : []))
    const [unused, unknown] = [those('unused'), those('unknown')]
    const all = counted(on.length, 'password or key', 'passwords and keys')
    return weigh({
      bad: unused.map(seen),
      unknown: [...unknown.map(({ name }) => ({ subject: name, detail: 'last use not known' })), ...untold],
      fine: those('used').map(({ name }) => ({ subject: name, detail: `used or made within ${MOST_DAYS} days` })),
      fails: `${partOf(unused.length, on.length, 'password or key', 'passwords and keys')} ${unused.length === 1 ? 'was' : 'were'} not used for ${MOST_DAYS} days.`,
      unclear: `Of ${counted(unknown.length + untold.length, 'password, key or user', 'passwords, keys and users')} the credential report does not tell the last use.`,
      passes:
        on.length === 0
          ? 'All passwords and keys are switched off.'
          : `${on.length === 1 ? 'The one password or key' : `Each of ${all}`} was used or made within ${MOST_DAYS} days.`,
    })
  },
}

type State = 'used' | 'unused' | 'unknown'

/** Of one that was never used the days since it was made count. */
function stateOf({ usedAt, madeAt, isOn }: Credential, now: number): State {
  const since = usedAt === 'never' ? madeAt : usedAt
  if (isOn === null || since === null || since === 'unknown') return 'unknown'
  return now - since < MOST_MS ? 'used' : 'unused'
}

function seen(credential: Credential): Seen {
  return { subject: credential.name, detail: lastUseOf(credential) }
}
