/** A list by day: as long as the record, drawn only where it is looked at, followed by keys and by what comes in. */
'use client'

import { type CSSProperties, type ReactNode, useCallback, useEffect, useId, useMemo, useRef } from 'react'
import { classNames } from '@/components/ui/class-names'
import { ErrorState } from '@/components/ui/error-state'
import { useTimeSettings } from '@/components/ui/time-context'
import { useNow } from '@/components/ui/use-now'
import { formatEventFilter } from '@/lib/events/filter'
import { FIRST_PAGE } from '@/lib/events/queries'
import { useTimeline } from '../timeline-context'
import { DaySection, type RowPlace } from './day-section'
import { groupByDay, type Listed } from './group-by-day'
import { ListAnnouncement } from './list-announcement'
import { ListEmpty } from './list-empty'
import { ListEnd } from './list-end'
import { ListSkeleton } from './list-skeleton'
import { listHeight, rowTop } from './list-window'
import type { ListWords } from './list-words'
import { useFreshRows } from './use-fresh-rows'
import { useKeptPlace } from './use-kept-place'
import { useListKeys } from './use-list-keys'
import { useListWindow } from './use-list-window'
import { useRowClicks } from './use-row-clicks'

/** Further rows are fetched when the end of the list is this near, in px. */
const NEAR = 400

/** Of the answer to an infinite query of pages of rows, what the list needs. */
interface ListQuery<T> {
  data: { pages: readonly { data: readonly T[] }[] } | undefined
  error: Error | null
  isPending: boolean
  isError: boolean
  isFetching: boolean
  isPlaceholderData: boolean
  hasNextPage: boolean
  isFetchingNextPage: boolean
  isFetchNextPageError: boolean
  fetchNextPage: () => Promise<unknown>
  refetch: () => Promise<unknown>
}

interface DayListProps<T> {
  query: ListQuery<T>
  words: ListWords
  drawRow: (row: T, place: RowPlace) => ReactNode
  /** A row in a sentence, for those who do not see it come in. */
  sayRow: (row: T) => string
  /** Id of what is open on this page; null where nothing is. */
  openId: string | null
  open: (id: string) => void
  /** Widths of columns that depend on what is known. */
  style: CSSProperties
  /** Stands under a list that is shown to its end. */
  foot?: ReactNode
}

export function DayList<T extends Listed>(props: DayListProps<T>) {
  const { query, words, drawRow, sayRow, openId, open, style, foot } = props
  const { listed } = useTimeline()
  const { zone } = useTimeSettings()
  const now = useNow(60_000)
  const heading = useId()
  const list = useRef<HTMLDivElement>(null)
  const { data, isPlaceholderData } = query

  const rows = useMemo(() => data?.pages.flatMap((page) => page.data) ?? [], [data])
  const groups = useMemo(() => groupByDay(rows, zone, listed.from), [rows, zone, listed.from])
  const { heights, to, ...part } = useListWindow(list, groups, FIRST_PAGE)
  const subject = isPlaceholderData || !data ? '' : `${words.one} ${formatEventFilter(listed)}`
  const fresh = useFreshRows(rows, subject)
  useKeptPlace(list, groups, subject)
  useFurtherPages(query, to !== null && to > listHeight(groups, heights) - NEAR)

  const topOf = useCallback((index: number) => rowTop(groups, heights, index), [groups, heights])
  useRowClicks(list, open)
  useListKeys({ list, rows, noun: words.one, openId, open, topOf })
  const context = { zone, now, count: query.hasNextPage ? -1 : rows.length, fresh, drawRow }

  return (
    <section aria-labelledby={heading} aria-busy={isPlaceholderData}>
      <h2 id={heading} className="sr-only">
        {words.heading}
      </h2>
      <ListAnnouncement news={rows.filter(({ id }) => fresh.has(id)).map(sayRow)} />
      <div
        ref={list}
        style={style}
        className={classNames(
          'rounded-md border border-line transition-opacity duration-100',
          rows.length > 0 && 'border-b-0',
          isPlaceholderData && 'opacity-60',
        )}
      >
        {/* Room is kept by elements, not by padding: a browser that keeps the place while rows come in above gives up
            when the padding around that place changes. */}
        <div style={{ height: part.above }} />
        {part.groups.map((windowed) => (
          <DaySection key={windowed.group.key} windowed={windowed} heights={heights} context={context} />
        ))}
        <div style={{ height: part.below }} />
        {query.isPending ? <ListSkeleton words={words} /> : null}
        {query.isError && !data ? (
          <ErrorState
            title={`The ${words.many} could not be read`}
            detail={query.error?.message}
            onRetry={() => void query.refetch()}
            retrying={query.isFetching}
          >
            The rest of the page stays as it is, and this tries again by itself every minute.
          </ErrorState>
        ) : null}
        {data && rows.length === 0 ? <ListEmpty words={words} /> : null}
      </div>
      {rows.length > 0 ? <ListEnd query={query} shown={rows.length} words={words} /> : null}
      {query.hasNextPage ? null : foot}
    </section>
  )
}

/** Fetches a page more whenever the end of what is there is near. */
function useFurtherPages<T>(query: ListQuery<T>, isNear: boolean): void {
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query
  useEffect(() => {
    if (isNear && hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage()
  }, [isNear, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage])
}
