/** Where a workload runs: in accounts of a team, with a tag, or listed; any of these together. */
import { useId } from 'react'
import { SelectField } from '@/components/ui/select-field'
import { TextAreaField } from '@/components/ui/text-area-field'
import { TextField } from '@/components/ui/text-field'

interface PlaceFieldsProps {
  typed: Readonly<Record<string, string>>
  problems: Readonly<Record<string, string>>
  teams: readonly { id: string; name: string }[]
  /** Keys of tags that accounts have. */
  tagKeys: readonly string[]
}

const MOST_ROWS = 12

export function PlaceFields({ typed, problems, teams, tagKeys }: PlaceFieldsProps) {
  const keys = useId()
  return (
    <fieldset aria-describedby={`${keys}-hint`} className="flex min-w-0 flex-col gap-3 border-t border-line pt-3">
      <legend className="sr-only">Runs in</legend>
      <p id={`${keys}-hint`} className="text-sm text-pretty text-ink-muted">
        <span className="font-medium text-ink">Runs in</span> accounts of a team, with a tag, or listed: any of these
        together.
      </p>
      <SelectField
        label="Accounts of the team"
        name="team"
        options={[{ value: '', label: 'No team' }, ...teams.map(({ id, name }) => ({ value: id, label: name }))]}
        defaultValue={typed.team ?? ''}
        problem={problems.team}
      />
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          label="Accounts with the tag"
          name="tagKey"
          list={keys}
          maxLength={128}
          autoComplete="off"
          spellCheck={false}
          defaultValue={typed.tagKey}
          problem={problems.tagKey}
        />
        <TextField
          label="of the value"
          name="tagValue"
          maxLength={256}
          placeholder="any"
          autoComplete="off"
          spellCheck={false}
          defaultValue={typed.tagValue}
          problem={problems.tagValue}
        />
      </div>
      <datalist id={keys}>
        {tagKeys.map((key) => (
          <option key={key} value={key} />
        ))}
      </datalist>
      <TextAreaField
        key={`accounts ${typed.accounts}`}
        label="Further accounts"
        name="accounts"
        hint="12 digits each, separated by spaces, commas or lines. Paste a list."
        rows={Math.min(MOST_ROWS, Math.max(2, (typed.accounts ?? '').split('\n').length))}
        spellCheck={false}
        autoComplete="off"
        defaultValue={typed.accounts}
        problem={problems.accounts}
      />
    </fieldset>
  )
}
