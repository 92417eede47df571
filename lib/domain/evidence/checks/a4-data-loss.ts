/** A4: what data could be restored to which moment, for whoever states what was lost. */
import type { Check } from '../check'
import { collected, notApplicable } from './findings'
import { DAILY_MS } from './freshness'
import { recoveryRows } from './recovery-rows'

export const DATA_LOSS: Check = {
  id: 'A4',
  kind: 'semi',
  scope: 'account',
  title: 'What data could be restored to which moment',
  needs: ['recovery'],
  uses: [],
  freshnessMs: DAILY_MS,
  mend: 'Switch on backups and point-in-time recovery where there is none, and agree how much may be lost.',
  evaluate({ recovery }) {
    const rows = recoveryRows(recovery ?? { regions: [] })
    const without = rows.filter(({ detail }) => detail.startsWith('no ')).length
    if (rows.length === 0) {
      return notApplicable('No databases, tables or resources with backups are known in the Regions in use.')
    }
    return collected(
      `${rows.length - without} of ${rows.length} databases, tables and backed up resources can be restored.`,
      rows,
    )
  },
}
