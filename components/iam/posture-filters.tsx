/** Which accounts, and as of when: a form that the browser itself can send. */
import type { Route } from 'next'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { FilterForm } from '@/components/ui/filter-form'
import { PlainSelect } from '@/components/ui/plain-select'
import type { AccountFacet, AccountFacets, OrgUnitView } from '@/lib/accounts/contract'
import { NONE } from '@/lib/accounts/filter'
import { type EvidenceScope, formatScope } from '@/lib/evidence/filter'
import { fieldMoment } from './page-moment'

interface PostureFiltersProps {
  /** The page whose address the form makes. */
  action: Route
  scope: EvidenceScope
  /** What the filters offer. */
  units: readonly OrgUnitView[]
  facets: Pick<AccountFacets, 'teams' | 'connections'>
  /** Further parameters of the address, which stay. */
  kept?: Readonly<Record<string, string>>
}

export function PostureFilters({ action, scope, units, facets, kept = {} }: PostureFiltersProps) {
  const teams = facets.teams.filter(({ value }) => value !== NONE)
  const connections = facets.connections.filter(({ value }) => value !== NONE)
  return (
    <FilterForm
      // What was chosen belongs to the address: another address, another form.
      key={JSON.stringify([scope, kept])}
      action={action}
      label="Evidence"
      className="mb-3 grid grid-cols-2 gap-2 sm:flex sm:flex-wrap sm:items-center"
    >
      {scope.account === null ? null : <input type="hidden" name="account" value={scope.account} />}
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {units.length === 0 && scope.unit === null ? null : (
        <PlainSelect
          label="Unit"
          name="unit"
          value={scope.unit ?? ''}
          className="sm:max-w-60"
          options={withChosen(
            'Every unit',
            scope.unit,
            units.map(({ id, path, accountsBelow }) => ({ value: id, label: `${belowRoot(path)} (${accountsBelow})` })),
          )}
        />
      )}
      {teams.length === 0 && scope.team === null ? null : (
        <PlainSelect
          label="Team"
          name="team"
          value={scope.team ?? ''}
          className="sm:max-w-60"
          options={withChosen('Every team', scope.team, choices(teams))}
        />
      )}
      {connections.length < 2 && scope.connection === null ? null : (
        <PlainSelect
          label="Connection"
          name="connection"
          value={scope.connection ?? ''}
          className="sm:max-w-60"
          options={withChosen('Every connection', scope.connection, choices(connections))}
        />
      )}
      <label className="flex min-w-0 items-center gap-1.5 text-sm text-ink-muted max-sm:col-span-full">
        <span className="whitespace-nowrap">As of (UTC)</span>
        <input
          type="datetime-local"
          name="at"
          defaultValue={fieldMoment(scope.at)}
          className="field-text h-8 min-w-0 flex-1 rounded-md border border-line-strong bg-surface px-2 text-ink"
        />
      </label>
      <Button type="submit">Show</Button>
      {formatScope(scope).size === 0 ? null : (
        <Link href={withKept(action, kept)} className={buttonClass('quiet')}>
          Everything, now
        </Link>
      )}
    </FilterForm>
  )
}

interface Option {
  value: string
  label: string
}

/** With what the address asks for although it is not offered, and with "every". */
function withChosen(every: string, chosen: string | null, options: readonly Option[]): Option[] {
  const isKnown = chosen === null || options.some(({ value }) => value === chosen)
  return [{ value: '', label: every }, ...(isKnown ? [] : [{ value: chosen, label: chosen }]), ...options]
}

function choices(facets: readonly AccountFacet[]): Option[] {
  return facets.map(({ value, name, count }) => ({ value, label: `${name} (${count.toLocaleString('en-US')})` }))
}

/** Every path begins with the root. */
function belowRoot(path: string): string {
  const [root = '', ...below] = path.split('/')
  return below.length === 0 ? root : below.join(' / ')
}

function withKept(action: Route, kept: Readonly<Record<string, string>>): Route {
  const params = new URLSearchParams(kept)
  return (params.size === 0 ? action : `${action}?${params}`) as Route
}
