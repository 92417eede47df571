/** What is listed and how: filters at the left, range and view at the right. */
'use client'

import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import { RANGES } from '@/lib/events/filter'
import { DEFAULT_RANGE } from '@/lib/events/view-state'
import { rangeLabel } from '../range-words'
import { useTimeline } from '../timeline-context'
import { FilterMenus } from './filter-menus'
import { FilterSheet } from './filter-sheet'
import { TextFilter } from './text-filter'

const VIEW_OPTIONS = [
  { value: 'list', label: 'List' },
  { value: 'lanes', label: 'Lanes' },
] as const

const WINDOW = 'window'

export function FilterBar() {
  const { state, change } = useTimeline()
  const { filter } = state
  const isWindow = filter.from !== null || filter.to !== null
  const ranges = RANGES.map((value) => ({ value, label: rangeLabel(value) }))
  const options = isWindow ? [{ value: WINDOW, label: 'Window' } as const, ...ranges] : ranges
  return (
    <div className="flex flex-wrap items-center gap-2">
      <div className="flex flex-wrap gap-2 max-md:hidden">
        <FilterMenus />
      </div>
      <TextFilter className="min-w-32 flex-1 md:max-w-72" />
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
        <Segmented label="View" value={state.view} options={VIEW_OPTIONS} onChange={(view) => change({ view })} />
      </div>
    </div>
  )
}
