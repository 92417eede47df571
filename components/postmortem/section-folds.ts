/** Which sections and items of the checklist are unfolded; what the address names is unfolded and shown. */
'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import { isSettled } from '@/lib/domain/postmortem/progress'
import type { SectionView } from '@/lib/postmortems/contract'
import { browserShelf, listDraftParts } from '@/lib/postmortems/drafts'
import { activatePart } from './active-part'
import type { PostmortemPart } from './checklist-part'

export interface Folds {
  sections: ReadonlySet<string>
  items: ReadonlySet<string>
  foldSection: (id: string, isOpen: boolean) => void
  foldItem: (id: string, isOpen: boolean) => void
}

/** Sections in which everything is settled begin folded. */
export function useFolds(sections: readonly SectionView[]): Folds {
  const [openSections, setSections] = useState<ReadonlySet<string>>(
    () => new Set(sections.filter(({ items }) => items.length === 0 || !items.every(isSettled)).map(({ id }) => id)),
  )
  const [openItems, setItems] = useState<ReadonlySet<string>>(new Set())
  return {
    sections: openSections,
    items: openItems,
    foldSection: (id, isOpen) => setSections((known) => turned(known, id, isOpen)),
    foldItem: (id, isOpen) => setItems((known) => turned(known, id, isOpen)),
  }
}

/** Calls back with the item that the address names, "#item-12", now and whenever a link leads to one. */
export function useItemInAddress(show: (id: string) => void): void {
  const onAddress = useEffectEvent((address: string) => {
    const id = /^#item-(\d+)$/.exec(address)?.[1]
    if (id === undefined) return
    show(id)
    activatePart('checklist')
    requestAnimationFrame(() => document.getElementById(`item-${id}`)?.scrollIntoView({ block: 'center' }))
  })
  useEffect(() => {
    onAddress(window.location.hash)
    // Not hashchange: a link to what the address names already leads there again.
    const onClick = ({ target }: MouseEvent) => {
      const link = target instanceof Element ? target.closest('a[href^="#item-"]') : null
      if (link !== null) onAddress(link.getAttribute('href') ?? '')
    }
    document.addEventListener('click', onClick)
    return () => document.removeEventListener('click', onClick)
  }, [])
}

/** Calls back with each item of which this browser holds a text that was not stored: unfolded, it is sent. */
export function useLeftDrafts({ readerId, postmortem }: PostmortemPart, show: (id: string) => void): void {
  const onMount = useEffectEvent(() => {
    const parts = listDraftParts(browserShelf(), { person: readerId ?? '', postmortem: postmortem.id })
    const ids = parts.flatMap((part) => /^item-(\d+)-/.exec(part)?.[1] ?? [])
    for (const id of ids) show(id)
  })
  useEffect(() => onMount(), [])
}

function turned(known: ReadonlySet<string>, id: string, isOn: boolean): ReadonlySet<string> {
  if (known.has(id) === isOn) return known
  const next = new Set(known)
  if (isOn) next.add(id)
  else next.delete(id)
  return next
}
