/** The title, which people may change in place. */
'use client'

import { Pencil } from 'lucide-react'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { useFold } from '@/components/ui/use-fold'
import { useShortcut } from '@/components/ui/use-shortcut'
import { renameIncidentAction } from '@/lib/incidents/actions'
import { useIncident } from './incident-context'
import { DescriptionForm } from './incident-description'
import { useIncidentForm } from './use-incident-form'

export function IncidentTitle() {
  const { incident, reader } = useIncident()
  return (
    <div className="min-w-0 flex-1 basis-80">
      <h1 className="text-xl font-semibold tracking-tight text-pretty wrap-anywhere">{incident.title}</h1>
      {reader.mayRespond ? (
        <div className="mt-0.5 flex flex-wrap items-start gap-x-3">
          <EditTitle />
          {incident.description === null ? <DescriptionForm label="Describe it" /> : null}
        </div>
      ) : null}
    </div>
  )
}

function EditTitle() {
  const { incident } = useIncident()
  const { state, send, refused, version, look } = useIncidentForm(renameIncidentAction)
  const fold = useFold(state.status === 'done', state)
  useShortcut(
    'e',
    () => {
      if (!fold.current) return
      fold.current.open = true
      fold.current.querySelector<HTMLInputElement>('input[name="title"]')?.focus()
    },
    'Edit the title',
  )
  return (
    <details
      ref={fold}
      open={refused !== null || undefined}
      onToggle={(event) => {
        if (event.currentTarget.open && refused === null) look()
      }}
      className="open:basis-full print:hidden"
    >
      <summary className="inline-flex min-h-6 list-none items-center gap-1 text-xs text-ink-muted hover:text-ink hover:underline [&::-webkit-details-marker]:hidden">
        <Pencil aria-hidden size={11} /> Edit title
      </summary>
      <form action={send} className="mt-2 flex max-w-2xl flex-col gap-3">
        <FormRefusal state={state} speaking={['title']} />
        <input type="hidden" name="id" value={incident.id} />
        <input type="hidden" name="version" value={version} />
        <TextField
          key={version}
          label="Title"
          name="title"
          hint="Blank: the title follows from its events again."
          maxLength={200}
          autoComplete="off"
          defaultValue={refused?.typed.title ?? incident.title}
          problem={refused?.fields.title}
        />
        <SubmitButton waiting="Saving…" size="sm" className="self-start">
          Save the title
        </SubmitButton>
      </form>
    </details>
  )
}
