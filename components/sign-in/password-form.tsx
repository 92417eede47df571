/** Signs in with e-mail and password. Works without JavaScript. */
'use client'

import { type ReactNode, useActionState } from 'react'
import { FormRefusal } from '@/components/ui/form-refusal'
import { PasswordField } from '@/components/ui/password-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { signIn } from '@/lib/sign-in/actions'
import { IDLE } from '@/lib/wire/action-result'

interface PasswordFormProps {
  /** Where to go afterwards. */
  next: string
  /** Whether it waits behind a line of words: there is a better way in. */
  folded: boolean
  /** Below the form. */
  children: ReactNode
}

export function PasswordForm({ next, folded, children }: PasswordFormProps) {
  const [state, send] = useActionState(signIn, IDLE)
  const refused = state.status === 'refused'
  const form = (
    <form action={send} className="flex flex-col gap-4">
      <FormRefusal state={state} />
      <input type="hidden" name="next" value={next} />
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        defaultValue={refused ? state.typed.email : ''}
      />
      <PasswordField label="Password" name="password" autoComplete="current-password" />
      <SubmitButton waiting="Signing in…" variant={folded ? 'secondary' : 'primary'} className="h-9">
        Sign in
      </SubmitButton>
    </form>
  )
  if (!folded) {
    return (
      <>
        {form}
        {children}
      </>
    )
  }
  return (
    <details open={refused || undefined} className="border-t border-line pt-3">
      <summary className="py-1 text-sm text-ink-muted hover:text-ink">Sign in with a password instead</summary>
      <div className="flex flex-col gap-4 pt-3">
        {form}
        {children}
      </div>
    </details>
  )
}
