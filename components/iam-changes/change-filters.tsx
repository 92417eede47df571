/** The filter of changes as a form that the browser itself can send: the address then holds the view. */
import type { Route } from 'next'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { ChoiceMenu } from '@/components/ui/choice-menu'
import { FilterForm } from '@/components/ui/filter-form'
import { SearchInput } from '@/components/ui/search-input'
import { type ChangeFilter, NO_CHANGE_FILTER } from '@/lib/iam-changes/filter'
import { MEANS_CHOICES, SOURCE_CHOICES } from './change-words'
import { changesHref } from './changes-href'

interface ChangeFiltersProps {
  filter: ChangeFilter
  /** Whether anything is filtered. */
  isFiltered: boolean
}

export function ChangeFilters({ filter, isFiltered }: ChangeFiltersProps) {
  const { incident, account, from, to, means, source, q, unexplained } = filter
  const path = incident === null ? '/iam/changes' : `/incidents/${incident}/iam-changes`
  return (
    <FilterForm
      action={path as Route}
      // What was typed belongs to the address: another address, another form.
      key={JSON.stringify(filter)}
      label="Changes to identity"
      className="mb-3 grid grid-cols-2 gap-2 sm:flex sm:flex-wrap"
    >
      <SearchInput
        label="Find by action, actor, subject or address"
        name="q"
        maxLength={200}
        defaultValue={q}
        className="max-sm:col-span-full sm:w-80"
      />
      <DayInput label="From" name="from" at={from} />
      <DayInput label="Until" name="to" at={to} />
      <ChoiceMenu label="Means" name="means" options={MEANS_CHOICES} chosen={means} />
      <ChoiceMenu label="Source" name="source" options={SOURCE_CHOICES} chosen={source} />
      {account.length > 0 ? <input type="hidden" name="account" value={account.join(',')} /> : null}
      <label className="flex h-8 items-center gap-2 text-sm font-medium">
        <input
          type="checkbox"
          name="unexplained"
          value="true"
          defaultChecked={unexplained}
          className="size-4 accent-accent"
        />
        Without a reason
      </label>
      <Button type="submit">Filter</Button>
      {isFiltered ? (
        <Link href={changesHref({ ...NO_CHANGE_FILTER, incident })} prefetch={false} className={buttonClass('quiet')}>
          Show all
        </Link>
      ) : null}
    </FilterForm>
  )
}

/** A moment that is no whole day stays in the address as it is. */
function DayInput({ label, name, at }: { label: string; name: string; at: number | null }) {
  const text = at === null ? '' : new Date(at).toISOString()
  const isDay = text === '' || text.endsWith('T00:00:00.000Z')
  return (
    <label className="flex h-8 min-w-0 items-center gap-2 text-sm text-ink-muted" title="A day of UTC">
      {label}
      <input
        type={isDay ? 'date' : 'text'}
        name={name}
        defaultValue={isDay ? text.slice(0, 10) : text}
        className="field-text h-8 min-w-0 flex-1 rounded-md border border-line-field bg-surface px-2 text-ink"
      />
    </label>
  )
}
