/** The filter of incidents as a form that the browser itself can send: the address then holds the view. */
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { CheckField } from '@/components/ui/check-field'
import { ChoiceMenu } from '@/components/ui/choice-menu'
import { FilterForm } from '@/components/ui/filter-form'
import { PlainSelect } from '@/components/ui/plain-select'
import { SearchInput } from '@/components/ui/search-input'
import { INCIDENT_KINDS, SEVS } from '@/lib/domain/incident'
import { kindWord } from '@/lib/domain/incident-words'
import { SEVERITIES, severityWord } from '@/lib/domain/severity'
import { formatIncidentFilter, type IncidentFilter, isUnfilteredIncidents } from '@/lib/incidents/filter'
import { DayField } from './day-field'
import { statusOptions } from './status-options'

/** A value to choose, and what people read. */
interface Choice {
  value: string
  name: string
}

export interface IncidentChoices {
  services: readonly (Choice & { count: number })[]
  regions: readonly (Choice & { count: number })[]
  /** Empty where no team is known. */
  teams: readonly Choice[]
  /** People who own incidents. */
  owners: readonly Choice[]
}

const KINDS = INCIDENT_KINDS.map((value) => ({ value, name: kindWord(value) }))
const LEVELS = SEVS.map((value) => ({ value, name: value }))
const AWS_STATUSES = [...SEVERITIES].reverse().map((value) => ({ value, name: severityWord(value) }))
const OWNERS = [
  { value: 'me', name: 'Me' },
  { value: 'none', name: 'Nobody' },
]

interface IncidentFiltersProps {
  filter: IncidentFilter
  choices: IncidentChoices
}

export function IncidentFilters({ filter, choices }: IncidentFiltersProps) {
  return (
    <FilterForm
      action="/incidents"
      // What was typed belongs to the address: another address, another form.
      key={formatIncidentFilter(filter).toString()}
      label="Incidents"
      className="mb-4 grid grid-cols-2 items-center gap-2 sm:flex sm:flex-wrap"
    >
      <SearchInput
        label="Find by title, words of AWS, services, notes"
        placeholder="Find by title or words"
        name="q"
        maxLength={200}
        defaultValue={filter.q ?? ''}
        className="max-sm:col-span-full sm:w-64"
      />
      <PlainSelect
        label="Status"
        name="status"
        value={filter.status.join(',')}
        options={statusOptions(filter.status)}
      />
      <ChoiceMenu label="Severity" name="severity" options={LEVELS} chosen={filter.sev} />
      <ChoiceMenu label="Owner" name="owner" options={[...OWNERS, ...choices.owners]} chosen={filter.owner} />
      <CheckField label="Unacknowledged" name="unacknowledged" value="true" defaultChecked={filter.unacknowledged} />
      <details
        open={isNarrowedFurther(filter)}
        className="col-span-full open:w-full sm:open:order-last max-sm:order-none"
      >
        <summary className={buttonClass('quiet', 'md', 'list-none [&::-webkit-details-marker]:hidden')}>
          More filters
        </summary>
        <div className="mt-2 grid grid-cols-2 items-center gap-2 sm:flex sm:flex-wrap">
          <MoreFilters filter={filter} choices={choices} />
        </div>
      </details>
      <Button type="submit">Filter</Button>
      {isUnfilteredIncidents(filter) ? null : (
        <Link href="/incidents" className={buttonClass('quiet')}>
          Show all
        </Link>
      )}
    </FilterForm>
  )
}

function MoreFilters({ filter, choices }: IncidentFiltersProps) {
  return (
    <>
      <ChoiceMenu label="Service" name="service" options={choices.services} chosen={filter.service} />
      <ChoiceMenu label="Region" name="region" options={choices.regions} chosen={filter.region} />
      <ChoiceMenu label="AWS status" name="severity" options={AWS_STATUSES} chosen={filter.severity} />
      <ChoiceMenu label="Kind" name="kind" options={KINDS} chosen={filter.kind} />
      {choices.teams.length > 0 || filter.team.length > 0 ? (
        <ChoiceMenu label="Team" name="team" options={choices.teams} chosen={filter.team} />
      ) : null}
      <DayField label="From" name="from" value={filter.from} />
      <DayField label="To" name="to" value={filter.to} />
      <Unoffered filter={filter} />
    </>
  )
}

/** Whether one of the filters that are folded away is in force. */
function isNarrowedFurther(filter: IncidentFilter): boolean {
  const rest = { ...filter, q: null, status: [], sev: [], owner: [], unacknowledged: false }
  return !isUnfilteredIncidents(rest)
}

/** What an address may ask for beside what this form offers: it stays in force. */
const UNOFFERED = ['account', 'connection', 'source', 'category'] as const

function Unoffered({ filter }: { filter: IncidentFilter }) {
  return UNOFFERED.flatMap((name) =>
    filter[name].map((value) => (
      <label key={`${name} ${value}`} className="flex min-h-8 items-center gap-1.5 text-sm">
        <input type="checkbox" name={name} value={value} defaultChecked className="size-4 shrink-0 accent-accent" />
        <span className="min-w-0 break-words">
          {name} {value}
        </span>
      </label>
    )),
  )
}
