/** Says by hand whose an account is, what it is for and how critical, or gives it back to the rules. */
'use client'

import { useActionState, useId } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { FormNotice } from '@/components/ui/form-notice'
import { FormRefusal } from '@/components/ui/form-refusal'
import { SelectField } from '@/components/ui/select-field'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextField } from '@/components/ui/text-field'
import { assignAccountAction } from '@/lib/accounts/actions'
import type { AccountDetailView } from '@/lib/accounts/contract'
import { CRITICALITIES } from '@/lib/domain/blast-radius/facts'
import { IDLE } from '@/lib/wire/action-result'
import { criticalityWord } from './account-words'
import { AssignTeams } from './assign-teams'

interface AssignAccountProps {
  account: Pick<
    AccountDetailView,
    'id' | 'teams' | 'environment' | 'environmentOrigin' | 'criticality' | 'criticalityOrigin'
  >
  teams: readonly { id: string; name: string }[]
  /** Names of environments that other accounts have. */
  environments: readonly string[]
}

const CHOICES = [
  { value: '', label: 'As the rules say' },
  ...CRITICALITIES.map((criticality) => ({ value: criticality, label: criticalityWord(criticality) })),
]

export function AssignAccount({ account, teams, environments }: AssignAccountProps) {
  const [state, send] = useActionState(assignAccountAction, IDLE)
  const refused = state.status === 'refused' ? state : null
  const listId = useId()
  const byHand = account.environmentOrigin === 'manual' ? (account.environment ?? '') : ''
  const criticality = account.criticalityOrigin === 'manual' ? (account.criticality ?? '') : ''
  return (
    <div className="mt-3 flex flex-col gap-2">
      {state.status === 'done' ? <FormNotice tone="done">Saved.</FormNotice> : null}
      <details open={refused !== null || undefined}>
        <summary className={buttonClass('secondary', 'md', 'list-none [&::-webkit-details-marker]:hidden')}>
          Change…
        </summary>
        <form action={send} className="flex flex-col items-start gap-3 pt-3">
          <FormRefusal state={state} speaking={['teamsBy', 'environment', 'criticality']} />
          <input type="hidden" name="id" value={account.id} />
          <AssignTeams
            teams={teams}
            owned={account.teams}
            typed={refused?.typed ?? null}
            problem={refused?.fields.teamsBy}
          />
          <TextField
            key={byHand}
            label="Environment"
            name="environment"
            hint="Blank: as the rules say."
            maxLength={60}
            autoComplete="off"
            list={listId}
            className="w-full max-w-xs"
            defaultValue={refused?.typed.environment ?? byHand}
            problem={refused?.fields.environment}
          />
          <datalist id={listId}>
            {environments.map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
          <SelectField
            key={`criticality ${criticality}`}
            label="Criticality"
            name="criticality"
            options={CHOICES}
            className="w-full max-w-xs"
            defaultValue={refused?.typed.criticality ?? criticality}
            problem={refused?.fields.criticality}
          />
          <SubmitButton waiting="Saving…">Save</SubmitButton>
        </form>
      </details>
    </div>
  )
}
