/** The filter menus on a narrow screen: a button that tells how many are in force, and a window with the menus. */
'use client'

import { SlidersHorizontal } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Modal } from '@/components/ui/modal'
import { NO_FILTER } from '@/lib/events/filter'
import { useTimeline } from '../timeline-context'
import { FilterMenus } from './filter-menus'
import { FILTERS } from './filter-options'

export function FilterSheet() {
  const { state, shown, change } = useTimeline()
  const [open, setOpen] = useState(false)
  const toggled = state.filter.unacknowledged ? 1 : 0
  const count = FILTERS.reduce((sum, name) => sum + state.filter[name].length, toggled)
  const { from, to, q } = state.filter
  return (
    <>
      <Button onClick={() => setOpen(true)} aria-haspopup="dialog">
        <SlidersHorizontal aria-hidden size={14} />
        Filter
        {count > 0 ? <span className="text-accent tabular">{count}</span> : null}
      </Button>
      <Modal open={open} onClose={() => setOpen(false)} title="Filter">
        <div className="flex flex-col gap-2 p-4 *:w-full *:max-w-none *:justify-between">
          <FilterMenus />
        </div>
        <div className="flex justify-between gap-2 border-t border-line p-3">
          <Button variant="quiet" onClick={() => change({ filter: { ...NO_FILTER, from, to, q } })}>
            Clear
          </Button>
          <Button variant="primary" onClick={() => setOpen(false)}>
            {shown === 'incidents' ? 'Show incidents' : 'Show events'}
          </Button>
        </div>
      </Modal>
    </>
  )
}
