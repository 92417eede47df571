/** Makes a team; leads to its page. */
'use client'

import { useActionState } from 'react'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { createTeamAction } from '@/lib/teams/actions'
import { IDLE } from '@/lib/wire/action-result'
import { AccountsField } from './accounts-field'

export function NewTeam() {
  const [state, send] = useActionState(createTeamAction, IDLE)
  const refused = state.status === 'refused' ? state : null
  return (
    <form action={send} className="flex max-w-xl flex-col gap-3">
      <FormRefusal state={state} speaking={['name', 'accounts']} />
      <TextField
        label="Name"
        name="name"
        required
        maxLength={60}
        autoComplete="off"
        defaultValue={refused?.typed.name}
        problem={refused?.fields.name}
      />
      <AccountsField value={refused?.typed.accounts ?? ''} problem={refused?.fields.accounts} />
      <SubmitButton waiting="Making…" className="self-start">
        Make the team
      </SubmitButton>
    </form>
  )
}
