/** Makes a template of one's own as a copy of another; leads to its page. */
'use client'

import { useActionState } from 'react'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SelectField } from '@/components/ui/select-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { createTemplateAction } from '@/lib/postmortem-templates/actions'
import { IDLE } from '@/lib/wire/action-result'

interface NewTemplateProps {
  /** What it can begin as. */
  templates: readonly { id: string; name: string }[]
}

export function NewTemplate({ templates }: NewTemplateProps) {
  const [state, send] = useActionState(createTemplateAction, IDLE)
  const refused = state.status === 'refused' ? state : null
  return (
    <form action={send} className="flex max-w-xl flex-col gap-3">
      <FormRefusal state={state} speaking={['name', 'from']} />
      <TextField
        label="Name"
        name="name"
        required
        maxLength={80}
        autoComplete="off"
        defaultValue={refused?.typed.name}
        problem={refused?.fields.name}
      />
      <SelectField
        label="Begin as a copy of"
        name="from"
        options={templates.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={refused?.typed.from ?? 'service'}
        problem={refused?.fields.from}
      />
      <SubmitButton waiting="Making…" className="self-start">
        Make the template
      </SubmitButton>
    </form>
  )
}
