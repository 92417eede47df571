/** The list of events by day: as long as the record, drawn only where it is looked at. */
'use client'

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { type CSSProperties, useCallback, useEffect, useMemo, useRef } from 'react'
import { classNames } from '@/components/ui/class-names'
import { ErrorState } from '@/components/ui/error-state'
import { useTimeSettings } from '@/components/ui/time-context'
import { useNow } from '@/components/ui/use-now'
import { formatEventFilter } from '@/lib/events/filter'
import { eventListQuery, FIRST_PAGE, facetsQuery } from '@/lib/events/queries'
import { timelineHref } from '@/lib/events/view-state'
import { useTimeline } from '../timeline-context'
import { DaySection } from './day-section'
import { groupByDay } from './group-by-day'
import { ListAnnouncement } from './list-announcement'
import { ListEmpty } from './list-empty'
import { ListEnd } from './list-end'
import { ListSkeleton } from './list-skeleton'
import { listHeight, rowTop } from './list-window'
import { useFreshEvents } from './use-fresh-events'
import { useKeptPlace } from './use-kept-place'
import { useListKeys } from './use-list-keys'
import { useListWindow } from './use-list-window'
import { useRowClicks } from './use-row-clicks'

/** Further rows are fetched when the end of the list is this near, in px. */
const NEAR = 400

/** Room for how many accounts an event hit, where accounts are known at all. */
const WITH_ACCOUNTS = { '--accounts-width': '5.5rem' } as CSSProperties

export function EventList() {
  const { state, listed, openEvent } = useTimeline()
  const { zone } = useTimeSettings()
  const now = useNow(60_000)
  const list = useRef<HTMLDivElement>(null)
  const query = useInfiniteQuery(eventListQuery(listed))
  const hasAccounts = useQuery(facetsQuery).data?.hasAccounts ?? false
  const { data, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query

  const events = useMemo(() => data?.pages.flatMap((page) => page.data) ?? [], [data])
  const groups = useMemo(() => groupByDay(events, zone, listed.from), [events, zone, listed.from])
  const { heights, to, ...part } = useListWindow(list, groups, FIRST_PAGE)
  const subject = query.isPlaceholderData || !data ? '' : formatEventFilter(listed).toString()
  const fresh = useFreshEvents(events, subject)
  useKeptPlace(list, groups, subject)

  const height = listHeight(groups, heights)
  const isNear = to !== null && to > height - NEAR
  useEffect(() => {
    if (isNear && hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage()
  }, [isNear, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage])

  const topOf = useCallback((index: number) => rowTop(groups, heights, index), [groups, heights])
  useRowClicks(list, openEvent)
  useListKeys({ list, events, openId: state.event, openEvent, topOf })

  const hrefOf = useCallback((id: string) => timelineHref({ ...state, event: id }), [state])
  const count = hasNextPage ? -1 : events.length
  const context = { zone, now, count, hrefOf, fresh, selected: state.event }

  return (
    <section aria-labelledby="events-heading" aria-busy={query.isPlaceholderData}>
      <h2 id="events-heading" className="sr-only">
        Events
      </h2>
      <ListAnnouncement events={events} fresh={fresh} />
      <div
        ref={list}
        style={hasAccounts ? WITH_ACCOUNTS : undefined}
        className={classNames(
          'rounded-md border border-line transition-opacity duration-100',
          events.length > 0 && 'border-b-0',
          query.isPlaceholderData && 'opacity-60',
        )}
      >
        {/* Room is kept by elements, not by padding: a browser that keeps the place while rows come in above gives up
            when the padding around that place changes. */}
        <div style={{ height: part.above }} />
        {part.groups.map((windowed) => (
          <DaySection key={windowed.group.key} windowed={windowed} heights={heights} context={context} />
        ))}
        <div style={{ height: part.below }} />
        {query.isPending ? <ListSkeleton /> : null}
        {query.isError && !data ? (
          <ErrorState
            title="The events could not be read"
            detail={query.error.message}
            onRetry={() => void query.refetch()}
            retrying={query.isFetching}
          >
            The rest of the page stays as it is, and this tries again by itself every minute.
          </ErrorState>
        ) : null}
        {data && events.length === 0 ? <ListEmpty /> : null}
      </div>
      {events.length > 0 ? <ListEnd query={query} shown={events.length} /> : null}
    </section>
  )
}
