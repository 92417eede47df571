/** What people say the incident is, in their own words. */
'use client'

import { FormRefusal } from '@/components/ui/form-refusal'
import { MarkdownHtml } from '@/components/ui/markdown-html'
import { Panel } from '@/components/ui/panel'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextAreaField } from '@/components/ui/text-area-field'
import { useFold } from '@/components/ui/use-fold'
import { describeIncidentAction } from '@/lib/incidents/actions'
import { useIncident } from './incident-context'
import { useIncidentForm } from './use-incident-form'

export function IncidentDescription() {
  const { incident, reader } = useIncident()
  if (incident.descriptionHtml === null) return null
  return (
    <Panel title="Description">
      <MarkdownHtml html={incident.descriptionHtml} />
      {reader.mayRespond ? <DescriptionForm label="Edit the description" /> : null}
    </Panel>
  )
}

export function DescriptionForm({ label }: { label: string }) {
  const { description, id } = useIncident().incident
  const { state, send, refused, version, look } = useIncidentForm(describeIncidentAction)
  const fold = useFold(state.status === 'done', state)
  return (
    <details
      ref={fold}
      open={refused !== null || undefined}
      onToggle={(event) => {
        if (event.currentTarget.open && refused === null) look()
      }}
      className="open:basis-full print:hidden"
    >
      <summary className="flex min-h-6 w-fit list-none items-center text-xs text-ink-muted hover:text-ink hover:underline [&::-webkit-details-marker]:hidden">
        {label}
      </summary>
      <form action={send} className="mt-2 flex max-w-2xl flex-col gap-2">
        <FormRefusal state={state} speaking={['description']} />
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="version" value={version} />
        <TextAreaField
          key={refused === null ? version : 'typed'}
          label="Description"
          name="description"
          hint="Markdown; blank: none."
          rows={5}
          defaultValue={refused?.typed.description ?? description ?? ''}
          problem={refused?.fields.description}
        />
        <SubmitButton waiting="Saving…" size="sm" variant="secondary" className="self-start">
          Save the description
        </SubmitButton>
      </form>
    </details>
  )
}
