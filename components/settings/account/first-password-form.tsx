/** The first password; with name and e-mail of an owner who came by the one-time link. */
'use client'

import { useActionState } from 'react'
import { FormRefusal } from '@/components/ui/form-refusal'
import { PasswordField } from '@/components/ui/password-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { setMyFirstPassword } from '@/lib/sign-in/actions'
import { NEW_PASSWORD_HINT } from '@/lib/sign-in/contract'
import { IDLE } from '@/lib/wire/action-result'

interface FirstPasswordFormProps {
  /** Null for a first owner, who has none yet: the form asks for it and for their name. */
  email: string | null
}

export function FirstPasswordForm({ email }: FirstPasswordFormProps) {
  const [state, send] = useActionState(setMyFirstPassword, IDLE)
  const refused = state.status === 'refused' ? state : null
  return (
    <form action={send} className="flex flex-col gap-4">
      <FormRefusal state={state} speaking={['name', 'email', 'newPassword']} />
      {email === null ? (
        <>
          <TextField
            label="Your name"
            hint="As others see it beside what you do."
            name="name"
            autoComplete="name"
            maxLength={100}
            required
            defaultValue={refused?.typed.name}
            problem={refused?.fields.name}
          />
          <TextField
            label="E-mail"
            hint="You sign in with it. Faultline sends no mail."
            name="email"
            type="email"
            autoComplete="username"
            required
            defaultValue={refused?.typed.email}
            problem={refused?.fields.email}
          />
        </>
      ) : (
        <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      )}
      <PasswordField
        label="New password"
        hint={NEW_PASSWORD_HINT}
        name="newPassword"
        autoComplete="new-password"
        problem={refused?.fields.newPassword}
      />
      <SubmitButton waiting="Saving…" className="self-start">
        {email === null ? 'Finish setting up' : 'Save password'}
      </SubmitButton>
    </form>
  )
}
