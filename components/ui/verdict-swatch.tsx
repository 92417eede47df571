/** The pattern that a verdict has in a bar, beside its figure: smaller than its mark, for dozens in one answer. */
import styles from './verdict-bar.module.css'
import type { VerdictKind } from './verdict-words'

export function VerdictSwatch({ verdict }: { verdict: VerdictKind }) {
  return (
    <span aria-hidden className={styles.swatch}>
      <span className={styles[verdict]} />
    </span>
  )
}
