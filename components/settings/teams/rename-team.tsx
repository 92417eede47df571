/** Gives a team another name. */
'use client'

import { useActionState } from 'react'
import { FormNotice } from '@/components/ui/form-notice'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { renameTeamAction } from '@/lib/teams/actions'
import type { TeamView } from '@/lib/teams/contract'
import { IDLE } from '@/lib/wire/action-result'

export function RenameTeam({ team }: { team: Pick<TeamView, 'id' | 'name'> }) {
  const [state, send] = useActionState(renameTeamAction, IDLE)
  const refused = state.status === 'refused' ? state : null
  return (
    <form action={send} className="flex max-w-xl flex-col gap-3">
      <FormRefusal state={state} speaking={['name']} />
      {state.status === 'done' ? <FormNotice tone="done">The name is saved.</FormNotice> : null}
      <input type="hidden" name="id" value={team.id} />
      <TextField
        key={team.name}
        label="Name"
        name="name"
        required
        maxLength={60}
        autoComplete="off"
        defaultValue={refused?.typed.name ?? team.name}
        problem={refused?.fields.name}
      />
      <SubmitButton waiting="Saving…" variant="secondary" className="self-start">
        Save the name
      </SubmitButton>
    </form>
  )
}
