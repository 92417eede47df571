/** Writes a note into the stream, or marks a moment on the clock strip. */
'use client'

import { useActionState, useEffect, useRef } from 'react'
import { CheckField } from '@/components/ui/check-field'
import { Fold } from '@/components/ui/fold'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { useShortcut } from '@/components/ui/use-shortcut'
import { addMarkAction, addNoteAction } from '@/lib/incidents/actions-notes'
import { IDLE } from '@/lib/wire/action-result'
import { useIncident } from './incident-context'
import { MentionArea } from './mention-area'
import { MomentField } from './moment-field'

export function Composer() {
  return (
    <div className="flex flex-col gap-2 rounded-md border border-line bg-canvas p-3 print:hidden">
      <NoteForm />
      <Fold label="Mark a moment on the clocks instead">
        <MarkForm />
      </Fold>
    </div>
  )
}

function NoteForm() {
  const { id } = useIncident().incident
  const [state, send] = useActionState(addNoteAction, IDLE)
  const refused = state.status === 'refused' ? state : null
  const form = useRef<HTMLFormElement>(null)
  useShortcut('n', () => form.current?.querySelector('textarea')?.focus(), 'Write a note')
  useEffect(() => {
    // The button that had the focus went with the form that was sent.
    if (state.status === 'done' && document.activeElement === document.body) {
      form.current?.querySelector('textarea')?.focus({ preventScroll: true })
    }
  }, [state])
  // Another form after each note that was written: its time and its star are of that one.
  return (
    <form
      ref={form}
      key={state.status === 'done' ? state.value : 'first'}
      action={send}
      className="flex flex-col gap-2"
    >
      <FormRefusal state={state} speaking={['body', 'occurredAt']} />
      <input type="hidden" name="id" value={id} />
      <MentionArea
        label="Note"
        labelHidden
        name="body"
        rows={2}
        placeholder="Write a note: Markdown, @name to mention somebody"
        typed={refused?.typed.body}
        problem={refused?.fields.body}
      />
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <Fold label="Time and star">
          <div className="flex max-w-sm flex-col gap-2 pb-1">
            <MomentField
              label="When it happened"
              name="occurredAt"
              hint="Blank: now."
              typed={refused?.typed.occurredAt}
              problem={refused?.fields.occurredAt}
            />
            <CheckField
              label="Starred: it goes to the post-mortem"
              name="starred"
              defaultChecked={refused?.typed.starred === 'on'}
            />
          </div>
        </Fold>
        <SubmitButton waiting="Adding…" size="sm" variant="secondary">
          Add note
        </SubmitButton>
      </div>
    </form>
  )
}

function MarkForm() {
  const { id } = useIncident().incident
  const [state, send] = useActionState(addMarkAction, IDLE)
  const refused = state.status === 'refused' ? state : null
  return (
    <form
      key={state.status === 'done' ? state.value : 'first'}
      action={send}
      className="flex max-w-xl flex-col gap-2 pb-1"
    >
      <FormRefusal state={state} speaking={['body', 'occurredAt']} />
      <input type="hidden" name="id" value={id} />
      <TextField
        label="What happened"
        name="body"
        hint="In a few words: failover started, traffic back."
        required
        maxLength={120}
        autoComplete="off"
        defaultValue={refused?.typed.body}
        problem={refused?.fields.body}
      />
      <MomentField
        label="When"
        name="occurredAt"
        hint="Blank: now."
        typed={refused?.typed.occurredAt}
        problem={refused?.fields.occurredAt}
      />
      <SubmitButton waiting="Marking…" size="sm" variant="secondary" className="self-start">
        Add mark
      </SubmitButton>
    </form>
  )
}
