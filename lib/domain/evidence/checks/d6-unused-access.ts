/** D6: roles, keys, passwords and permissions that nobody uses were looked at. */
import { counted } from '@/lib/domain/postmortem/facts/figures'
import type { Check } from '../check'
import { findingRows, totalOf } from './analyzer-findings'
import { unusedAccessRegions } from './analyzers'
import { fail, notChecked, pass } from './findings'
import { DAILY_MS } from './freshness'
import { judgeUnusedServices, tellsOfUse } from './unused-services'

export const UNUSED_ACCESS: Check = {
  id: 'D6',
  kind: 'auto',
  scope: 'account',
  title: 'No unused roles, keys, passwords or permissions are left',
  needs: [],
  needsOneOf: ['access-analyzer', 'last-accessed'],
  uses: [],
  freshnessMs: DAILY_MS,
  mend: 'Remove what is not used, or archive the finding in Access Analyzer where it must stay. An analyzer of unused access finds it all the time.',
  evaluate({ 'access-analyzer': analyzer = { regions: [] }, 'last-accessed': lastAccessed }) {
    const looking = unusedAccessRegions(analyzer).map(({ region, unused }) => ({ region, ...unused }))
    if (looking.length === 0) {
      return tellsOfUse(lastAccessed)
        ? judgeUnusedServices(lastAccessed)
        : notChecked(
            'No analyzer of unused access looks at this account, and when services were last used was not read.',
          )
    }
    const total = totalOf(looking)
    return total === 0
      ? pass('The analyzer of unused access has no open finding.')
      : fail(`The analyzer of unused access has ${counted(total, 'open finding')}.`, findingRows(looking))
  },
}
