/** Which view the timeline shows: incidents, unless what is asked for never belongs to one. */
import type { EventFilter } from '@/lib/events/filter'
import { incidentFilterOf } from './filter'

/** The view that was asked for; events in the place of incidents where the filter lets only notices or plans through. */
export function shownView<V extends string>({ view, filter }: { view: V; filter: EventFilter }): V | 'events' {
  return view === 'incidents' && incidentFilterOf(filter) === null ? 'events' : view
}

/** The filter without what only events can be: notices, planned changes, what is yet to begin. */
export function incidentsOnly(filter: EventFilter): EventFilter {
  return {
    ...filter,
    status: filter.status.filter((status) => status !== 'upcoming'),
    category: filter.category.filter((category) => category === 'issue' || category === 'investigation'),
  }
}
