/** Whom an incident touches, in the Now strip: those that AWS named where no more was worked out. */
import { ReachCounts } from '@/components/ui/reach-counts'
import { reachWords, touchesWords } from '@/lib/domain/incident-reach'
import type { IncidentSummaryView } from '@/lib/incidents/contract'

/** Ends with the dot before what follows; nothing where there is nothing to say. */
export function NowReach({ incident: { reach, affectedAccountCount: named } }: { incident: IncidentSummaryView }) {
  if (reach === null) {
    return named === 0 ? null : `${named.toLocaleString('en-US')} ${named === 1 ? 'account' : 'accounts'} · `
  }
  return (
    <>
      <span title={reachWords(reach, 'your')}>
        <span className={reach.touched > 0 ? 'text-ink' : undefined}>{touchesWords(reach, 'your')}</span>{' '}
        <ReachCounts reach={reach} afterTotal />
      </span>
      {' · '}
    </>
  )
}
