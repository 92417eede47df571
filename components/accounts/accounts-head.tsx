/** The head of the directory: its name, and what can be done with all of what is filtered. */
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button-class'
import { type AccountFilter, isUnfilteredAccounts } from '@/lib/accounts/filter'
import { accountsCsvHref } from './account-href'

interface AccountsHeadProps {
  filter: AccountFilter
  mayManage: boolean
  /** There is no account at all. */
  isEmpty: boolean
}

export function AccountsHead({ filter, mayManage, isEmpty }: AccountsHeadProps) {
  return (
    <header className="mb-1 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
      <h1 className="text-xl font-semibold tracking-tight">Accounts</h1>
      <div className="flex flex-wrap gap-2">
        {mayManage ? (
          <>
            <Link href="/accounts/rules" className={buttonClass()}>
              Rules
            </Link>
            <Link href="/accounts/import" className={buttonClass()}>
              Import
            </Link>
          </>
        ) : null}
        {isEmpty ? null : (
          <Link href="/what-if" className={buttonClass()}>
            What if…
          </Link>
        )}
        {isEmpty ? null : (
          <a href={accountsCsvHref(filter)} download className={buttonClass()}>
            CSV of {isUnfilteredAccounts(filter) ? 'everything' : 'what is filtered'}
          </a>
        )}
      </div>
    </header>
  )
}
