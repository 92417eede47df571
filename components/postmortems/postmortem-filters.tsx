/** The filter of post-mortems as a form that the browser itself can send: the address then holds the view. */
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { CheckField } from '@/components/ui/check-field'
import { ChoiceMenu } from '@/components/ui/choice-menu'
import { FilterForm } from '@/components/ui/filter-form'
import { SearchInput } from '@/components/ui/search-input'
import { POSTMORTEM_STATES, STATE_WORDS } from '@/lib/domain/postmortem/words'
import { formatListFilter, type PostmortemFilter } from '@/lib/postmortems/filter'

const STATES = POSTMORTEM_STATES.map((value) => ({ value, name: STATE_WORDS[value] }))
const OWNERS = [
  { value: 'me', name: 'Me' },
  { value: 'none', name: 'Nobody' },
]

interface PostmortemFiltersProps {
  filter: PostmortemFilter
  teams: readonly { value: string; name: string }[]
}

export function PostmortemFilters({ filter, teams }: PostmortemFiltersProps) {
  const asked = formatListFilter(filter)
  return (
    <FilterForm
      action="/postmortems"
      // What was typed belongs to the address: another address, another form.
      key={asked.toString()}
      label="Post-mortems"
      className="mb-4 grid grid-cols-2 items-center gap-2 sm:flex sm:flex-wrap"
    >
      <SearchInput
        label="Find in all that was learned"
        placeholder="Find in all that was learned"
        name="q"
        maxLength={200}
        defaultValue={filter.q ?? ''}
        className="max-sm:col-span-full sm:w-72"
      />
      <ChoiceMenu label="State" name="state" options={STATES} chosen={filter.state} />
      <ChoiceMenu label="Owner" name="owner" options={OWNERS} chosen={filter.owner} />
      {teams.length > 0 || filter.team.length > 0 ? (
        <ChoiceMenu label="Team" name="team" options={teams} chosen={filter.team} />
      ) : null}
      <CheckField label="Overdue" name="overdue" value="true" defaultChecked={filter.overdue} />
      <CheckField label="Signatures missing" name="missing" value="true" defaultChecked={filter.missing} />
      <Button type="submit">Filter</Button>
      {asked.size === 0 ? null : (
        <Link href="/postmortems" className={buttonClass('quiet')}>
          Show all
        </Link>
      )}
    </FilterForm>
  )
}
