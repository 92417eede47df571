/** The second step of signing in: a code of the authenticator app, or a recovery code. Works without JavaScript. */
'use client'

import { useActionState } from 'react'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { takeSecond } from '@/lib/sign-in/actions'
import { IDLE } from '@/lib/wire/action-result'

interface SecondStepFormProps {
  kind: 'app' | 'recovery'
  next: string
}

export function SecondStepForm({ kind, next }: SecondStepFormProps) {
  const [state, send] = useActionState(takeSecond, IDLE)
  return (
    <form action={send} className="flex flex-col gap-4">
      <FormRefusal state={state} />
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="next" value={next} />
      {kind === 'app' ? (
        <TextField
          label="Six digits from your authenticator app"
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          pattern="[0-9 ]{6,8}"
          maxLength={8}
          title="Six digits"
          required
        />
      ) : (
        <TextField
          label="Recovery code"
          hint="Ten letters and digits with a dash, from the list that you kept. Each works once."
          name="code"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={20}
          required
        />
      )}
      <label className="flex items-start gap-2 text-sm">
        <input type="checkbox" name="trust" className="mt-0.5 size-4 accent-accent" />
        <span>Trust this browser for 30 days: only the password is asked for.</span>
      </label>
      <SubmitButton waiting="Checking…" className="h-9">
        Continue
      </SubmitButton>
    </form>
  )
}
