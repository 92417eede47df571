/** A new action: what, of which type, who, until when; in one line where there is room. */
'use client'

import { type FormEvent, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { FormNotice } from '@/components/ui/form-notice'
import type { ActionView } from '@/lib/postmortems/contract'
import { sendChange } from '@/lib/postmortems/send-change'
import { ActionDue, ActionOwner, ActionPrioritySelect, ActionTitle, ActionTypeSelect } from './action-fields'
import { type PostmortemPart, usePostmortemStore } from './checklist-part'
import { whyRefused } from './item-edits'

interface ActionAddProps {
  part: PostmortemPart
  /** The item of the checklist that it follows from. */
  itemId?: string
  /** After one the next can be typed. */
  staysOpen?: boolean
  onDone: () => void
}

export function ActionAdd({ part, itemId, staysOpen = false, onDone }: ActionAddProps) {
  const store = usePostmortemStore(part)
  const form = useRef<HTMLFormElement>(null)
  const [notice, setNotice] = useState<{ tone: 'refused' | 'done'; words: string } | null>(null)
  const [isSending, setSending] = useState(false)

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const body = planOf(new FormData(event.currentTarget))
    if (body.title === '') return setNotice({ tone: 'refused', words: 'Say what somebody will do.' })
    setSending(true)
    const outcome = await sendChange<ActionView>(
      'POST',
      store.address('/actions'),
      itemId === undefined ? body : { ...body, itemId },
      part.readerId,
    )
    setSending(false)
    if (outcome.kind !== 'stored') return setNotice({ tone: 'refused', words: whyRefused(outcome).message })
    store.update((view) => ({ ...view, actions: [...view.actions, outcome.data] }))
    if (!staysOpen) return onDone()
    setNotice({ tone: 'done', words: `“${outcome.data.title}” was added. The next one?` })
    const title = form.current?.querySelector<HTMLInputElement>('[name="title"]')
    if (title) title.value = ''
    title?.focus()
  }

  return (
    <form
      ref={form}
      onSubmit={send}
      aria-label="Add an action"
      onKeyDown={(press) => {
        if (press.key === 'Escape' && !press.nativeEvent.isComposing) onDone()
      }}
      className="@container flex min-w-0 flex-col gap-3 rounded-md border border-line-strong bg-surface p-3 print:hidden"
    >
      {notice === null ? null : <FormNotice tone={notice.tone}>{notice.words}</FormNotice>}
      <ActionTitle autoFocus />
      <div className="grid grid-cols-2 gap-2 @2xl:grid-cols-4">
        <ActionTypeSelect />
        <ActionPrioritySelect />
        <ActionOwner people={part.people} readerId={part.readerId} owner={null} />
        <ActionDue />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" size="sm" className="pointer-coarse:h-11" disabled={isSending}>
          {isSending ? 'Adding…' : 'Add the action'}
        </Button>
        <Button variant="quiet" size="sm" className="pointer-coarse:h-11" onClick={onDone}>
          {staysOpen ? 'Close' : 'Cancel'}
        </Button>
      </div>
    </form>
  )
}

function planOf(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  return {
    title: text('title'),
    type: text('type'),
    priority: text('priority'),
    owner: text('owner') || null,
    dueOn: text('dueOn') || null,
  }
}
