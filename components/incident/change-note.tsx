/** Edits and deletes a note, by its author or an admin; both work without scripts. */
'use client'

import { useActionState, useState } from 'react'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { useFold } from '@/components/ui/use-fold'
import { deleteNoteAction, editNoteAction } from '@/lib/incidents/actions-notes'
import type { IncidentNoteView } from '@/lib/incidents/contract'
import { IDLE } from '@/lib/wire/action-result'
import { MentionArea } from './mention-area'
import { MomentField } from './moment-field'

const SUMMARY =
  'flex min-h-6 list-none items-center rounded-md text-xs text-ink-muted hover:text-ink hover:underline [&::-webkit-details-marker]:hidden'

export function EditNote({ note }: { note: IncidentNoteView }) {
  const [state, send] = useActionState(editNoteAction, IDLE)
  // Edits of others that come meanwhile must not pass for seen, nor take away what is being typed.
  const [seen, setSeen] = useState(note)
  const refused = state.status === 'refused' ? state : null
  const fold = useFold(state.status === 'done', state)
  const look = () => setSeen(note)
  return (
    <details
      ref={fold}
      open={refused !== null || undefined}
      onToggle={(event) => {
        if (event.currentTarget.open && refused === null) look()
      }}
      className="min-w-0 open:basis-full print:hidden"
    >
      <summary className={SUMMARY}>Edit</summary>
      <form action={send} className="mt-2 flex max-w-2xl flex-col gap-2">
        <FormRefusal state={state} speaking={seen.version === note.version ? ['body', 'occurredAt'] : []} />
        {refused !== null && seen.version !== note.version ? (
          <button type="button" onClick={look} className="w-fit text-xs text-accent hover:underline">
            I have read it: mine may replace it
          </button>
        ) : null}
        <input type="hidden" name="note" value={note.id} />
        <input type="hidden" name="version" value={seen.version} />
        <MentionArea
          key={refused === null ? seen.version : 'typed'}
          label={note.kind === 'mark' ? 'What happened' : 'Note'}
          name="body"
          rows={note.kind === 'mark' ? 1 : 4}
          typed={refused?.typed.body ?? seen.body}
          problem={refused?.fields.body}
        />
        <MomentField
          label="When it happened"
          name="occurredAt"
          required
          typed={refused?.typed.occurredAt ?? seen.occurredAt}
          problem={refused?.fields.occurredAt}
        />
        <SubmitButton waiting="Saving…" size="sm" variant="secondary" className="self-start">
          Save
        </SubmitButton>
      </form>
    </details>
  )
}

export function DeleteNote({ note: { id, kind } }: { note: IncidentNoteView }) {
  const [state, send] = useActionState(deleteNoteAction, IDLE)
  const fold = useFold(state.status === 'done', state)
  return (
    <details ref={fold} open={state.status === 'refused' || undefined} className="min-w-0 open:basis-full print:hidden">
      <summary className={SUMMARY}>Delete…</summary>
      <form action={send} className="mt-2 flex flex-col items-start gap-2">
        <FormRefusal state={state} />
        <p className="text-sm text-pretty text-ink-muted">
          It leaves the stream; the history below keeps that it was there, and can bring it back.
        </p>
        <input type="hidden" name="note" value={id} />
        <SubmitButton waiting="Deleting…" size="sm" variant="secondary">
          {`Delete this ${kind}`}
        </SubmitButton>
      </form>
    </details>
  )
}
