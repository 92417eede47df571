/** AWS connections: which organizations and accounts are read, and whether they are. */
import type { Metadata, Route } from 'next'
import Link from 'next/link'
import { ConnectionsTable } from '@/components/settings/connections/connections-table'
import { LiveRefresh } from '@/components/settings/connections/live-refresh'
import { PageHead } from '@/components/settings/frame/page-head'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import { requirePage } from '@/lib/access/page'
import { listConnectionSummaries } from '@/lib/connections/read-view'

export const metadata: Metadata = {
  title: 'AWS connections',
  description: 'Which AWS organizations and accounts are read.',
}

export default async function ConnectionsPage() {
  const { accounts } = await requirePage('connections:manage')
  const connections = await listConnectionSummaries(accounts)
  const connect = (
    <Link href="/settings/connections/new" className={buttonClass('primary')}>
      Connect AWS
    </Link>
  )
  return (
    <>
      <PageHead title="AWS connections" action={connections.length === 0 ? null : connect}>
        The public feed says what broke. A connection says which of your accounts and resources it hit, and what is
        planned for them. Faultline only reads.{' '}
        <Link href={'/iam/set-up' as Route} className="text-accent underline">
          What identity evidence takes
        </Link>
      </PageHead>
      {connections.length === 0 ? (
        <EmptyState title="No AWS account is connected yet" action={connect}>
          The public status feed is read all the same. Connect an organization or a single account to see what AWS tells
          you alone: it takes a policy and, if you like, a queue.
        </EmptyState>
      ) : (
        <ConnectionsTable connections={connections} />
      )}
      <LiveRefresh />
    </>
  )
}
