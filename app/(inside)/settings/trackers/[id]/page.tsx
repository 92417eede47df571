/** One issue tracker: how it does, its webhook, its settings, its end. */
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { PageHead } from '@/components/settings/frame/page-head'
import { Section } from '@/components/settings/frame/section'
import { ChangeTracker } from '@/components/settings/trackers/change-tracker'
import { CheckTracker } from '@/components/settings/trackers/check-tracker'
import { EndTracker } from '@/components/settings/trackers/end-tracker'
import { TrackerHook } from '@/components/settings/trackers/tracker-hook'
import { TrackerState, TrackerTrouble } from '@/components/settings/trackers/tracker-state'
import { requirePage } from '@/lib/access/page'
import { findTrackerView } from '@/lib/trackers/read'
import { publicOrigin } from '@/lib/wire/own-origin'

export const metadata: Metadata = { title: 'Issue tracker' }

export default async function TrackerPage({ params }: PageProps<'/settings/trackers/[id]'>) {
  await requirePage('trackers:manage')
  const [{ id }, head] = await Promise.all([params, headers()])
  const tracker = await findTrackerView(id)
  if (tracker === null) notFound()
  return (
    <>
      <PageHead
        title={tracker.name}
        back={
          <Link href="/settings/trackers" className="text-accent hover:underline">
            Issue trackers
          </Link>
        }
      >
        <TrackerState tracker={tracker} />
      </PageHead>
      <div className="flex flex-col gap-4">
        <Section title="Check" lead="Asks whether the place is there, takes issues, and knows the token.">
          <CheckTracker
            id={tracker.id}
            isFirst={tracker.state === 'unknown'}
            known={<TrackerTrouble tracker={tracker} />}
          />
        </Section>
        <Section title="Webhook" lead="Tells Faultline at once when an issue was closed or opened again.">
          <TrackerHook tracker={tracker} origin={publicOrigin(head)} />
        </Section>
        <Section title="Settings">
          <ChangeTracker tracker={tracker} />
        </Section>
        <Section title={`${tracker.isOn ? 'Switch off' : 'Switch on'} or remove`}>
          <EndTracker tracker={tracker} />
        </Section>
      </div>
    </>
  )
}
