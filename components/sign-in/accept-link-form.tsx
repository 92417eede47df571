/** Name and password of somebody who came by an invitation or a way back in. Works without JavaScript. */
'use client'

import { useActionState } from 'react'
import { FormRefusal } from '@/components/ui/form-refusal'
import { PasswordField } from '@/components/ui/password-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { acceptInvitation } from '@/lib/sign-in/actions'
import { NEW_PASSWORD_HINT } from '@/lib/sign-in/contract'
import { IDLE } from '@/lib/wire/action-result'

interface AcceptLinkFormProps {
  /** The secret of the link. */
  token: string
  name: string
  email: string
}

export function AcceptLinkForm({ token, name, email }: AcceptLinkFormProps) {
  const [state, send] = useActionState(acceptInvitation, IDLE)
  const refused = state.status === 'refused' ? state : null
  return (
    <form action={send} className="flex flex-col gap-4">
      <FormRefusal state={state} speaking={['name', 'newPassword']} />
      <input type="hidden" name="token" value={token} />
      {/* Password managers keep the password under this. */}
      <TextField label="E-mail" name="username" type="email" autoComplete="username" readOnly value={email} />
      <TextField
        label="Name"
        hint="As others see it beside what you do."
        name="name"
        autoComplete="name"
        maxLength={100}
        required
        defaultValue={refused?.typed.name ?? name}
        problem={refused?.fields.name}
      />
      <PasswordField
        label="New password"
        hint={NEW_PASSWORD_HINT}
        name="newPassword"
        autoComplete="new-password"
        problem={refused?.fields.newPassword}
      />
      <SubmitButton waiting="Setting it…" className="h-9">
        Set password and open Faultline
      </SubmitButton>
    </form>
  )
}
