/** What a verdict rests on: the rows of the report, and the calls that gave it, folded. */
import { Fold } from '@/components/ui/fold'
import { RelativeTime } from '@/components/ui/relative-time'
import type { VerdictView } from '@/lib/evidence/contract'

interface EvidenceRowsProps {
  verdict: Pick<VerdictView, 'rows' | 'total' | 'calls'>
  /** How many rows are shown at most. */
  most: number
}

export function EvidenceRows({ verdict: { rows, total, calls }, most }: EvidenceRowsProps) {
  const shown = rows.slice(0, most)
  if (shown.length === 0 && calls.length === 0) return null
  return (
    <Fold label={labelOf(rows.filter(({ isBad }) => isBad).length, total)}>
      {shown.length === 0 ? null : (
        <ul className="mb-1.5 max-w-[90ch] border-l-2 border-line pl-2.5 text-xs">
          {shown.map(({ subject, detail, isBad }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two rows may say the same, and none ever moves.
            <li key={index} className="py-0.5 wrap-anywhere">
              <span className={isBad ? 'font-medium text-disruption' : 'font-medium'}>{subject}</span>
              {isBad ? <span className="sr-only"> (fails)</span> : null}{' '}
              <span className="text-ink-muted">{detail}</span>
            </li>
          ))}
          {total > shown.length ? (
            <li className="py-0.5 text-ink-muted">
              and {(total - shown.length).toLocaleString('en-US')} more
              {rows.length > shown.length ? ', on the page of the account' : ''}
            </li>
          ) : null}
        </ul>
      )}
      {calls.map(({ call, asOf }) => (
        <p key={call} className="text-xs text-ink-muted wrap-anywhere">
          <span className="font-mono">{call}</span>, as of <RelativeTime at={asOf} />
        </p>
      ))}
    </Fold>
  )
}

function labelOf(bad: number, total: number): string {
  if (total === 0) return 'What it rests on'
  const rows = `${total.toLocaleString('en-US')} ${total === 1 ? 'row' : 'rows'}`
  return bad === 0 ? rows : `${rows}, ${bad === total ? 'all' : bad.toLocaleString('en-US')} failing`
}
