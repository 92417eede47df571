/** One section of the checklist: its name, how far it is, and its items; folds. */
'use client'

import { ChevronRight } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { isSettled } from '@/lib/domain/postmortem/progress'
import type { ItemView, SectionView } from '@/lib/postmortems/contract'
import { useChecklist } from './checklist-context'
import { ItemRow } from './item-row'

interface SectionProps {
  /** With the items that are in view. */
  section: SectionView
  /** All of its items, as they are. */
  items: readonly ItemView[]
  isOpen: boolean
  onFold: (isOpen: boolean) => void
}

export function Section({ section, items, isOpen, onFold }: SectionProps) {
  const { selection } = useChecklist()
  const inView = section.items.map(({ id }) => id)
  return (
    <details
      open={isOpen}
      onToggle={(event) => onFold(event.currentTarget.open)}
      className="group/section min-w-0 border-t border-line"
    >
      <summary className="flex min-h-9 list-none items-center gap-2 rounded-md px-1 py-1.5 -outline-offset-2 hover:bg-sunken pointer-coarse:min-h-11 [&::-webkit-details-marker]:hidden">
        <span aria-hidden className="flex w-6 shrink-0 justify-center pointer-coarse:w-9">
          <ChevronRight
            size={14}
            className="text-ink-faint transition-transform duration-100 group-open/section:rotate-90"
          />
        </span>
        <h3 className="flex min-w-0 flex-1 items-baseline gap-2 text-sm font-semibold">
          <span className="w-6 shrink-0 font-mono text-xs font-medium text-ink-muted">{section.id}</span>{' '}
          <span className="min-w-0 truncate">{section.name}</span>
        </h3>
        <SectionCounts items={items} />
      </summary>
      {selection.isOn ? (
        <Button size="sm" variant="quiet" className="pointer-coarse:h-11" onClick={() => selection.toggleAll(inView)}>
          {inView.every((id) => selection.ids.has(id)) ? `None of ${section.id}` : `All of ${section.id}`}
        </Button>
      ) : null}
      <ol className="pb-2">
        {section.items.map((item) => (
          <ItemRow key={item.id} item={item} />
        ))}
      </ol>
    </details>
  )
}

function SectionCounts({ items }: { items: readonly ItemView[] }) {
  const settled = items.filter(isSettled).length
  const overdue = items.filter((item) => item.isOverdue).length
  return (
    <span className="flex shrink-0 items-center gap-2 text-xs text-ink-muted tabular">
      {overdue === 0 ? null : <span className="text-disruption">{overdue} overdue</span>}
      <span>
        <span aria-hidden>
          {settled}/{items.length}
        </span>
        <span className="sr-only">
          {settled} of {items.length} settled
        </span>
      </span>
    </span>
  )
}
