/** The filter of actions as a form that the browser itself can send: the address then holds the view. */
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { CheckField } from '@/components/ui/check-field'
import { ChoiceMenu } from '@/components/ui/choice-menu'
import { FilterForm } from '@/components/ui/filter-form'
import { SearchInput } from '@/components/ui/search-input'
import {
  ACTION_PRIORITIES,
  ACTION_STATE_WORDS,
  ACTION_STATES,
  ACTION_TYPES,
  PRIORITY_WORDS,
  TYPE_WORDS,
} from '@/lib/domain/postmortem/words'
import { type ActionFilter, formatListFilter } from '@/lib/postmortems/filter'

const STATES = ACTION_STATES.map((value) => ({ value, name: ACTION_STATE_WORDS[value] }))
const TYPES = ACTION_TYPES.map((value) => ({ value, name: TYPE_WORDS[value] }))
const PRIORITIES = ACTION_PRIORITIES.map((value) => ({ value, name: PRIORITY_WORDS[value] }))
const OWNERS = [
  { value: 'me', name: 'Me' },
  { value: 'none', name: 'Nobody' },
]

interface ActionFiltersProps {
  filter: ActionFilter
  teams: readonly { value: string; name: string }[]
}

export function ActionFilters({ filter, teams }: ActionFiltersProps) {
  const asked = formatListFilter(filter)
  return (
    <FilterForm
      action="/actions"
      // What was typed belongs to the address: another address, another form.
      key={asked.toString()}
      label="Actions"
      className="mb-4 grid grid-cols-2 items-center gap-2 sm:flex sm:flex-wrap"
    >
      <SearchInput
        label="Find by the words of an action"
        placeholder="Find by words"
        name="q"
        maxLength={200}
        defaultValue={filter.q ?? ''}
        className="max-sm:col-span-full sm:w-56"
      />
      <ChoiceMenu label="Owner" name="owner" options={OWNERS} chosen={filter.owner} />
      {teams.length > 0 || filter.team.length > 0 ? (
        <ChoiceMenu label="Team" name="team" options={teams} chosen={filter.team} />
      ) : null}
      <ChoiceMenu label="State" name="state" options={STATES} chosen={filter.state} />
      <ChoiceMenu label="Type" name="type" options={TYPES} chosen={filter.type} />
      <ChoiceMenu label="Priority" name="priority" options={PRIORITIES} chosen={filter.priority} />
      <CheckField label="Overdue" name="overdue" value="true" defaultChecked={filter.overdue} />
      <Button type="submit">Filter</Button>
      {asked.size === 0 ? null : (
        <Link href="/actions" className={buttonClass('quiet')}>
          Show all
        </Link>
      )}
    </FilterForm>
  )
}
