/** How many accounts an incident touches, and how surely; those that AWS named alone where no more was worked out. */
import { ReachCounts } from '@/components/ui/reach-counts'
import { reachWords } from '@/lib/domain/incident-reach'
import type { IncidentSummaryView } from '@/lib/incidents/contract'
import { AffectedAccounts } from './affected-accounts'
import styles from './row.module.css'

export function ReachedAccounts({ incident: { reach, affectedAccountCount } }: { incident: IncidentSummaryView }) {
  if (reach === null) return <AffectedAccounts count={affectedAccountCount} />
  return (
    <span className={styles.accounts} title={reachWords(reach)}>
      <ReachCounts reach={reach} size={9} brief plain />
    </span>
  )
}
