/** Changes the chosen items together: owner and due day, all of them or none. */
'use client'

import { type FormEvent, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { FormNotice } from '@/components/ui/form-notice'
import { useShortcut } from '@/components/ui/use-shortcut'
import type { ItemView } from '@/lib/postmortems/contract'
import { sendChange } from '@/lib/postmortems/send-change'
import { useChecklist } from './checklist-context'
import { whyRefused } from './item-edits'

/** The API takes so many at once. */
const MOST = 200
const KEEP = 'keep'

export function BulkBar() {
  const { part, store, selection } = useChecklist()
  const [state, setState] = useState<{ tone: 'refused' | 'done'; words: string } | null>(null)
  const [isSending, setSending] = useState(false)
  const count = selection.ids.size
  useShortcut('Escape', selection.stop, 'End selecting')

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const change = changeOf(new FormData(event.currentTarget))
    if (change === null) return setState({ tone: 'refused', words: 'Choose an owner or a due day first.' })
    setSending(true)
    const body = { ids: [...selection.ids], ...change }
    const outcome = await sendChange<ItemView[]>('PATCH', store.address('/items'), body, part.readerId)
    setSending(false)
    if (outcome.kind !== 'stored') return setState({ tone: 'refused', words: whyRefused(outcome).message })
    await store.refresh()
    setState({ tone: 'done', words: count === 1 ? '1 item was changed.' : `${count} items were changed.` })
  }

  return (
    <form
      onSubmit={send}
      aria-label="Change the chosen items"
      className="sticky bottom-0 z-10 flex flex-col gap-2 rounded-md border border-line-strong bg-surface p-3 print:hidden"
    >
      {state === null ? null : <FormNotice tone={state.tone}>{state.words}</FormNotice>}
      <p role="status" className="text-sm font-medium tabular">
        {count === 0 ? 'Choose items: tick them, press X, or click while Shift is held.' : chosenWords(count)}
      </p>
      <div className="grid grid-cols-2 gap-2">
        <BulkOwner />
        <BulkDue />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button
          type="submit"
          variant="primary"
          className="pointer-coarse:h-11"
          disabled={count === 0 || count > MOST || isSending}
        >
          {isSending ? 'Changing…' : 'Change them'}
        </Button>
        <Button variant="quiet" className="pointer-coarse:h-11" onClick={selection.stop}>
          End selecting
        </Button>
      </div>
    </form>
  )
}

function chosenWords(count: number): string {
  if (count > MOST) return `${count} items are chosen: at most ${MOST} can be changed at once.`
  return count === 1 ? '1 item is chosen.' : `${count} items are chosen.`
}

function changeOf(form: FormData): { owner?: string | null; dueOn?: string } | null {
  const owner = String(form.get('owner'))
  const dueOn = String(form.get('dueOn'))
  const change = {
    ...(owner === KEEP ? {} : { owner: owner === '' ? null : owner }),
    ...(dueOn === '' ? {} : { dueOn }),
  }
  return Object.keys(change).length === 0 ? null : change
}

const FIELD =
  'field-text h-8 w-full min-w-0 rounded-md border border-line-field bg-surface px-2 text-ink pointer-coarse:h-11'

function BulkOwner() {
  const { people, readerId } = useChecklist().part
  const id = useId()
  const me = people.find((person) => person.id === readerId)
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-xs font-medium text-ink-muted">
        Owner
      </label>
      <select id={id} name="owner" defaultValue={KEEP} className={FIELD}>
        <option value={KEEP}>As they are</option>
        {me ? <option value={me.id}>Me ({me.name})</option> : null}
        {people
          .filter((person) => person !== me)
          .map((person) => (
            <option key={person.id} value={person.id}>
              {person.name}
            </option>
          ))}
        <option value="">Nobody</option>
      </select>
    </div>
  )
}

function BulkDue() {
  const id = useId()
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <label htmlFor={id} className="text-xs font-medium text-ink-muted">
        Due <span className="font-normal">(blank: as they are)</span>
      </label>
      <input id={id} type="date" name="dueOn" title="A day in UTC" className={FIELD} />
    </div>
  )
}
