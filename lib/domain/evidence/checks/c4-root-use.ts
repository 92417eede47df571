/** C4: nobody used root lately. */
import { formatDate } from '@/lib/domain/format-time'
import type { Instant } from '@/lib/domain/health-event'
import type { Check } from '../check'
import type { CredentialRow } from '../facts'
import { isThere } from './access-keys'
import { notChecked, pass, weigh } from './findings'
import { DAILY_MS } from './freshness'
import { hasNoCredentials, rootCredentials } from './root-credentials'

const RECENT_DAYS = 90
const RECENT_MS = RECENT_DAYS * 86_400_000

export const ROOT_USE: Check = {
  id: 'C4',
  kind: 'auto',
  scope: 'account',
  title: `Root was not used for ${RECENT_DAYS} days`,
  needs: ['credential-report'],
  uses: ['account-summary'],
  freshnessMs: DAILY_MS,
  mend: 'Find out who used root and for what, and give that work to a role: only few tasks need root.',
  evaluate(facts, context) {
    const root = facts['credential-report']?.root ?? null
    if (root === null) {
      return hasNoCredentials(rootCredentials(facts, context)) === true
        ? pass('Root has no credentials to be used.')
        : notChecked('The credential report has no row for root, so it does not tell when root was used.')
    }
    const uses = usesOf(root)
    const moments = uses.flatMap(({ what, at }) => (typeof at === 'number' ? [{ what, at }] : []))
    const recent = moments.filter(({ at }) => context.now - at < RECENT_MS)
    const unknown = uses.filter(({ at }) => at === 'unknown')
    return weigh({
      bad: recent.map(seen),
      unknown: unknown.map(({ what }) => ({ subject: 'root', detail: `${what}: use not known` })),
      fine: moments.filter((moment) => !recent.includes(moment)).map(seen),
      fails: `Root was used on ${datesOf(recent)}.`,
      unclear: 'Of some credentials of root the report does not tell when they were used.',
      passes:
        moments.length === 0
          ? 'Root was never used, as far as the report goes back.'
          : `Root was not used for ${RECENT_DAYS} days.`,
    })
  },
}

interface Use {
  what: string
  at: Instant | 'never' | 'unknown'
}

/** A credential that is there and of whose use the report says nothing is unknown; one that is not there is left out. */
function usesOf({ passwordEnabled, passwordLastUsed, keys }: CredentialRow): Use[] {
  const password = passwordLastUsed ?? (passwordEnabled === false ? 'never' : 'unknown')
  return [
    { what: 'password', at: password },
    ...keys.map((key) => ({
      what: `access key ${key.number}`,
      at: key.lastUsed ?? (isThere(key) ? ('unknown' as const) : ('never' as const)),
    })),
  ]
}

function datesOf(moments: readonly { at: Instant }[]): string {
  const dates = moments.map(({ at }) => at).sort((one, other) => other - one)
  return [...new Set(dates.map((at) => formatDate(at, 'UTC')))].join(' and ')
}

function seen({ what, at }: { what: string; at: Instant }) {
  return { subject: 'root', detail: `${what} last used ${formatDate(at, 'UTC')}` }
}
