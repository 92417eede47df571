/** Checks over groups of accounts: where what fails, the more the deeper its ground. */
import Link from 'next/link'
import type { CheckSummary } from '@/lib/evidence/contract'
import type { Grouping, PostureMatrix as Matrix } from '@/lib/evidence/contract-pages'
import type { EvidenceScope } from '@/lib/evidence/filter'
import { accountsWords } from './count-words'
import { checkOfScopeHref } from './iam-href'
import { cellOf, largestGroups } from './matrix-cells'
import styles from './posture-matrix.module.css'
import { bySection } from './section-words'

interface PostureMatrixProps {
  matrix: Matrix
  checks: readonly CheckSummary[]
  grouping: Grouping
  scope: EvidenceScope
}

/** More columns nobody compares. */
const MOST_GROUPS = 40

export function PostureMatrix({ matrix, checks, grouping, scope }: PostureMatrixProps) {
  const { shown, left } = largestGroups(matrix.groups, MOST_GROUPS)
  const rows = bySection(checks.filter(({ scope: whole }) => whole === 'account')).flatMap((section) => section.checks)
  return (
    <>
      <p className="mb-2 text-xs text-ink-muted">
        Failing of those that could be judged; waived ones fail as well. <span className={styles.legend}>?</span> none
        could be judged.{' '}
        {left === 0
          ? ''
          : `The ${MOST_GROUPS} largest of ${matrix.groups.length}: narrow by a filter to see the others.`}
      </p>
      <section
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        aria-label="Checks by group"
        className={styles.scroll}
      >
        <table className={styles.matrix}>
          <caption className="sr-only">How many accounts fail each check, by {grouping}</caption>
          <thead>
            <tr>
              <th scope="col">Check</th>
              {shown.map(({ id, name, accounts }) => (
                <th key={id ?? ''} scope="col" title={`${name}: ${accountsWords(accounts)}`}>
                  <span>{shortName(name)}</span>
                  <small>{accounts.toLocaleString('en-US')}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ check, title }) => (
              <tr key={check}>
                <th scope="row">
                  <Link href={checkOfScopeHref(check, scope)} prefetch={false}>
                    <span>{check}</span> {title}
                  </Link>
                </th>
                {shown.map(({ id }) => {
                  const { heat, figure, words } = cellOf(matrix.counts[check]?.[id ?? ''])
                  const isFailing = id !== null && heat > '0' && heat <= '4'
                  return (
                    <td key={id ?? ''} data-heat={heat} title={words}>
                      {isFailing ? (
                        <Link
                          href={checkOfScopeHref(check, { ...scope, [grouping]: id }, ['fail', 'waived'])}
                          prefetch={false}
                        >
                          {figure}
                        </Link>
                      ) : (
                        figure
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}

/** Of a unit its own name: where it stands is in the title. */
function shortName(name: string): string {
  return name.split('/').at(-1) ?? name
}
