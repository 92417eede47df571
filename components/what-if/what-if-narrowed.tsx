/** Narrows the rows of a dry run by words, and says what else narrows them; a form that the browser itself can send. */
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { Chip } from '@/components/ui/chip'
import { FilterForm } from '@/components/ui/filter-form'
import { SearchInput } from '@/components/ui/search-input'
import type { BlastFacts } from '@/lib/domain/blast-radius/facts'
import { type BlastFilter, NO_FILTER, NONE } from '@/lib/domain/blast-radius/filter'
import { OUTSIDE_UNIT } from '@/lib/domain/blast-radius/units'
import { type WhatIfView, whatIfViewHref } from './what-if-view'

interface WhatIfNarrowedProps {
  shown: WhatIfView
  /** Teams and units by name. */
  facts: Pick<BlastFacts, 'teams' | 'units'>
}

export function WhatIfNarrowed({ shown, facts }: WhatIfNarrowedProps) {
  const { filter } = shown.view
  const address = whatIfViewHref({ ...shown, view: { ...shown.view, filter: { ...filter, q: '' } } })
  const kept = [...new URLSearchParams(address.split('?')[1])]
  const names = narrowedTo(filter, facts)
  return (
    <FilterForm
      action="/what-if"
      // What was typed belongs to the address: another address, another form.
      key={whatIfViewHref(shown)}
      label="Accounts"
      className="flex flex-wrap items-center gap-2"
    >
      {kept.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <SearchInput
        label="Find by name, id, environment or team"
        name="q"
        maxLength={200}
        defaultValue={filter.q}
        className="w-full sm:w-72"
      />
      <Button type="submit">Filter</Button>
      {names.map((name) => (
        <Chip key={name} tone="accent">
          {name}
        </Chip>
      ))}
      {names.length > 0 || filter.q !== '' ? (
        <Link
          href={whatIfViewHref({ ...shown, view: { ...shown.view, filter: NO_FILTER } })}
          prefetch={false}
          className={buttonClass('quiet')}
        >
          Show all
        </Link>
      ) : null}
    </FilterForm>
  )
}

/** What narrows the rows beside words, by name. */
function narrowedTo(filter: BlastFilter, { teams, units }: WhatIfNarrowedProps['facts']): string[] {
  const { unit, account } = filter
  return [
    ...filter.teams.map((id) =>
      id === NONE ? 'No team' : (teams.find((team) => team.id === id)?.name ?? `Team ${id}`),
    ),
    ...filter.environments.map((name) => (name === NONE ? 'No environment' : name)),
    ...(unit === null ? [] : [unitName(unit, units)]),
    ...(account === null ? [] : [`Account ${account}`]),
  ]
}

function unitName(id: string, units: BlastFacts['units']): string {
  if (id === NONE) return 'No organization'
  if (id === OUTSIDE_UNIT) return 'Not in the directory'
  return units.find((unit) => unit.id === id)?.name ?? `Unit ${id}`
}
