/** Changes of a window: how far they are known, the calls per minute, what needs a reason, and the changes themselves. */
import type { ShownChanges } from '@/lib/iam-changes/contract'
import type { ChangeFilter } from '@/lib/iam-changes/filter'
import { CallLane } from './call-lane'
import { counted } from './change-words'
import { ChangesEmpty } from './changes-empty'
import { ChangesTable } from './changes-table'
import { Coverage } from './coverage'

interface ChangeListProps {
  shown: ShownChanges
  filter: ChangeFilter
  /** Whether this is a page after the first. */
  isLater: boolean
  mayWork: boolean
}

export function ChangeList({ shown, filter, isLater, mayWork }: ChangeListProps) {
  const { data, coverage, counts, minutes, from, to } = shown
  return (
    <>
      <div className="mb-3">
        <Coverage coverage={coverage} />
      </div>
      <CallLane minutes={minutes} from={from} to={to} known={coverage.known} />
      {counts.total === 0 ? null : (
        <p className="mb-3 text-sm text-ink-muted">
          {counted(counts.total, 'change')}
          {counts.failed > 0 ? `, ${counts.failed.toLocaleString('en-US')} of them refused` : ''}
          {counts.unexplained > 0 ? (
            <span className="font-medium text-ink">
              {`; ${counts.unexplained.toLocaleString('en-US')} by unknown means without a reason`}
            </span>
          ) : (
            '; each is explained by its means or by somebody'
          )}
          .
        </p>
      )}
      {data.length === 0 ? (
        <ChangesEmpty filter={filter} coverage={coverage} isLater={isLater} />
      ) : (
        <ChangesTable changes={data} filter={filter} mayWork={mayWork} />
      )}
    </>
  )
}
