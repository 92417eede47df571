/** Adds an item of one's own to the checklist. */
'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { FormNotice } from '@/components/ui/form-notice'
import { SelectField } from '@/components/ui/select-field'
import { TextAreaField } from '@/components/ui/text-area-field'
import { TextField } from '@/components/ui/text-field'
import type { ItemView } from '@/lib/postmortems/contract'
import { sendChange } from '@/lib/postmortems/send-change'
import { useChecklist } from './checklist-context'
import { whyRefused } from './item-edits'

interface ItemAddProps {
  /** Told which item there is now, and in which section. */
  onAdded: (id: string, section: string) => void
  onCancel: () => void
}

export function ItemAdd({ onAdded, onCancel }: ItemAddProps) {
  const { part, store } = useChecklist()
  const [problem, setProblem] = useState<string | null>(null)
  const [isSending, setSending] = useState(false)
  const sections = part.postmortem.sections.map(({ id, name }) => ({ value: id, label: `${id} ${name}` }))

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = String(form.get('text')).trim()
    if (text === '') return setProblem('Say what is to be done.')
    setSending(true)
    const body = { text, section: String(form.get('section')), why: String(form.get('why')).trim() }
    const outcome = await sendChange<ItemView>('POST', store.address('/items'), body, part.readerId)
    setSending(false)
    if (outcome.kind !== 'stored') return setProblem(whyRefused(outcome).message)
    await store.refresh()
    onAdded(outcome.data.id, outcome.data.section)
  }

  return (
    <form
      onSubmit={send}
      aria-label="Add an item"
      className="flex flex-col gap-3 rounded-md border border-line-strong bg-surface p-3"
    >
      {problem === null ? null : <FormNotice tone="refused">{problem}</FormNotice>}
      <TextField label="What is to be done" name="text" maxLength={300} autoFocus autoComplete="off" />
      <SelectField label="Section" name="section" options={sections} defaultValue={sections.at(-1)?.value} />
      <TextAreaField label="Why it matters" name="why" hint="May stay blank." rows={2} />
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" size="sm" className="pointer-coarse:h-11" disabled={isSending}>
          {isSending ? 'Adding…' : 'Add the item'}
        </Button>
        <Button variant="quiet" size="sm" className="pointer-coarse:h-11" onClick={onCancel}>
          Cancel
        </Button>
      </div>
    </form>
  )
}
