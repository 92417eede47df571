/** What every part of the checklist knows: the post-mortem, its items' changes, what is unfolded and what is chosen. */
'use client'

import { createContext, useContext } from 'react'
import type { PresenceView } from '@/lib/incidents/contract'
import type { ItemView } from '@/lib/postmortems/contract'
import type { PostmortemPart, PostmortemStore } from './checklist-part'
import type { Selection } from './checklist-selection'
import type { EvidenceInView } from './evidence-view'
import type { ItemPatch } from './item-patch'
import type { Edits } from './use-edits'

export interface ChecklistState {
  part: PostmortemPart
  store: PostmortemStore
  /** Who has the incident open, and at which part of it they are. */
  here: PresenceView['people']
  /** The UTC day of the reading, YYYY-MM-DD. */
  today: string
  edits: Edits<ItemView, ItemPatch>
  /** What the machine found, apart from what people say. */
  evidence: EvidenceInView
  /** Sends a change; true once it is stored. */
  change: (item: ItemView, patch: ItemPatch) => Promise<boolean>
  selection: Selection
  /** Ids of the items in view, from above. */
  order: readonly string[]
  /** Items that are unfolded. */
  unfolded: ReadonlySet<string>
  unfold: (id: string, isOpen: boolean) => void
  /** Takes an own item away; it can be brought back. */
  remove: (item: ItemView) => void
}

export const ChecklistContext = createContext<ChecklistState | null>(null)

/** @throws outside of a checklist */
export function useChecklist(): ChecklistState {
  const state = useContext(ChecklistContext)
  if (state === null) throw new Error('This part stands in a checklist only.')
  return state
}
