/** Whether the rules or somebody say which teams own an account, and which these are. */
'use client'

import { useRef } from 'react'
import { CheckField } from '@/components/ui/check-field'
import type { AccountTeamView } from '@/lib/accounts/contract'

interface AssignTeamsProps {
  /** All there are. */
  teams: readonly { id: string; name: string }[]
  owned: readonly AccountTeamView[]
  /** What was ticked in a form that was refused; null: nothing was. */
  typed: Readonly<Record<string, string>> | null
  problem?: string | undefined
}

const CHOICES = [
  { value: 'rules', label: 'As the rules say' },
  { value: 'hand', label: 'By hand: the teams ticked below' },
]

export function AssignTeams({ teams, owned, typed, problem }: AssignTeamsProps) {
  const byHand = useRef<HTMLInputElement>(null)
  const stored = owned.some(({ origin }) => origin === 'manual') ? 'hand' : 'rules'
  const chosen = typed?.teamsBy ?? stored
  const isTicked = (id: string) =>
    typed === null ? owned.some((team) => team.id === id) : Object.hasOwn(typed, `team:${id}`)
  return (
    <fieldset className="w-full min-w-0" aria-describedby={problem ? 'teams-by-problem' : undefined}>
      <legend className="text-sm font-medium">Teams</legend>
      {CHOICES.map(({ value, label }) => (
        <label key={`${value} ${chosen}`} className="flex min-h-8 items-center gap-2 text-sm">
          <input
            ref={value === 'hand' ? byHand : undefined}
            type="radio"
            name="teamsBy"
            value={value}
            defaultChecked={chosen === value}
            className="size-4 shrink-0 accent-accent"
          />
          {label}
        </label>
      ))}
      {problem ? (
        <p id="teams-by-problem" role="alert" className="pl-6 text-xs text-pretty text-disruption">
          {problem}
        </p>
      ) : null}
      {teams.length === 0 ? (
        <p className="pl-6 text-sm text-ink-muted">There is no team yet: make one under Settings, Teams.</p>
      ) : (
        <div
          // Whoever ticks a team says by hand which it is.
          onChange={() => {
            if (byHand.current) byHand.current.checked = true
          }}
          className="mt-1 max-h-60 overflow-y-auto rounded-md border border-line px-3 py-1"
        >
          {teams.map(({ id, name }) => (
            <CheckField key={`${id} ${isTicked(id)}`} name={`team:${id}`} label={name} defaultChecked={isTicked(id)} />
          ))}
        </div>
      )}
    </fieldset>
  )
}
