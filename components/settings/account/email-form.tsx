/** Changes the e-mail that one signs in with. */
'use client'

import { useActionState } from 'react'
import { FormNotice } from '@/components/ui/form-notice'
import { FormRefusal } from '@/components/ui/form-refusal'
import { PasswordField } from '@/components/ui/password-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { changeMyEmail } from '@/lib/sign-in/actions'
import { IDLE } from '@/lib/wire/action-result'

export function EmailForm({ email }: { email: string }) {
  const [state, send] = useActionState(changeMyEmail, IDLE)
  const refused = state.status === 'refused' ? state : null
  return (
    <form action={send} className="flex flex-col gap-4">
      <FormRefusal state={state} speaking={['email', 'currentPassword']} />
      {state.status === 'done' ? (
        <FormNotice tone="done">Your e-mail is changed. Sign in with it next time.</FormNotice>
      ) : null}
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        required
        defaultValue={refused?.typed.email ?? email}
        problem={refused?.fields.email}
      />
      <PasswordField
        label="Current password"
        name="currentPassword"
        autoComplete="current-password"
        problem={refused?.fields.currentPassword}
      />
      <SubmitButton waiting="Saving…" variant="secondary" className="self-start">
        Change e-mail
      </SubmitButton>
    </form>
  )
}
