/** Puts somebody into teams, and limits what they see to the accounts of those. */
'use client'

import { useActionState } from 'react'
import { FormNotice } from '@/components/ui/form-notice'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SubmitButton } from '@/components/ui/submit-button'
import { assignTeamsAction } from '@/lib/people/actions'
import type { PersonView } from '@/lib/people/contract'
import { IDLE } from '@/lib/wire/action-result'
import { TeamChoice } from './team-choice'

interface TeamsFormProps {
  person: Pick<PersonView, 'id' | 'teams' | 'limitedToTeams'>
  teams: readonly { id: string; name: string }[]
}

export function TeamsForm({ person, teams }: TeamsFormProps) {
  const [state, send] = useActionState(assignTeamsAction, IDLE)
  const refused = state.status === 'refused' ? state : null
  const chosen = person.teams.map(({ id }) => id)
  return (
    <form action={send} className="flex flex-col items-start gap-3">
      <FormRefusal state={state} speaking={['limited']} />
      {state.status === 'done' ? <FormNotice tone="done">The teams are saved.</FormNotice> : null}
      <input type="hidden" name="id" value={person.id} />
      <TeamChoice
        key={`${chosen.join()} ${person.limitedToTeams}`}
        teams={teams}
        chosen={chosen}
        limited={person.limitedToTeams}
        typed={refused?.typed ?? null}
        problem={refused?.fields.limited}
      />
      {teams.length === 0 ? null : (
        <SubmitButton waiting="Saving…" variant="secondary">
          Save the teams
        </SubmitButton>
      )}
    </form>
  )
}
