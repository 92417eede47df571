/** The timeline page from top to bottom: what is open now, the trace, the filters, the incidents or events. */
'use client'

import dynamic from 'next/dynamic'
import { EventDrawer } from './drawer/event-drawer'
import { ActiveFilters } from './filters/active-filters'
import { FilterBar } from './filters/filter-bar'
import { LanesSkeleton } from './lanes/lanes-skeleton'
import { EventList } from './list/event-list'
import { IncidentList } from './list/incident-list'
import { NowStrip } from './now/now-strip'
import { useTimeline } from './timeline-context'
import { TimelineProvider } from './timeline-provider'
import { Trace } from './trace/trace'

const Lanes = dynamic(() => import('./lanes/lanes').then((module) => module.Lanes), {
  loading: () => <LanesSkeleton />,
})

export function Timeline() {
  return (
    <TimelineProvider>
      <h1 className="sr-only">Timeline</h1>
      <div className="flex flex-col gap-4">
        <NowStrip />
        <Trace />
        <div className="flex flex-col gap-2">
          <FilterBar />
          <ActiveFilters />
        </div>
        <Shown />
      </div>
      <EventDrawer />
    </TimelineProvider>
  )
}

function Shown() {
  const { shown } = useTimeline()
  if (shown === 'lanes') return <Lanes />
  return shown === 'incidents' ? <IncidentList /> : <EventList />
}
