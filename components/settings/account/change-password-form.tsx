/** Takes another password in place of the current one. */
'use client'

import { useActionState } from 'react'
import { FormNotice } from '@/components/ui/form-notice'
import { FormRefusal } from '@/components/ui/form-refusal'
import { PasswordField } from '@/components/ui/password-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { changeMyPassword } from '@/lib/sign-in/actions'
import { NEW_PASSWORD_HINT } from '@/lib/sign-in/contract'
import { IDLE } from '@/lib/wire/action-result'
import { otherSessionsEnded } from './session-words'

export function ChangePasswordForm({ email }: { email: string }) {
  const [state, send] = useActionState(changeMyPassword, IDLE)
  const refused = state.status === 'refused' ? state : null
  return (
    <form action={send} className="flex flex-col gap-4">
      <FormRefusal state={state} speaking={['currentPassword', 'newPassword']} />
      {state.status === 'done' ? (
        <FormNotice tone="done">Your password is changed. {otherSessionsEnded(state.value.sessionsEnded)}</FormNotice>
      ) : null}
      <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        label="Current password"
        name="currentPassword"
        autoComplete="current-password"
        problem={refused?.fields.currentPassword}
      />
      <PasswordField
        label="New password"
        hint={NEW_PASSWORD_HINT}
        name="newPassword"
        autoComplete="new-password"
        problem={refused?.fields.newPassword}
      />
      <SubmitButton waiting="Saving…" variant="secondary" className="self-start">
        Change password
      </SubmitButton>
    </form>
  )
}
