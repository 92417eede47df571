/** Why there is no evidence, and what to do about it. */
import type { Route } from 'next'
import Link from 'next/link'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'

interface EvidenceEmptyProps {
  /** not-collected: no connection collects. not-read: nothing was read yet. filtered: no account fits. */
  why: 'not-collected' | 'not-read' | 'filtered' | 'limited'
  hasConnection: boolean
  mayConnect: boolean
}

export function EvidenceEmpty({ why, hasConnection, mayConnect }: EvidenceEmptyProps) {
  if (why === 'filtered') {
    return (
      <EmptyState
        title="No account fits the filter"
        action={
          <Link href={'/iam' as Route} className={buttonClass()}>
            Everything, now
          </Link>
        }
      >
        Of accounts outside of it more may be known.
      </EmptyState>
    )
  }
  if (why === 'limited') {
    return (
      <EmptyState title="Your teams own no account of which evidence is collected">
        You see the accounts of your teams alone. Ask an administrator which team owns what you are looking for.
      </EmptyState>
    )
  }
  if (why === 'not-read') {
    return (
      <EmptyState
        title="No account was read yet"
        action={
          <Link href={'/iam/set-up' as Route} className={buttonClass()}>
            What Faultline must be allowed to read
          </Link>
        }
      >
        The first reading begins by itself once the accounts of the connection are known. Verdicts show here account by
        account as they come.
      </EmptyState>
    )
  }
  return <NotCollected hasConnection={hasConnection} mayConnect={mayConnect} />
}

function NotCollected({ hasConnection, mayConnect }: { hasConnection: boolean; mayConnect: boolean }) {
  const title = hasConnection ? 'No connection collects evidence' : 'Nothing is known of your accounts'
  if (!mayConnect) {
    return (
      <EmptyState title={title}>
        Whether root has MFA and who changed what is read through a connection to AWS. Ask an administrator{' '}
        {hasConnection ? 'to name the role that Faultline may take in each account' : 'to connect yours'}; everything
        else works without.
      </EmptyState>
    )
  }
  return (
    <EmptyState
      title={title}
      action={
        <>
          <Link href="/settings/connections" className={buttonClass('primary')}>
            {hasConnection ? 'Name the role in the connection' : 'Connect AWS'}
          </Link>
          <Link href={'/iam/set-up' as Route} className={buttonClass()}>
            What it takes
          </Link>
        </>
      }
    >
      {hasConnection
        ? 'Name the role that Faultline may take in each account, in the settings of a connection that is switched on. It only reads.'
        : 'Connect an organization or an account, and some forty checks are judged in every account once a day: root and MFA, least privilege, credentials, alarms.'}
    </EmptyState>
  )
}
