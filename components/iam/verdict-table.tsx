/** The accounts of one check, a row each: verdict, what was found, how old it is. */
import type { Route } from 'next'
import Link from 'next/link'
import { RelativeTime } from '@/components/ui/relative-time'
import { Cell, RowHead, Table } from '@/components/ui/table'
import { VerdictMark } from '@/components/ui/verdict-mark'
import type { VerdictView } from '@/lib/evidence/contract'
import { NO_VERDICT_FILTER, type VerdictFilter } from '@/lib/evidence/filter'
import { accountEvidenceHref, checkHref } from './iam-href'
import { VerdictCell } from './verdict-cell'

interface VerdictTableProps {
  verdicts: readonly VerdictView[]
  filter: VerdictFilter
  /** Whether a row leads to the form that accepts its failing. */
  mayWaive: boolean
}

/** Of the rows of a report in a list of accounts, and where one account is asked for: then all that are kept. */
const ROWS_IN_LIST = 10
const ROWS_KEPT = 200

export function VerdictTable({ verdicts, filter, mayWaive }: VerdictTableProps) {
  const mostRows = filter.account === null ? ROWS_IN_LIST : ROWS_KEPT
  return (
    <Table caption="Accounts by id" columns={['Account', 'Verdict', 'What was found', 'As of', 'Since']}>
      {verdicts.map((view) => {
        const { check, account, verdict, asOf, since } = view
        return (
          <tr key={account.id}>
            <RowHead>
              <Link
                href={accountEvidenceHref(account.id, filter.at)}
                prefetch={false}
                className="font-medium hover:underline"
              >
                {account.name}
              </Link>
              <span className="tabular block font-mono text-xs text-ink-muted">{account.id}</span>
            </RowHead>
            <Cell label="Verdict" short>
              <VerdictMark verdict={verdict} withWord />
              {mayWaive && verdict === 'fail' && filter.at === null ? (
                <Link
                  href={`${checkHref(check, { ...NO_VERDICT_FILTER, account: account.id })}#waive` as Route}
                  prefetch={false}
                  className="block text-xs text-ink-muted hover:underline"
                >
                  Waive…
                </Link>
              ) : null}
            </Cell>
            <Cell label="Found">
              <VerdictCell view={view} mostRows={mostRows} />
            </Cell>
            <Cell label="As of" short>
              {asOf === null ? <span className="text-ink-muted">not read</span> : <RelativeTime at={asOf} />}
            </Cell>
            <Cell label="Since" short wide={since === null}>
              {since === null ? '–' : <RelativeTime at={since} />}
            </Cell>
          </tr>
        )
      })}
    </Table>
  )
}
