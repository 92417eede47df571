/** The event's details, whose code comes with the first event that is opened. */
'use client'

import { lazy, Suspense } from 'react'
import { useTimeline } from '../timeline-context'
import { DetailsSkeleton } from './details-skeleton'
import { loadDetails } from './load-details'

const EventDetails = lazy(loadDetails)

export function LazyDetails({ id }: { id: string }) {
  const { initialEvent } = useTimeline()
  const details = <EventDetails key={id} id={id} />
  // React sends what stands in a boundary in a form that a script unpacks: an event that the address names stands in
  // none, so that it is there without scripts too.
  return id === initialEvent ? details : <Suspense fallback={<DetailsSkeleton />}>{details}</Suspense>
}
