/** The directory's filter as a form that the browser itself can send: the address then holds the view. */
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { ChoiceMenu } from '@/components/ui/choice-menu'
import { FilterForm } from '@/components/ui/filter-form'
import { PlainSelect } from '@/components/ui/plain-select'
import { SearchInput } from '@/components/ui/search-input'
import type { AccountFacets, OrgUnitView } from '@/lib/accounts/contract'
import { type AccountFilter, type AccountSort, isUnfilteredAccounts, NO_ACCOUNT_FILTER } from '@/lib/accounts/filter'
import { statusName, unitWords } from './account-words'

interface AccountFiltersProps {
  filter: AccountFilter
  facets: AccountFacets
  units: readonly OrgUnitView[]
}

const SORTS: readonly { value: AccountSort; label: string }[] = [
  { value: 'name', label: 'By name' },
  { value: 'id', label: 'By id' },
  { value: 'joined', label: 'Latest joined first' },
]

export function AccountFilters({ filter, facets, units }: AccountFiltersProps) {
  const statuses = facets.statuses.map((status) => ({ ...status, name: statusName(status.value) }))
  return (
    <FilterForm
      action="/accounts"
      // What was typed belongs to the address: another address, another form.
      key={JSON.stringify(filter)}
      label="Accounts"
      className="mb-3 grid grid-cols-2 gap-2 sm:flex sm:flex-wrap"
    >
      <SearchInput
        label="Find by name, id, e-mail or tag"
        name="q"
        maxLength={200}
        defaultValue={filter.q ?? ''}
        className="max-sm:col-span-full sm:w-72"
      />
      <ChoiceMenu label="Team" name="team" options={facets.teams} chosen={filter.team} />
      <ChoiceMenu label="Environment" name="environment" options={facets.environments} chosen={filter.environment} />
      {facets.criticalities.length > 1 || filter.criticality.length > 0 ? (
        <ChoiceMenu label="Criticality" name="criticality" options={facets.criticalities} chosen={filter.criticality} />
      ) : null}
      {facets.connections.length > 1 || filter.connection.length > 0 ? (
        <ChoiceMenu label="Connection" name="connection" options={facets.connections} chosen={filter.connection} />
      ) : null}
      <UnitSelect units={units} chosen={filter.unit} />
      <ChoiceMenu label="Status" name="status" options={statuses} chosen={filter.status} />
      <PlainSelect
        label="Sort"
        name="sort"
        value={filter.sort}
        options={SORTS}
        usual={NO_ACCOUNT_FILTER.sort}
        className="md:hidden"
      />
      <Button type="submit">Filter</Button>
      {isUnfilteredAccounts(filter) ? null : (
        <Link href="/accounts" className={buttonClass('quiet')}>
          Show all
        </Link>
      )}
    </FilterForm>
  )
}

/** Stands for the tree where there is no room for it. */
function UnitSelect({ units, chosen }: { units: readonly OrgUnitView[]; chosen: readonly string[] }) {
  if (units.length === 0 && chosen.length === 0) return null
  const value = chosen.join(',')
  const known = chosen.length === 0 || units.some(({ id }) => id === value)
  return (
    <PlainSelect
      label="Unit"
      name="unit"
      value={value}
      options={[
        { value: '', label: 'Every unit' },
        ...(known ? [] : [{ value, label: chosen.length === 1 ? value : `${chosen.length} units` }]),
        ...units.map(({ id, path, accountsBelow }) => ({ value: id, label: `${unitWords(path)} (${accountsBelow})` })),
      ]}
      className="sm:max-w-60 xl:hidden"
    />
  )
}
