/** Chooses who did it: anybody who stands in the audit. */
import { SelectField } from '@/components/ui/select-field'
import type { AuditActor } from '@/lib/audit/contract'

interface ActorSelectProps {
  value: string | null
  actors: readonly AuditActor[]
}

const KINDS = [
  { kind: 'person', label: 'People' },
  { kind: 'token', label: 'API tokens' },
]
const WITHOUT_NAME = [
  { who: 'command', name: 'Command line' },
  { who: 'system', name: 'Faultline itself' },
]

export function ActorSelect({ value, actors }: ActorSelectProps) {
  const known = value === null || [...actors, ...WITHOUT_NAME].some(({ who }) => who === value)
  return (
    <SelectField label="Who" name="who" defaultValue={value ?? ''} options={[{ value: '', label: 'Anybody' }]}>
      {known ? null : <option value={value}>Somebody without entries</option>}
      {KINDS.map(({ kind, label }) => {
        const those = actors.filter(({ who }) => who.startsWith(`${kind}:`))
        return those.length === 0 ? null : (
          <optgroup key={kind} label={label}>
            {those.map(({ who, name }) => (
              <option key={who} value={who}>
                {name}
              </option>
            ))}
          </optgroup>
        )
      })}
      <optgroup label="The machine">
        {WITHOUT_NAME.map(({ who, name }) => (
          <option key={who} value={who}>
            {name}
          </option>
        ))}
      </optgroup>
    </SelectField>
  )
}
