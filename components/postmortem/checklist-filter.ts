/** Which items of the checklist are shown. */
import { isSettled } from '@/lib/domain/postmortem/progress'
import type { ItemView, SectionView } from '@/lib/postmortems/contract'

export const ITEM_FILTERS = ['all', 'open', 'mine', 'overdue', 'required'] as const
export type ItemFilter = (typeof ITEM_FILTERS)[number]

export const FILTER_WORDS: Record<ItemFilter, string> = {
  all: 'All items',
  open: 'Open',
  mine: 'Mine',
  overdue: 'Overdue',
  required: 'Required',
}

/** Whether the filter lets the item through; `readerId` says whose "mine" are. */
export function isLetThrough(item: ItemView, filter: ItemFilter, readerId: string | null): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'open':
      return !isSettled(item)
    case 'mine':
      return readerId !== null && item.owner?.id === readerId
    case 'overdue':
      return item.isOverdue
    case 'required':
      return item.isRequired
  }
}

/** The sections with the items that the filter lets through; `kept` stays in view whatever became of it. */
export function filterSections(
  sections: readonly SectionView[],
  filter: ItemFilter,
  readerId: string | null,
  kept: ReadonlySet<string>,
): SectionView[] {
  if (filter === 'all') return [...sections]
  return sections
    .map((section) => ({
      ...section,
      items: section.items.filter((item) => kept.has(item.id) || isLetThrough(item, filter, readerId)),
    }))
    .filter(({ items }) => items.length > 0)
}
