/** The filter of planned changes as a form that the browser itself can send: the address then holds the view. */
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { ChoiceMenu } from '@/components/ui/choice-menu'
import { FilterForm } from '@/components/ui/filter-form'
import { SearchInput } from '@/components/ui/search-input'
import { CHANGE_STATE_WORDS, CHANGE_STATES } from '@/lib/domain/planned-changes/planned-change'
import type { ChangeChoices } from '@/lib/planned-changes/contract'
import { isUnfilteredChanges, NO_CHANGE_FILTER } from '@/lib/planned-changes/filter'
import { type ChangesView, formatChangesView } from '@/lib/planned-changes/view-state'
import { changesHref } from './changes-href'

const STATES = CHANGE_STATES.map((value) => ({ value, name: CHANGE_STATE_WORDS[value] }))

interface ChangeFiltersProps {
  shown: ChangesView
  choices: ChangeChoices
}

export function ChangeFilters({ shown, choices }: ChangeFiltersProps) {
  const { filter, view, month, zone } = shown
  return (
    <FilterForm
      action={changesHref({})}
      // What was typed belongs to the address: another address, another form.
      key={formatChangesView(shown).toString()}
      label="Planned changes"
      className="mb-4 grid grid-cols-2 items-center gap-2 sm:flex sm:flex-wrap"
    >
      {view === 'calendar' ? <input type="hidden" name="view" value={view} /> : null}
      {view === 'calendar' && month !== null ? <input type="hidden" name="month" value={month} /> : null}
      {zone === null ? null : <input type="hidden" name="zone" value={zone} />}
      <SearchInput
        label="Find by AWS's words"
        name="q"
        maxLength={200}
        defaultValue={filter.q ?? ''}
        className="max-sm:col-span-full sm:w-56"
      />
      <ChoiceMenu label="State" name="state" options={STATES} chosen={filter.state} />
      <ChoiceMenu label="Service" name="service" options={choices.services} chosen={filter.service} />
      <ChoiceMenu label="Region" name="region" options={choices.regions} chosen={filter.region} />
      {choices.teams.length > 0 || filter.team.length > 0 ? (
        <ChoiceMenu label="Team" name="team" options={choices.teams} chosen={filter.team} />
      ) : null}
      <input
        type="text"
        name="account"
        inputMode="numeric"
        aria-label="Account ids, by commas"
        placeholder="Account ids"
        defaultValue={filter.account.join(',')}
        className="field-text h-8 w-full min-w-0 rounded-md border border-line-strong bg-surface px-2.5 text-ink placeholder:text-ink-faint sm:w-32"
      />
      <TimeKept filter={filter} />
      <Button type="submit">Filter</Button>
      {isUnfilteredChanges(filter) ? null : (
        <Link
          href={changesHref({ ...shown, filter: NO_CHANGE_FILTER, cursor: null })}
          prefetch={false}
          className={buttonClass('quiet')}
        >
          Show all
        </Link>
      )}
    </FilterForm>
  )
}

/** The time that an address may ask for, which this form does not offer: it stays in force. */
function TimeKept({ filter: { from, to } }: { filter: ChangesView['filter'] }) {
  return (
    <>
      {from === null ? null : <input type="hidden" name="from" value={new Date(from).toISOString()} />}
      {to === null ? null : <input type="hidden" name="to" value={new Date(to).toISOString()} />}
    </>
  )
}
