/** Who owns the incident, a person and a team. */
'use client'

import { SelectField } from '@/components/ui/select-field'
import { assignOwnerAction, assignTeamAction } from '@/lib/incidents/actions'
import type { NamedRef } from '@/lib/incidents/contract'
import { useIncident } from './incident-context'
import { PropertyFold } from './property-fold'

export function OwnerForm() {
  const { incident, people } = useIncident()
  const { owner } = incident
  return (
    <PropertyFold
      name="Owner"
      value={<span className="truncate">{owner?.name ?? 'No owner'}</span>}
      action={assignOwnerAction}
      submit="Set the owner"
      speaking={['owner']}
      end
    >
      {(typed, problems) => (
        <SelectField
          label="Owner"
          name="owner"
          options={choices('Nobody', people, owner)}
          defaultValue={typed.owner ?? owner?.id ?? ''}
          problem={problems.owner}
        />
      )}
    </PropertyFold>
  )
}

export function TeamForm() {
  const { incident, teams } = useIncident()
  const { team } = incident
  return (
    <PropertyFold
      name="Team"
      value={<span className="truncate">{team?.name ?? 'No team'}</span>}
      action={assignTeamAction}
      submit="Set the team"
      speaking={['team']}
      end
    >
      {(typed, problems) => (
        <SelectField
          label="Team"
          name="team"
          options={choices('No team', teams, team)}
          defaultValue={typed.team ?? team?.id ?? ''}
          problem={problems.team}
        />
      )}
    </PropertyFold>
  )
}

/** Whoever holds it now can be chosen, although they may be disabled by now. */
function choices(none: string, offered: readonly NamedRef[], now: NamedRef | null) {
  const known = now === null || offered.some(({ id }) => id === now.id) ? offered : [now, ...offered]
  return [{ value: '', label: none }, ...known.map(({ id, name }) => ({ value: id, label: name }))]
}
