/** D7: nobody may use services that they have not used for 90 days. */
import { counted } from '@/lib/domain/postmortem/facts/figures'
import type { Check } from '../check'
import type { AnalyzerFinding } from '../facts'
import { findingRows } from './analyzer-findings'
import { unusedAccessRegions } from './analyzers'
import { fail, notChecked, pass } from './findings'
import { DAILY_MS } from './freshness'
import { judgeUnusedServices, tellsOfUse } from './unused-services'

export const UNUSED_SERVICES: Check = {
  id: 'D7',
  kind: 'auto',
  scope: 'account',
  title: 'Nobody may use services unused for 90 days',
  needs: [],
  needsOneOf: ['last-accessed', 'access-analyzer'],
  uses: [],
  freshnessMs: DAILY_MS,
  mend: 'Take these services out of the policies of the user or role, or remove who is not used at all.',
  evaluate({ 'last-accessed': lastAccessed, 'access-analyzer': analyzer = { regions: [] } }) {
    if (tellsOfUse(lastAccessed)) return judgeUnusedServices(lastAccessed)
    const looking = unusedAccessRegions(analyzer)
    if (looking.length === 0) {
      return notChecked(
        'When services were last used was not read, and no analyzer of unused access looks at this account.',
      )
    }
    const found = looking.map(({ region, unused }) => ({
      region,
      total: unused.total,
      rows: unused.rows.filter(isOfServices),
    }))
    const rows = findingRows(found)
    if (rows.length > 0)
      return fail(`The analyzer of unused access has ${counted(rows.length, 'open finding')} about services.`, rows)
    return looking.every(({ unused }) => unused.rows.length >= unused.total)
      ? pass('The analyzer of unused access has no open finding about services.')
      : notChecked('The analyzer has more open findings than were read, and none of those read is about services.')
  },
}

/** Permissions of a user or role, and roles that nobody takes at all. */
function isOfServices({ type }: AnalyzerFinding): boolean {
  return type === 'UnusedPermission' || type === 'UnusedIAMRole'
}
