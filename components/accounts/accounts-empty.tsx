/** Why no account is shown, and what to do about it. */
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import { type AccountFilter, isUnfilteredAccounts } from '@/lib/accounts/filter'
import type { SourceView } from '@/lib/source-health/contract'
import { countWords } from './account-words'

interface AccountsEmptyProps {
  filter: AccountFilter
  /** Accounts that the reader may see, filtered or not. */
  total: number
  /** How many the filter lets through, on this page or not. */
  matching: number
  /** The sources of kind `directory` that are read. */
  sources: readonly SourceView[]
  /** Whether the reader sees the accounts of their teams alone. */
  isLimited: boolean
  mayConnect: boolean
}

export function AccountsEmpty({ filter, total, matching, sources, isLimited, mayConnect }: AccountsEmptyProps) {
  if (total > 0) {
    const title = matching > 0 ? 'The list ends before this page' : 'No account matches the filter'
    return (
      <EmptyState
        title={title}
        action={
          <Link href="/accounts" className={buttonClass()}>
            {isUnfilteredAccounts(filter) ? 'Back to the first page' : `Show all ${countWords(total, 'account')}`}
          </Link>
        }
      >
        {matching > 0 ? 'Accounts have gone since the page before was drawn.' : hiddenWords(total)}
      </EmptyState>
    )
  }
  if (isLimited) {
    return (
      <EmptyState title="Your teams own no account yet">
        You see the accounts of your teams alone. Ask an administrator which team owns what you are looking for.
      </EmptyState>
    )
  }
  if (sources.length > 0) return <NotRead sources={sources} />
  return <NotConnected mayConnect={mayConnect} />
}

function hiddenWords(total: number): string {
  return total === 1
    ? 'The filter hides the only account there is.'
    : `The filter hides all ${countWords(total, 'account')}.`
}

function NotRead({ sources }: { sources: readonly SourceView[] }) {
  const names = sources.map(({ connectionName, id }) => connectionName ?? id).join(', ')
  if (sources.some(({ lastError }) => lastError !== null)) {
    return (
      <EmptyState title="The accounts could not be read yet">
        Why stands above; it is tried again by itself. Events that name accounts are on the timeline all the same.
      </EmptyState>
    )
  }
  if (sources.every(({ lastCompletePollAt }) => lastCompletePollAt !== null)) {
    return (
      <EmptyState title="AWS names no account">
        {names} {sources.length === 1 ? 'was read whole and holds' : 'were read whole and hold'} none.
      </EmptyState>
    )
  }
  return (
    <EmptyState title={`The accounts of ${names} are being read`}>
      They show here as they come: about a minute for a thousand accounts.
    </EmptyState>
  )
}

function NotConnected({ mayConnect }: { mayConnect: boolean }) {
  if (!mayConnect) {
    return (
      <EmptyState title="No account is known yet">
        Accounts come from AWS Organizations. Ask an administrator to connect yours; the public timeline works without.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title="No account is known yet"
      action={
        <>
          <Link href="/settings/connections" className={buttonClass('primary')}>
            Connect AWS
          </Link>
          <Link href="/accounts/import" className={buttonClass()}>
            Import a CSV file
          </Link>
        </>
      }
    >
      Connect an AWS organization, and its accounts, units and tags are read once a day. Or name accounts in a file.
    </EmptyState>
  )
}
