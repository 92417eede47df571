/** All that is known about one event. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorState } from '@/components/ui/error-state'
import { eventQuery, isNoSuchEvent } from '@/lib/events/queries'
import { useTimeline } from '../timeline-context'
import { AffectedAccounts } from './affected-accounts'
import { AffectedEntities } from './affected-entities'
import { Clocks } from './clocks'
import { DetailsSkeleton } from './details-skeleton'
import { EventDescription } from './event-description'
import { EventHead } from './event-head'
import { EventReference } from './event-reference'
import { EventUpdates } from './event-updates'
import { ImpactWindows } from './impact-windows'
import { ImpactedServices } from './impacted-services'
import { ReachChanges } from './reach-changes'
import { Sightings } from './sightings'

export function EventDetails({ id }: { id: string }) {
  const { closeEvent } = useTimeline()
  const { data: event, error, isFetching, refetch } = useQuery(eventQuery(id))
  if (!event && error && isNoSuchEvent(error)) {
    return (
      <EmptyState title="There is no such event" action={<Button onClick={closeEvent}>Back to the timeline</Button>}>
        Nothing here has the id {id}. The link may come from another Faultline.
      </EmptyState>
    )
  }
  if (!event && error) {
    return (
      <ErrorState
        title="The event could not be read"
        detail={error.message}
        onRetry={() => void refetch()}
        retrying={isFetching}
      >
        The timeline behind this stays as it is.
      </ErrorState>
    )
  }
  if (!event) return <DetailsSkeleton />
  return (
    <div className="flex flex-col gap-6 p-4">
      <EventHead event={event} />
      <Clocks event={event} />
      <ImpactWindows windows={event.impactWindows} />
      <ImpactedServices services={event.impactedServices} />
      <EventDescription event={event} />
      <EventUpdates event={event} />
      <AffectedAccounts event={event} />
      <AffectedEntities event={event} />
      <ReachChanges changes={event.reachChanges} />
      <Sightings sightings={event.sightings} />
      <EventReference event={event} />
    </div>
  )
}
