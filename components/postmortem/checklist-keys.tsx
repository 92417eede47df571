/** The keys of the checklist while it is the part in use: they act on the item that has the focus. */
'use client'

import type { RefObject } from 'react'
import { flushSync } from 'react-dom'
import { useShortcut } from '@/components/ui/use-shortcut'
import type { ItemOutcome } from '@/lib/domain/postmortem/words'
import { activatePart, useActivePart } from './active-part'

interface ChecklistKeysProps {
  box: RefObject<HTMLElement | null>
  mayWrite: boolean
  settle: (id: string, outcome: ItemOutcome) => void
  choose: (id: string) => void
  unfold: (id: string) => void
}

export function ChecklistKeys(props: ChecklistKeysProps) {
  if (useActivePart() !== 'checklist') return <EnterKey box={props.box} />
  return (
    <>
      <MoveKeys box={props.box} />
      {props.mayWrite ? <ChangeKeys {...props} /> : null}
    </>
  )
}

type Box = Pick<ChecklistKeysProps, 'box'>

function EnterKey({ box }: Box) {
  useShortcut(
    'c',
    () => {
      activatePart('checklist')
      focusRow(rowsOf(box.current)[0])
    },
    'Go to the checklist',
  )
  return null
}

function MoveKeys({ box }: Box) {
  const move = (step: number) => {
    const rows = rowsOf(box.current)
    const at = rows.findIndex((row) => row.contains(document.activeElement))
    focusRow(rows[at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + step))])
  }
  useShortcut('j', () => move(1), 'Next item of the checklist')
  useShortcut('k', () => move(-1), 'Previous item of the checklist')
  return null
}

function ChangeKeys({ box, settle, choose, unfold }: ChecklistKeysProps) {
  const here = () => rowsOf(box.current).find((row) => row.contains(document.activeElement))
  const onItem = (act: (id: string) => void) => () => {
    const id = here()?.dataset.item
    if (id === undefined) focusRow(rowsOf(box.current)[0])
    else act(id)
  }
  const into = (what: string) =>
    onItem((id) => {
      flushSync(() => unfold(id))
      enterPart(here(), what)
    })
  useShortcut('x', onItem(choose), 'Choose the item, to change several at once')
  useShortcut(
    'd',
    onItem((id) => settle(id, 'done')),
    'The item is done',
  )
  useShortcut(
    'o',
    onItem((id) => settle(id, 'open')),
    'The item is open again',
  )
  useShortcut('n', into('input[value="not-doing"]'), 'Not doing the item, with the reason')
  useShortcut('a', into('[data-focus="owner"]'), 'Assign the item')
  useShortcut('c', into('[data-focus="comment"]'), 'Comment on the item')
  useShortcut('t', into('[data-focus="action"]'), 'Add an action that follows from the item')
  return null
}

/** Presses what is pressed, and goes into what is typed or chosen. */
function enterPart(row: HTMLElement | undefined, what: string): void {
  const part = row?.querySelector<HTMLElement>(what)
  part?.focus()
  if (part?.tagName === 'BUTTON' || part?.tagName === 'INPUT') part.click()
}

/** Rows that are not folded away, from above. */
function rowsOf(box: HTMLElement | null): HTMLElement[] {
  const rows = box === null ? [] : [...box.querySelectorAll<HTMLElement>('[data-item]')]
  return rows.filter((row) => row.getClientRects().length > 0)
}

function focusRow(row: HTMLElement | undefined): void {
  row?.querySelector<HTMLElement>('[data-focus="row"]')?.focus({ preventScroll: true })
  row?.scrollIntoView({ block: 'nearest' })
}
