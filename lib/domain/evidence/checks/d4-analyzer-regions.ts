/** D4: Access Analyzer looks for access from outside in each Region in use. */
import { counted } from '@/lib/domain/postmortem/facts/figures'
import type { Check } from '../check'
import { externalAnalyzers, regionsInUse } from './analyzers'
import { partOf, weigh } from './findings'
import { DAILY_MS } from './freshness'

export const ANALYZER_REGIONS: Check = {
  id: 'D4',
  kind: 'auto',
  scope: 'account',
  title: 'Access Analyzer looks for access from outside in each Region in use',
  needs: ['access-analyzer'],
  uses: [],
  freshnessMs: DAILY_MS,
  mend: 'Create an analyzer for external access in each of these Regions.',
  evaluate({ 'access-analyzer': facts = { regions: [] } }, context) {
    const regions = regionsInUse(facts, context.regions)
    const without = regions.filter(({ read }) => read !== null && externalAnalyzers(read).length === 0)
    const unread = regions.filter(({ read }) => read === null)
    const all = counted(regions.length, 'Region')
    return weigh({
      bad: without.map(({ region }) => ({ subject: region, detail: 'no active analyzer for external access' })),
      unknown: unread.map(({ region }) => ({ subject: region, detail: 'not read' })),
      fine: regions.flatMap(({ region, read }) =>
        read === null
          ? []
          : externalAnalyzers(read).map(({ name, type }) => ({ subject: region, detail: `${name} (${type})` })),
      ),
      fails: `${partOf(without.length, regions.length, 'Region')} in use ${without.length === 1 ? 'has' : 'have'} no analyzer for external access of this account. One that looks at the whole organization from another account is not seen from here.`,
      unclear: `${counted(unread.length, 'Region')} in use could not be read.`,
      passes:
        regions.length === 1
          ? 'The one Region in use has an analyzer for external access.'
          : `All ${all} in use have an analyzer for external access.`,
    })
  },
}
