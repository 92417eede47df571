/** The list of events by day; a row opens the event's drawer. */
'use client'

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { headline } from '@/lib/domain/event-state'
import type { EventSummaryView } from '@/lib/events/contract'
import { eventListQuery, facetsQuery } from '@/lib/events/queries'
import { timelineHref } from '@/lib/events/view-state'
import { useTimeline } from '../timeline-context'
import { eventColumns } from './column-widths'
import { DayList } from './day-list'
import type { RowPlace } from './day-section'
import { EventRow } from './event-row'
import { EVENT_WORDS } from './list-words'

export function EventList() {
  const { state, listed, openEvent } = useTimeline()
  const query = useInfiniteQuery(eventListQuery(listed))
  const hasAccounts = useQuery(facetsQuery).data?.hasAccounts ?? false
  const drawRow = useCallback(
    (event: EventSummaryView, place: RowPlace) => (
      <EventRow
        event={event}
        {...place}
        href={timelineHref({ ...state, event: event.id })}
        selected={event.id === state.event}
      />
    ),
    [state],
  )
  return (
    <DayList
      query={query}
      words={EVENT_WORDS}
      drawRow={drawRow}
      sayRow={sayEvent}
      openId={state.event}
      open={openEvent}
      style={eventColumns(hasAccounts)}
    />
  )
}

function sayEvent({ serviceName, region, summary }: EventSummaryView): string {
  return `${serviceName}, ${region}, ${headline(summary)}`
}
