/** How many of something have which verdict, as one bar: the figures stand beside it in words. */
import styles from './verdict-bar.module.css'
import { VERDICT_ORDER, type VerdictKind } from './verdict-words'

interface VerdictBarProps {
  counts: Readonly<Record<VerdictKind, number>>
}

export function VerdictBar({ counts }: VerdictBarProps) {
  const parts = VERDICT_ORDER.filter((verdict) => counts[verdict] > 0)
  return (
    <span aria-hidden className={styles.bar}>
      {parts.map((verdict) => (
        <span key={verdict} className={styles[verdict]} style={{ flexGrow: counts[verdict] }} />
      ))}
    </span>
  )
}
