/** D5: what Access Analyzer found about access from outside was looked at. */
import { counted } from '@/lib/domain/postmortem/facts/figures'
import type { Check } from '../check'
import { findingRows, totalOf } from './analyzer-findings'
import { externalAnalyzers, regionsInUse } from './analyzers'
import { fail, notChecked, pass } from './findings'
import { DAILY_MS } from './freshness'

export const EXTERNAL_FINDINGS: Check = {
  id: 'D5',
  kind: 'auto',
  scope: 'account',
  title: 'No finding about access from outside is open',
  needs: ['access-analyzer'],
  uses: [],
  freshnessMs: DAILY_MS,
  mend: 'Take the access away, or archive the finding in Access Analyzer where the access is meant, with a rule that says why.',
  evaluate({ 'access-analyzer': facts = { regions: [] } }, context) {
    const open = facts.regions.map(({ region, external }) => ({ region, ...external }))
    const total = totalOf(open)
    if (total > 0)
      return fail(
        `${counted(total, 'finding')} about access from outside ${total === 1 ? 'is' : 'are'} open.`,
        findingRows(open),
      )
    const blind = regionsInUse(facts, context.regions)
      .filter(({ read }) => read === null || externalAnalyzers(read).length === 0)
      .map(({ region }) => ({ subject: region, detail: 'nothing looks here' }))
    return blind.length === 0
      ? pass('No finding about access from outside is open.')
      : notChecked(
          `No analyzer looks for access from outside in ${counted(blind.length, 'Region')} in use: D4 is about that.`,
          blind,
        )
  },
}
