/** Issue trackers: where action items become issues, and whether they do. */
import type { Metadata } from 'next'
import Link from 'next/link'
import { PageHead } from '@/components/settings/frame/page-head'
import { TrackersTable } from '@/components/settings/trackers/trackers-table'
import { buttonClass } from '@/components/ui/button-class'
import { EmptyState } from '@/components/ui/empty-state'
import { requirePage } from '@/lib/access/page'
import { listTrackerViews } from '@/lib/trackers/read'

export const metadata: Metadata = {
  title: 'Issue trackers',
  description: 'Where the actions of post-mortems become issues.',
}

export default async function TrackersPage() {
  await requirePage('trackers:manage')
  const trackers = await listTrackerViews()
  const connect = (
    <Link href="/settings/trackers/new" className={buttonClass('primary')}>
      Set up a tracker
    </Link>
  )
  return (
    <>
      <PageHead title="Issue trackers" action={trackers.length === 0 ? null : connect}>
        An action of a post-mortem can become an issue in GitHub or Jira. When the issue is closed there, the action is
        done here.
      </PageHead>
      {trackers.length === 0 ? (
        <EmptyState title="No issue tracker is set up yet" action={connect}>
          Actions can be worked on here all the same. Set up a tracker where your teams plan their work: it takes a
          token that may read and make issues in one place.
        </EmptyState>
      ) : (
        <TrackersTable trackers={trackers} />
      )}
    </>
  )
}
