/** What the checklist keeps while somebody works on it: changes on their way, what was removed, what stays in view. */
'use client'

import { useState } from 'react'
import type { ItemView, PostmortemView } from '@/lib/postmortems/contract'
import { sendChange } from '@/lib/postmortems/send-change'
import { type PostmortemPart, type PostmortemStore, usePostmortemStore } from './checklist-part'
import { whyRefused } from './item-edits'
import { type ItemPatch, patchItem } from './item-patch'
import type { Removed } from './item-undo'
import { type Edits, useEdits } from './use-edits'

export interface ChecklistWork {
  store: PostmortemStore
  /** The UTC day of the reading, YYYY-MM-DD. */
  today: string
  edits: Edits<ItemView, ItemPatch>
  /** Taken away last; it can be brought back. */
  removed: Removed | null
  /** Why it could not be taken away, as a sentence. */
  problem: string | null
  remove: (item: ItemView) => void
  bringBack: (removed: Removed) => Promise<string | null>
  forget: () => void
}

/** Changes of items, their removal and return. */
export function useChecklistWork(part: PostmortemPart): ChecklistWork {
  const { postmortem, readerId, people } = part
  const store = usePostmortemStore(part)
  const today = postmortem.asOf.slice(0, 10)
  const [removed, setRemoved] = useState<Removed | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const edits = useEdits<ItemView, ItemPatch>({
    send: ({ id }, patch) => sendChange<ItemView>('PATCH', store.address(`/items/${id}`), patch, readerId),
    store: (item) => store.update((view) => withItem(view, item)),
    show: (item, patch) => patchItem(item, patch, people, today),
  })

  async function remove({ id, text, version }: ItemView) {
    const outcome = await sendChange('DELETE', store.address(`/items/${id}`), { version }, readerId)
    setProblem(outcome.kind === 'stored' ? null : whyRefused(outcome).message)
    if (outcome.kind !== 'stored') return
    setRemoved({ id, name: text })
    store.update((view) => withoutItem(view, id))
  }

  async function bringBack({ id }: Removed) {
    const outcome = await sendChange('POST', store.address(`/items/${id}/restore`), {}, readerId)
    if (outcome.kind !== 'stored') return whyRefused(outcome).message
    setRemoved(null)
    await store.refresh()
    return null
  }

  const forget = () => {
    setRemoved(null)
    setProblem(null)
  }
  return { store, today, edits, removed, problem, remove: (item) => void remove(item), bringBack, forget }
}

/** What is older than what the page knows changes nothing. */
export function withItem(view: PostmortemView, item: ItemView): PostmortemView {
  const newer = (known: ItemView) => (known.id === item.id && known.version <= item.version ? item : known)
  return { ...view, sections: view.sections.map((section) => ({ ...section, items: section.items.map(newer) })) }
}

function withoutItem(view: PostmortemView, id: string): PostmortemView {
  const sections = view.sections.map((section) => ({
    ...section,
    items: section.items.filter((item) => item.id !== id),
  }))
  return { ...view, sections }
}
