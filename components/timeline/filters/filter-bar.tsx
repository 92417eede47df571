/** What is listed and how: filters at the left, range and view at the right. */
'use client'

import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import { type EventFilter, RANGES } from '@/lib/events/filter'
import { DEFAULT_RANGE, type TimelineState, type TimelineViewKind } from '@/lib/events/view-state'
import { incidentsOnly } from '@/lib/incidents/view-state'
import { rangeLabel } from '../range-words'
import { useTimeline } from '../timeline-context'
import { FilterMenus } from './filter-menus'
import { FilterSheet } from './filter-sheet'
import { TextFilter } from './text-filter'

const VIEW_OPTIONS = [
  { value: 'incidents', label: 'Incidents', title: 'One row for each outage' },
  { value: 'events', label: 'Events', title: 'One row for each event of AWS, notices and planned changes too' },
  { value: 'lanes', label: 'Lanes' },
] as const

const WINDOW = 'window'

export function FilterBar() {
  const { state, shown, change } = useTimeline()
  const { filter } = state
  const isWindow = filter.from !== null || filter.to !== null
  const ranges = RANGES.map((value) => ({ value, label: rangeLabel(value) }))
  const options = isWindow ? [{ value: WINDOW, label: 'Window' } as const, ...ranges] : ranges
  return (
    <div className="flex flex-wrap items-center gap-2">
      <div className="flex flex-wrap gap-2 max-md:hidden max-[90rem]:w-full">
        <FilterMenus />
      </div>
      <TextFilter className="min-w-32 flex-1 md:max-w-96" />
      <div className="md:hidden">
        <FilterSheet />
      </div>
      <div className="flex items-center gap-2 max-md:w-full max-md:justify-between md:ml-auto">
        <Select
          label="Range"
          value={isWindow ? WINDOW : (state.range ?? DEFAULT_RANGE)}
          options={options}
          onChange={(value) => {
            if (value !== WINDOW) change({ range: value, filter: { ...filter, from: null, to: null } })
          }}
        />
        <Segmented
          label="View"
          value={shown}
          options={VIEW_OPTIONS}
          onChange={(view) => change(viewChange(view, filter))}
        />
      </div>
    </div>
  )
}

/** Whoever chooses incidents lets go of what only events can be: notices, planned changes. */
function viewChange(view: TimelineViewKind, filter: EventFilter): Partial<TimelineState> {
  return view === 'incidents' ? { view, filter: incidentsOnly(filter) } : { view }
}
