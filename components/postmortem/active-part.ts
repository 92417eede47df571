/** Which part of the page one-letter keys act on: the one that was touched, focused or chosen last. */
'use client'

import { useSyncExternalStore } from 'react'

export const PAGE_PARTS = ['document', 'checklist', 'actions'] as const
export type PagePart = (typeof PAGE_PARTS)[number]

let active: PagePart = 'document'
const listeners = new Set<() => void>()

/** The part that keys are for; on the server the document. */
export function useActivePart(): PagePart {
  return useSyncExternalStore(subscribe, activePart, firstPart)
}

/** From now on keys are for this part. */
export function activatePart(part: PagePart): void {
  if (part === active) return
  active = part
  for (const listener of listeners) listener()
}

function activePart(): PagePart {
  return active
}

function firstPart(): PagePart {
  return 'document'
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
