/** What of the checklist is in view: filtered, unfolded, with changes that are on their way. */
'use client'

import { useState } from 'react'
import { usePresence } from '@/components/shell/use-presence'
import type { SectionView } from '@/lib/postmortems/contract'
import type { ChecklistState } from './checklist-context'
import { filterSections, type ItemFilter } from './checklist-filter'
import type { PostmortemPart } from './checklist-part'
import { useSelection } from './checklist-selection'
import { type ChecklistWork, useChecklistWork } from './checklist-state'
import { useEvidence } from './evidence-view'
import { type Folds, useFolds, useItemInAddress, useLeftDrafts } from './section-folds'

interface ChecklistInView {
  state: ChecklistState
  work: ChecklistWork
  /** All sections, as they will be once everything is stored. */
  sections: SectionView[]
  /** Those with items that the filter lets through, and these items. */
  inView: SectionView[]
  folds: Folds
  filter: ItemFilter
  setFilter: (filter: ItemFilter) => void
  /** Brings an item into view. */
  show: (id: string, section: string) => void
}

const NONE: ReadonlySet<string> = new Set()

/** Everything that the checklist draws, and what its parts share. */
export function useChecklistView(part: PostmortemPart): ChecklistInView {
  const work = useChecklistWork(part)
  const selection = useSelection()
  const folds = useFolds(part.postmortem.sections)
  const here = usePresence(part.incidentId)
  const evidence = useEvidence(part)
  const [filter, setFilter] = useState<ItemFilter>('all')
  const [kept, setKept] = useState(NONE)

  const keep = (id: string) => setKept((known) => new Set([...known, id]))
  const sections = part.postmortem.sections.map((section) => ({
    ...section,
    items: section.items.map(work.edits.shown),
  }))
  const inView = filterSections(sections, filter, part.readerId, kept)

  function show(id: string, section: string) {
    keep(id)
    folds.foldSection(section, true)
    folds.foldItem(id, true)
  }
  function showItem(id: string) {
    const section = sections.find(({ items }) => items.some((item) => item.id === id))
    if (section !== undefined) show(id, section.id)
  }
  useItemInAddress(showItem)
  useLeftDrafts(part, showItem)

  const state: ChecklistState = {
    ...work,
    part,
    here,
    evidence,
    selection,
    order: inView.flatMap(({ items }) => items.map(({ id }) => id)),
    unfolded: folds.items,
    unfold: folds.foldItem,
    change: (item, patch) => {
      // What was just settled stays where the finger is until another filter is chosen.
      keep(item.id)
      return work.edits.change(item, patch)
    },
  }
  const choose = (next: ItemFilter) => {
    setKept(NONE)
    setFilter(next)
  }
  return { state, work, sections, inView, folds, filter, setFilter: choose, show }
}
