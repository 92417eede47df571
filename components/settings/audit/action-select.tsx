/** Chooses what was done: one action, or all that was done to such things. */
import { SelectField } from '@/components/ui/select-field'
import type { AuditChoices } from '@/lib/audit/contract'

interface ActionSelectProps {
  value: string | null
  words: AuditChoices['words']
}

export function ActionSelect({ value, words }: ActionSelectProps) {
  const known = value === null || words.some((one) => one.word === value || one.actions.some((a) => a.action === value))
  return (
    <SelectField label="What" name="action" defaultValue={value ?? ''} options={[{ value: '', label: 'Anything' }]}>
      {known ? null : <option value={value}>{value}</option>}
      {words.map(({ word, name, actions }) => (
        <optgroup key={word} label={name}>
          <option value={word}>{name}: all</option>
          {actions.map((one) => (
            <option key={one.action} value={one.action}>
              {one.name}
            </option>
          ))}
        </optgroup>
      ))}
    </SelectField>
  )
}
