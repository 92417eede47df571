/** Changes one's own name. */
'use client'

import { useActionState } from 'react'
import { FormNotice } from '@/components/ui/form-notice'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { renameMe } from '@/lib/sign-in/actions'
import { IDLE } from '@/lib/wire/action-result'

export function NameForm({ name }: { name: string }) {
  const [state, send] = useActionState(renameMe, IDLE)
  const refused = state.status === 'refused' ? state : null
  return (
    <form action={send} className="flex flex-col gap-4">
      <FormRefusal state={state} speaking={['name']} />
      {state.status === 'done' ? <FormNotice tone="done">Your name is changed.</FormNotice> : null}
      <TextField
        label="Name"
        name="name"
        autoComplete="name"
        maxLength={100}
        required
        defaultValue={refused?.typed.name ?? name}
        problem={refused?.fields.name}
      />
      <SubmitButton waiting="Saving…" variant="secondary" className="self-start">
        Change name
      </SubmitButton>
    </form>
  )
}
