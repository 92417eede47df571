/** The accounts of a check that the filter lets through, page by page. */
import type { Route } from 'next'
import Link from 'next/link'
import { checkHref } from '@/components/iam/iam-href'
import { ReadNow } from '@/components/iam/read-now'
import { VerdictTable } from '@/components/iam/verdict-table'
import { Pager } from '@/components/settings/frame/pager'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import { allows, type Principal } from '@/lib/domain/access'
import type { Check } from '@/lib/domain/evidence/check'
import { formatVerdictFilter, type VerdictFilter } from '@/lib/evidence/filter'
import { listVerdicts } from '@/lib/evidence/read-verdicts'

interface CheckAccountsProps {
  check: Check
  filter: VerdictFilter
  cursor: string | null
  principal: Principal
}

const ROWS = 100

export async function CheckAccounts({ check, filter, cursor, principal }: CheckAccountsProps) {
  const { id } = check
  const { data, nextCursor } = await listVerdicts(
    filter,
    { limit: ROWS, cursor, order: 'worst-first' },
    principal.accounts,
  )
  const mayRead = allows(principal, 'evidence:work') && filter.account !== null && filter.at === null
  return (
    <>
      {mayRead && filter.account !== null ? (
        <ReadNow of={{ account: filter.account }} words="Read this account now" />
      ) : null}
      {data.length === 0 ? (
        <NoAccount check={check} filter={filter} isLater={cursor !== null} />
      ) : (
        <VerdictTable verdicts={data} filter={filter} mayWaive={allows(principal, 'evidence:manage')} />
      )}
      <Pager
        label="Pages of accounts"
        first={cursor === null ? null : { href: checkHref(id, filter), words: 'First page' }}
        next={nextCursor === null ? null : { href: checkHref(id, filter, nextCursor), words: 'Next page' }}
      />
    </>
  )
}

interface NoAccountProps {
  check: Check
  filter: VerdictFilter
  /** A further page is asked for. */
  isLater: boolean
}

function NoAccount({ check: { id, scope }, filter, isLater }: NoAccountProps) {
  if (!isLater && formatVerdictFilter({ ...filter, check: [] }).size === 0) {
    return (
      <EmptyState
        title="No account is known of which evidence is collected"
        action={
          <Link href={'/iam' as Route} className={buttonClass()}>
            Why, and what to do
          </Link>
        }
      />
    )
  }
  return (
    <EmptyState
      title={isLater ? 'The list ends before this page' : 'No account fits the filter'}
      action={
        <Link href={`/iam/checks/${id}` as Route} className={buttonClass()}>
          All accounts, now
        </Link>
      }
    >
      {scope === 'organization'
        ? 'This check is judged once for an organization, in the account that it is read through.'
        : 'Of accounts outside of it more may be known.'}
    </EmptyState>
  )
}
