/** One check over all accounts of a scope: how many have which verdict, and how it went. */
import Link from 'next/link'
import { VerdictBar } from '@/components/ui/verdict-bar'
import { VerdictSwatch } from '@/components/ui/verdict-swatch'
import type { CheckSummary, VerdictCounts } from '@/lib/evidence/contract'
import type { EvidenceScope } from '@/lib/evidence/filter'
import styles from './check-line.module.css'
import { countsSentence, countWord, presentVerdicts } from './count-words'
import { checkOfScopeHref } from './iam-href'
import { TrendLine } from './trend-line'

interface CheckLineProps {
  summary: CheckSummary
  scope: EvidenceScope
  /** One entry per day; left out where the trend is not known. */
  trend: readonly (VerdictCounts | null)[] | undefined
}

/** More reasons are on the check's own page. */
const REASONS_SHOWN = 2

export function CheckLine({ summary, scope, trend }: CheckLineProps) {
  const { check, title, kind, counts, unchecked } = summary
  return (
    <li className={styles.line}>
      <span className={styles.id}>{check}</span>
      <span className={styles.title}>
        <Link href={checkOfScopeHref(check, scope)} prefetch={false}>
          {title}
        </Link>
        {kind === 'semi' ? <small>a person decides</small> : null}
        {summary.scope === 'organization' ? <small>once for the organization</small> : null}
      </span>
      <span className={styles.bar} title={countsSentence(counts)}>
        <VerdictBar counts={counts} />
      </span>
      <span className={styles.counts}>
        {presentVerdicts(counts).map((verdict) => (
          <span key={verdict} className={verdict === 'fail' ? styles.failing : undefined}>
            <VerdictSwatch verdict={verdict} />{' '}
            {verdict === 'fail' ? (
              <Link href={checkOfScopeHref(check, scope, ['fail'])} prefetch={false}>
                {countWord(verdict, counts[verdict])}
              </Link>
            ) : (
              countWord(verdict, counts[verdict])
            )}
          </span>
        ))}
        {unchecked.length === 0 ? null : (
          <small>
            {unchecked
              .slice(0, REASONS_SHOWN)
              .map(({ why, accounts }) => `${lowerFirst(why)} in ${accounts.toLocaleString('en-US')}`)
              .join(', ')}
          </small>
        )}
      </span>
      <span className={styles.trend}>{trend === undefined ? null : <TrendLine days={trend} />}</span>
    </li>
  )
}

/** Names of services keep their capitals. */
export function lowerFirst(words: string): string {
  return /^[A-Z][a-z]/.test(words) ? `${words.charAt(0).toLowerCase()}${words.slice(1)}` : words
}
