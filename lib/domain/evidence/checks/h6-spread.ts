/** H6: whether databases span zones and Regions, for whoever judges what would survive. */
import type { Check } from '../check'
import { collected, notApplicable } from './findings'
import { DAILY_MS } from './freshness'

export const SPREAD: Check = {
  id: 'H6',
  kind: 'semi',
  scope: 'account',
  title: 'Whether databases span zones and Regions',
  needs: ['recovery'],
  uses: [],
  freshnessMs: DAILY_MS,
  mend: 'Make databases that matter Multi-AZ, keep a replica or a copy of backups in a second Region, and write down RTO and RPO.',
  evaluate({ recovery }) {
    const databases = (recovery?.regions ?? []).flatMap(({ region, databases: own }) =>
      own.map((each) => ({ region, ...each })),
    )
    if (databases.length === 0) return notApplicable('No databases of RDS are known in the Regions in use.')
    const single = databases.filter(({ multiAz }) => !multiAz)
    const regions = new Set(databases.map(({ region }) => region)).size
    return collected(
      `${databases.length - single.length} of ${databases.length} databases span zones; they stand in ${regions} ${regions === 1 ? 'Region' : 'Regions'}.`,
      databases
        .toSorted((a, b) => Number(a.multiAz) - Number(b.multiAz))
        .map(({ id, region, multiAz }) => ({
          subject: `database ${id} in ${region}`,
          detail: multiAz ? 'Multi-AZ' : 'one zone',
        })),
    )
  },
}
