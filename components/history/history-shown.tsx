/** History as it was worked out: by which clock, how much of the time is on record, and the drawing or why there is none. */
import { STILL_FILLING } from '@/lib/domain/impact/letter-unknowns'
import type { Period } from '@/lib/domain/impact/period'
import type { HistoryState, HistoryView } from '@/lib/history/contract'
import { HistoryBody } from './history-body'
import { HistoryEmpty } from './history-empty'
import { ClockViews } from './history-views'
import { recordWords } from './view-words'

interface HistoryShownProps {
  state: HistoryState
  period: Period
  view: HistoryView
  /** Whether outages of earlier records are still being worked out. */
  isFilling: boolean
}

export function HistoryShown({ state, period, view, isFilling }: HistoryShownProps) {
  const record = isFilling ? STILL_FILLING : recordWords(view, period)
  const { msByClock, declared } = view.picture
  if (declared.measures.incidentIds.length === 0) return <HistoryEmpty state={state} isKnown={record === null} />
  return (
    <>
      <ClockViews state={state} msByClock={msByClock} />
      {record === null ? null : (
        <p className="mb-3 max-w-[90ch] border-l-2 border-line-strong pl-3 text-sm text-pretty text-ink-muted">
          {record}
        </p>
      )}
      <HistoryBody {...{ view, state, period }} isHatched={record !== null} />
    </>
  )
}
