/** The first password, with the first e-mail of an owner who came by the one-time link. */
'use client'

import { useActionState } from 'react'
import { FormNotice } from '@/components/ui/form-notice'
import { PasswordField } from '@/components/ui/password-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { setMyFirstPassword } from '@/lib/sign-in/actions'
import { IDLE } from '@/lib/wire/action-result'

interface FirstPasswordFormProps {
  /** Null where there is none yet: the form asks for it. */
  email: string | null
}

export function FirstPasswordForm({ email }: FirstPasswordFormProps) {
  const [state, send] = useActionState(setMyFirstPassword, IDLE)
  const refused = state.status === 'refused' ? state : null
  return (
    <form action={send} className="flex flex-col gap-4">
      {refused ? <FormNotice tone="refused">{refused.message}</FormNotice> : null}
      {email === null ? (
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
      ) : (
        <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      )}
      <PasswordField
        label="New password"
        hint="At least 12 characters; several words are fine."
        name="newPassword"
        autoComplete="new-password"
        problem={refused?.fields.newPassword}
      />
      <SubmitButton waiting="Saving…" className="self-start">
        {email === null ? 'Save e-mail and password' : 'Save password'}
      </SubmitButton>
    </form>
  )
}
