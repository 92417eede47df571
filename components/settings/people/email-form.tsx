/** Gives somebody another e-mail address. */
'use client'

import { useActionState } from 'react'
import { FormNotice } from '@/components/ui/form-notice'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { changeEmailAction } from '@/lib/people/actions'
import type { PersonView } from '@/lib/people/contract'
import { isPlaceholder } from '@/lib/sign-in/contract'
import { IDLE } from '@/lib/wire/action-result'

export function EmailForm({ person }: { person: Pick<PersonView, 'id' | 'name' | 'email'> }) {
  const [state, send] = useActionState(changeEmailAction, IDLE)
  const refused = state.status === 'refused' ? state : null
  return (
    <form action={send} className="flex max-w-md flex-col gap-3">
      <FormRefusal state={state} speaking={['email']} />
      {state.status === 'done' ? <FormNotice tone="done">{`${person.name} has another e-mail now.`}</FormNotice> : null}
      <input type="hidden" name="id" value={person.id} />
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="off"
        required
        defaultValue={refused?.typed.email ?? (isPlaceholder(person.email) ? '' : person.email)}
        problem={refused?.fields.email}
      />
      <SubmitButton waiting="Saving…" variant="secondary" className="self-start">
        Save the e-mail
      </SubmitButton>
    </form>
  )
}
