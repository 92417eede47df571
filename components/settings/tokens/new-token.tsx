/** Makes a token and shows it once. Works without JavaScript: the page comes back with the token in it. */
'use client'

import { useActionState } from 'react'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SelectField } from '@/components/ui/select-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import type { Role } from '@/lib/domain/access'
import { createTokenAction } from '@/lib/tokens/actions'
import { DEFAULT_TOKEN_DAYS, LONGEST_TOKEN_NAME, TOKEN_DAYS } from '@/lib/tokens/contract'
import { IDLE } from '@/lib/wire/action-result'
import { MadeTokenNotice } from './made-token-notice'
import { roleWords } from './token-words'

const LIVES = [
  ...TOKEN_DAYS.map((days) => ({ value: String(days), label: `${days} days` })),
  { value: 'never', label: 'Never expires' },
]

interface NewTokenProps {
  /** Where people reach Faultline, for the example. */
  origin: string
  /** What the reader may hand out. */
  roles: readonly Role[]
}

export function NewToken({ origin, roles }: NewTokenProps) {
  const [state, send] = useActionState(createTokenAction, IDLE)
  const refused = state.status === 'refused' ? state : null
  const made = state.status === 'done' ? state.value : null
  return (
    <section aria-labelledby="new-token" className="flex flex-col gap-3">
      <h2 id="new-token" className="text-base font-semibold">
        New token
      </h2>
      {made ? <MadeTokenNotice made={made} origin={origin} /> : null}
      <FormRefusal state={state} speaking={['name', 'role', 'days']} />
      <form
        action={send}
        // A form keeps what was typed; after a token was made it starts anew.
        key={made?.id ?? 'first'}
        className="grid items-start gap-3 sm:grid-cols-[minmax(0,2fr)_minmax(0,2fr)_minmax(0,1fr)_auto]"
      >
        <TextField
          label="Name"
          name="name"
          required
          maxLength={LONGEST_TOKEN_NAME}
          autoComplete="off"
          placeholder="What uses it"
          defaultValue={refused?.typed.name}
          problem={refused?.fields.name}
        />
        <SelectField
          label="Role"
          name="role"
          options={roles.map((role) => ({ value: role, label: roleWords(role) }))}
          defaultValue={refused?.typed.role ?? 'viewer'}
          problem={refused?.fields.role}
        />
        <SelectField
          label="Expires after"
          name="days"
          options={LIVES}
          defaultValue={refused?.typed.days ?? String(DEFAULT_TOKEN_DAYS)}
          problem={refused?.fields.days}
        />
        <SubmitButton waiting="Making…" className="h-9 sm:mt-6">
          Make token
        </SubmitButton>
      </form>
    </section>
  )
}
