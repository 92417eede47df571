/** What is to be said of the checklist as a whole: why nothing is shown, what was removed, what failed. */
'use client'

import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { FormNotice } from '@/components/ui/form-notice'
import { FILTER_WORDS, type ItemFilter } from './checklist-filter'
import type { ChecklistWork } from './checklist-state'
import { UndoNotice } from './item-undo'

interface ChecklistEmptyProps {
  filter: ItemFilter
  /** Items in view, and all there are. */
  shown: number
  total: number
  onAll: () => void
}

/** Why no item is in view; nothing where one is. */
export function ChecklistEmpty({ filter, shown, total, onAll }: ChecklistEmptyProps) {
  if (shown > 0) return null
  if (total === 0) {
    return (
      <EmptyState title="This checklist is empty">
        The template that this post-mortem was opened with asks nothing of an incident of this kind and severity.
      </EmptyState>
    )
  }
  return (
    <EmptyState title={EMPTY[filter]} action={<Button onClick={onAll}>Show all items</Button>}>
      The filter “{FILTER_WORDS[filter]}” hides {total === 1 ? 'the only item' : `all ${total} items`}.
    </EmptyState>
  )
}

const EMPTY: Record<ItemFilter, string> = {
  all: 'There are no items',
  open: 'Nothing is open any more',
  mine: 'Nothing here is yours',
  overdue: 'Nothing is overdue',
  required: 'Nothing is required here',
}

/** At the lower edge, in view wherever in the list somebody is. */
export function ChecklistNotices({ work: { removed, problem, bringBack, forget } }: { work: ChecklistWork }) {
  if (removed === null && problem === null) return null
  return (
    <div className="sticky bottom-0 z-10 flex flex-col gap-2 bg-canvas py-2 print:hidden">
      {problem === null ? null : <FormNotice tone="refused">{problem}</FormNotice>}
      <UndoNotice key={removed?.id} removed={removed} onBringBack={bringBack} onForget={forget} />
    </div>
  )
}
