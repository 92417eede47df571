/** The keys of the document while it is in use: j and k between its parts, e and Enter write, h looks back. */
'use client'

import { useShortcut } from '@/components/ui/use-shortcut'
import { FIELDS, type FieldKey, findField } from '@/lib/domain/postmortem/fields'
import { activatePart, useActivePart } from './active-part'
import { useDocument } from './document-context'
import { usePostmortem } from './postmortem-context'

export function DocumentKeys() {
  const { mayWrite } = usePostmortem()
  const part = useActivePart()
  if (part !== 'document') return <WayBack />
  return (
    <>
      <MoveKeys />
      {mayWrite ? <WriteKeys /> : null}
    </>
  )
}

function WayBack() {
  useShortcut('g', () => leadBack(), 'Go to the document')
  return null
}

function MoveKeys() {
  const { openHistory } = useDocument()
  useShortcut('j', () => move(1), 'Next part of the document')
  useShortcut('k', () => move(-1), 'Previous part of the document')
  useShortcut('h', () => openHistory(partHere() ?? FIELDS[0].key), 'What the part said before')
  return null
}

function WriteKeys() {
  const { edit } = useDocument()
  useShortcut('e', () => begin(edit, partHere() ?? FIELDS[0].key), 'Write the part')
  useShortcut('Enter', () => {
    const part = partHere()
    if (part !== null) begin(edit, part)
  })
  return null
}

/** Answers are chosen and labels are typed where they stand; texts are opened. */
function begin(edit: (key: FieldKey) => void, key: FieldKey): void {
  const section = document.querySelector<HTMLElement>(`[data-field="${key}"]`)
  const inPlace = section?.querySelector<HTMLElement>('input[type="radio"]:checked, input')
  if (findField(key)?.type === 'markdown') edit(key)
  else inPlace?.focus()
}

/** The part in which the focus stands. */
function partHere(): FieldKey | null {
  const section = document.activeElement?.closest<HTMLElement>('[data-field]')
  return findField(section?.dataset.field ?? '')?.key ?? null
}

function leadBack(): void {
  activatePart('document')
  move(0)
}

function move(by: 1 | 0 | -1): void {
  const sections = [...document.querySelectorAll<HTMLElement>('[data-field]')]
  const here = sections.findIndex((section) => section.dataset.field === partHere())
  const next = here === -1 ? firstSeen(sections) : Math.min(sections.length - 1, Math.max(0, here + by))
  sections[next]?.focus({ preventScroll: true })
  sections[next]?.scrollIntoView({ block: 'nearest' })
}

/** The first whose beginning is in view. */
function firstSeen(sections: readonly HTMLElement[]): number {
  return Math.max(
    0,
    sections.findIndex((section) => section.getBoundingClientRect().top >= 0),
  )
}
