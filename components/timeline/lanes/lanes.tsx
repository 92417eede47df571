/** The lanes view: what is drawn, how much of it, and the same as a table. */
'use client'

import { Minus, Plus, Scan } from 'lucide-react'
import { classNames } from '@/components/ui/class-names'
import { ErrorState } from '@/components/ui/error-state'
import { IconButton } from '@/components/ui/icon-button'
import { Segmented } from '@/components/ui/segmented'
import type { Viewport } from '@/lib/domain/lane-scale'
import type { LaneBar } from '@/lib/events/contract'
import { ListEmpty } from '../list/list-empty'
import { EVENT_WORDS } from '../list/list-words'
import { useTimeline } from '../timeline-context'
import { useTraceSpan } from '../use-trace-span'
import { LanesChart } from './lanes-chart'
import { keyMove } from './lanes-keys'
import { LanesSkeleton } from './lanes-skeleton'
import { LanesTable } from './lanes-table'
import { useLaneBars } from './use-lane-bars'
import { useLanesViewport } from './use-lanes-viewport'

const KINDS = [
  { value: 'service', label: 'Services' },
  { value: 'region', label: 'Regions' },
] as const

export function Lanes() {
  const { state, change } = useTimeline()
  const extent = useTraceSpan()
  const view = useLanesViewport(extent.span)
  const { bars, total, shown, isPending, isPlaceholderData, error, isFetching, refetch } = useLaneBars()
  const press = (key: string) => {
    const moved = keyMove(key, extent.span)
    if (moved) view.move(moved)
  }
  return (
    <section aria-labelledby="lanes-heading" className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h2 id="lanes-heading" className="sr-only">
          Events in lanes
        </h2>
        <Segmented
          label="A lane for each of"
          value={state.lanes}
          options={KINDS}
          onChange={(lanes) => change({ lanes })}
        />
        <p role="status" className="text-xs text-ink-muted tabular">
          {total > shown
            ? `Showing the worst ${shown.toLocaleString('en-US')} of ${total.toLocaleString('en-US')} events; zoom in for more`
            : countWords(bars, view.viewport)}
        </p>
        <div className="ml-auto flex items-center gap-1">
          <span className="mr-2 text-xs text-ink-faint max-lg:hidden">wheel zooms, drag moves</span>
          <IconButton label="Zoom out" keys="-" onClick={() => press('-')}>
            <Minus aria-hidden size={16} />
          </IconButton>
          <IconButton label="Zoom in" keys="+" onClick={() => press('+')}>
            <Plus aria-hidden size={16} />
          </IconButton>
          <IconButton label="Whole range" keys="0" onClick={() => press('0')}>
            <Scan aria-hidden size={16} />
          </IconButton>
        </div>
      </div>
      {isPending ? <LanesSkeleton /> : null}
      {error ? (
        <ErrorState
          title="The lanes could not be read"
          detail={error.message}
          onRetry={() => void refetch()}
          retrying={isFetching}
        >
          The rest of the page stays as it is, and this tries again by itself every minute.
        </ErrorState>
      ) : null}
      {!isPending && !error && bars.length === 0 ? <ListEmpty words={EVENT_WORDS} /> : null}
      {bars.length > 0 ? (
        <div className={classNames('transition-opacity duration-100', isPlaceholderData && 'opacity-60')}>
          <LanesChart bars={bars} kind={state.lanes} extent={extent} view={view} />
          <LanesTable bars={bars} kind={state.lanes} />
        </div>
      ) : null}
    </section>
  )
}

function countWords(bars: readonly LaneBar[], { from, to }: Viewport): string {
  const inView = bars.filter(({ startedAt, endedAt }) => {
    const start = Date.parse(startedAt)
    return start < to && Math.max(start, endedAt === null ? 0 : Date.parse(endedAt)) >= from
  }).length
  return `${inView.toLocaleString('en-US')} ${inView === 1 ? 'event' : 'events'} in view`
}
