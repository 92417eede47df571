/** The legend of history's marks: shape, word and colour of each status. */
import { SeverityMark } from '@/components/ui/severity-mark'
import { SEVERITIES } from '@/lib/domain/severity'
import styles from './history-grid.module.css'

export function HistoryLegend({ isHatched }: { isHatched: boolean }) {
  return (
    <p className="flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-ink-muted">
      {SEVERITIES.toReversed().map((kind) => (
        <SeverityMark key={kind} kind={kind} size={10} withWord />
      ))}
      <span className="inline-flex items-center gap-1.5">
        <span aria-hidden className={styles.unsaid} /> Severity not said
      </span>
      <span>The line below a mark: how long, the longer the more.</span>
      {isHatched ? (
        <span className="inline-flex items-center gap-1.5">
          <span aria-hidden className="hatched inline-block h-3 w-6 border border-line" /> No whole record: more may
          have happened
        </span>
      ) : null}
    </p>
  )
}
