/** Rows of a report that a verdict rests on: those that make it fail are marked by shape and word. */
import { Fold } from '@/components/ui/fold'
import type { EvidenceRow } from '@/lib/domain/evidence/verdict'

interface EvidenceRowsProps {
  rows: readonly EvidenceRow[]
  /** How many there are in all. */
  total: number
}

/** How many stand there unfolded. */
const SHOWN = 5

export function EvidenceRows({ rows, total }: EvidenceRowsProps) {
  if (rows.length === 0) return null
  const rest = rows.slice(SHOWN)
  const left = total - rows.length
  return (
    <div className="min-w-0">
      <Rows rows={rows.slice(0, SHOWN)} />
      {rest.length === 0 ? null : (
        <Fold label={`${(total - SHOWN).toLocaleString('en-US')} more`}>
          <Rows rows={rest} />
          {left > 0 ? (
            <p className="text-ink-muted">and {left.toLocaleString('en-US')} that are not listed here</p>
          ) : null}
        </Fold>
      )}
    </div>
  )
}

function Rows({ rows }: { rows: readonly EvidenceRow[] }) {
  return (
    <ul className="flex flex-col">
      {rows.map(({ subject, detail, isBad }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two rows of a report may say the same
        <li key={`${index} ${subject}`} className="flex min-w-0 items-baseline gap-2 py-0.5">
          <span aria-hidden className={isBad ? 'w-2.5 shrink-0 text-disruption' : 'w-2.5 shrink-0 text-ink-faint'}>
            {isBad ? '■' : '·'}
          </span>
          <span className="min-w-0 text-pretty wrap-anywhere">
            {isBad ? <span className="sr-only">Not right: </span> : null}
            <span className={isBad ? 'font-medium' : undefined}>{subject}</span>{' '}
            <span className="text-ink-muted">{detail}</span>
          </span>
        </li>
      ))}
    </ul>
  )
}
