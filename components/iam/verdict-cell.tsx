/** What was found, in words: the explanation, why nothing newer could be read, who accepted it, and the rows behind it. */
import { Time } from '@/components/ui/time'
import { VERDICT_WORDS } from '@/components/ui/verdict-words'
import type { VerdictView } from '@/lib/evidence/contract'
import { EvidenceRows } from './evidence-rows'

interface VerdictCellProps {
  view: VerdictView
  /** How many rows of the report are shown at most. */
  mostRows: number
}

export function VerdictCell({ view, mostRows }: VerdictCellProps) {
  const { verdict, found, explanation, unread, waiver } = view
  return (
    <div className="max-w-[90ch] min-w-0 text-pretty wrap-anywhere">
      <p>
        {verdict === 'stale' ? <span className="text-ink-muted">Found then: {VERDICT_WORDS[found].word}. </span> : null}
        {explanation}
      </p>
      {unread !== null && unread !== explanation ? <p className="text-xs text-ink-muted">{unread}</p> : null}
      {waiver === null || found !== 'fail' ? null : (
        <p className="text-xs text-ink-muted">
          Accepted by {waiver.by} until <Time at={`${waiver.expiresOn}T12:00:00Z`} format="date" />: {waiver.reason}
        </p>
      )}
      <EvidenceRows verdict={view} most={mostRows} />
    </div>
  )
}
