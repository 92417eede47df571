/** E1: active access keys of users are at most 90 days old. */
import { formatDate } from '@/lib/domain/format-time'
import { counted } from '@/lib/domain/postmortem/facts/figures'
import type { Check } from '../check'
import { keyName, keysOf, type UserKey, untoldKeysOf } from './access-keys'
import { noneOf, notApplicable, partOf, type Seen, weigh } from './findings'
import { DAILY_MS } from './freshness'

const MOST_DAYS = 90
const MOST_MS = MOST_DAYS * 86_400_000

export const KEY_AGE: Check = {
  id: 'E1',
  kind: 'auto',
  scope: 'account',
  title: `No active access key is older than ${MOST_DAYS} days`,
  needs: ['credential-report'],
  uses: [],
  freshnessMs: DAILY_MS,
  mend: 'Replace what uses the key by a role, or make a second key, move to it, and delete the old one.',
  evaluate({ 'credential-report': report = { root: null, users: [] } }, { now }) {
    const keys = keysOf(report)
    const untold = untoldKeysOf(report)
    if (keys.length + untold.length === 0) return notApplicable('No user has an access key.')
    const mayWork = keys.filter(({ key }) => key.active !== false)
    const isUnknown = ({ key }: UserKey) => key.active === null || key.lastRotated === null
    const isOld = (each: UserKey) => !isUnknown(each) && now - (each.key.lastRotated ?? now) > MOST_MS
    const old = mayWork.filter(isOld)
    const unknown = mayWork.filter(isUnknown)
    return weigh({
      bad: old.map(madeOn),
      unknown: [...unknown.map(madeOn), ...untold],
      fine: mayWork.filter((each) => !isOld(each) && !isUnknown(each)).map(madeOn),
      fails: `${partOf(old.length, mayWork.length, 'active access key')} ${old.length === 1 ? 'is' : 'are'} older than ${MOST_DAYS} days.`,
      unclear: `Of ${counted(unknown.length + untold.length, 'key or user', 'keys and users')} the credential report does not tell the age of keys, or whether they work.`,
      passes:
        mayWork.length === 0
          ? 'All access keys are switched off.'
          : `${noneOf(mayWork.length, { one: 'active access key' }, { does: `is older than ${MOST_DAYS} days`, doesNot: `is not older than ${MOST_DAYS} days` })}.`,
    })
  },
}

function madeOn(each: UserKey): Seen {
  const { active, lastRotated } = each.key
  const state = active === null ? 'not known whether it works' : 'active'
  const age = lastRotated === null ? 'age not known' : `made ${formatDate(lastRotated, 'UTC')}`
  return { subject: keyName(each), detail: `${state}, ${age}` }
}
