/** Sets up an issue tracker: which kind, then where and as whom. */
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import Link from 'next/link'
import { PageHead } from '@/components/settings/frame/page-head'
import { KindLinks } from '@/components/settings/trackers/kind-links'
import { NewTracker } from '@/components/settings/trackers/new-tracker'
import { requirePage } from '@/lib/access/page'
import { publicOrigin } from '@/lib/wire/own-origin'

export const metadata: Metadata = { title: 'Set up an issue tracker' }

export default async function NewTrackerPage({ searchParams }: PageProps<'/settings/trackers/new'>) {
  await requirePage('trackers:manage')
  const [{ kind: asked }, head] = await Promise.all([searchParams, headers()])
  const kind = asked === 'jira' ? 'jira' : 'github'
  return (
    <>
      <PageHead
        title="Set up an issue tracker"
        back={
          <Link href="/settings/trackers" className="text-accent hover:underline">
            Issue trackers
          </Link>
        }
      />
      <KindLinks kind={kind} />
      <NewTracker key={kind} kind={kind} origin={publicOrigin(head)} />
    </>
  )
}
