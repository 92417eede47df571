/** Above the checklist: how far it is, which items are shown, and what can be done with several. */
'use client'

import { ListChecks, Plus } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { Select } from '@/components/ui/select'
import type { ItemView, ProgressView } from '@/lib/postmortems/contract'
import { useChecklist } from './checklist-context'
import { FILTER_WORDS, ITEM_FILTERS, type ItemFilter, isLetThrough } from './checklist-filter'
import { ProgressRing } from './progress-ring'

interface ChecklistHeadProps {
  id: string
  progress: ProgressView
  /** All items, as they are. */
  items: readonly ItemView[]
  filter: ItemFilter
  onFilter: (filter: ItemFilter) => void
  onAdd: () => void
}

export function ChecklistHead({ id, progress, items, filter, onFilter, onAdd }: ChecklistHeadProps) {
  const { part, selection } = useChecklist()
  const shown = ITEM_FILTERS.filter((value) => value !== 'mine' || part.readerId !== null)
  const options = shown.map((value) => {
    const count = items.filter((item) => isLetThrough(item, value, part.readerId)).length
    return { value, label: `${FILTER_WORDS[value]} (${count})` }
  })
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2 bg-canvas pb-2 lg:sticky lg:top-0 lg:z-10">
      <ProgressRing progress={progress} />
      <div className="min-w-0 flex-1 basis-52">
        <h2 id={id} className="text-sm font-semibold">
          Checklist
        </h2>
        <ProgressWords progress={progress} />
      </div>
      <div className="flex flex-wrap items-center gap-1.5 print:hidden">
        <Select label="Show" value={filter} options={options} onChange={onFilter} />
        {part.mayWrite ? (
          <span className="contents noscript:hidden">
            <Button
              variant="quiet"
              className={classNames('px-2 pointer-coarse:h-11', selection.isOn && 'bg-accent-soft text-accent')}
              aria-pressed={selection.isOn}
              onClick={selection.isOn ? selection.stop : selection.start}
            >
              <ListChecks aria-hidden size={14} />
              Select
            </Button>
            <Button variant="quiet" className="px-2 pointer-coarse:h-11" onClick={onAdd}>
              <Plus aria-hidden size={14} />
              Item
            </Button>
          </span>
        ) : null}
      </div>
    </div>
  )
}

function ProgressWords({
  progress: { total, settled, required, requiredSettled, overdue },
}: {
  progress: ProgressView
}) {
  return (
    <p className="text-xs text-pretty text-ink-muted tabular">
      {required === 0 ? null : `${requiredSettled} of ${required} required · `}
      {settled} of {total} in all
      {overdue === 0 ? null : <span className="font-medium text-disruption"> · {overdue} overdue</span>}
    </p>
  )
}
