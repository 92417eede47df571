/** What history is shown of: a form that the browser itself can send. */
import type { Route } from 'next'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { ChoiceMenu } from '@/components/ui/choice-menu'
import { FilterForm } from '@/components/ui/filter-form'
import { PlainSelect } from '@/components/ui/plain-select'
import { addDays, type Period } from '@/lib/domain/impact/period'
import { INCIDENT_KINDS } from '@/lib/domain/incident'
import { kindWord } from '@/lib/domain/incident-words'
import type { HistoryState } from '@/lib/history/contract'
import { OUTAGE_KINDS } from '@/lib/impact/filter'
import { historyQuery } from './history-href'

interface Choice {
  value: string
  name: string
  count?: number
}

interface HistoryFiltersProps {
  state: HistoryState
  period: Period
  choices: { services: readonly Choice[]; regions: readonly Choice[]; teams: readonly Choice[] }
}

const KINDS = INCIDENT_KINDS.map((value) => ({ value, name: kindWord(value) }))

export function HistoryFilters({ state, period, choices }: HistoryFiltersProps) {
  const { filter, compare } = state
  return (
    <FilterForm
      action={'/history' as Route}
      // What was chosen belongs to the address: another address, another form.
      key={historyQuery(state)}
      label="History"
      className="mb-2 grid grid-cols-2 items-center gap-2 sm:flex sm:flex-wrap print:hidden"
    >
      <input type="hidden" name="zone" value={period.zone} />
      <input type="hidden" name="clock" value={filter.clock} />
      {filter.account.map((account) => (
        <input key={account} type="hidden" name="account" value={account} />
      ))}
      <ChoiceMenu label="Service" name="service" options={choices.services} chosen={filter.service} />
      {compare.length > 0 ? null : (
        <ChoiceMenu label="Region" name="region" options={choices.regions} chosen={filter.region} />
      )}
      <ChoiceMenu label="Compare Regions" name="compare" options={choices.regions} chosen={compare} />
      {choices.teams.length > 0 || filter.team.length > 0 ? (
        <ChoiceMenu label="Team" name="team" options={choices.teams} chosen={filter.team} />
      ) : null}
      <ChoiceMenu label="Kind" name="kind" options={KINDS} chosen={isUsualKinds(filter.kind) ? [] : filter.kind} />
      <PlainSelect
        label="Which events of a service"
        name="named"
        value={String(filter.named)}
        options={[
          { value: 'true', label: 'All events that name it' },
          { value: 'false', label: 'Only its own events' },
        ]}
      />
      <DayField label="From" name="first" value={period.firstDay} />
      <DayField label="To" name="last" value={addDays(period.endDay, -1)} />
      <Button type="submit">Show</Button>
      <Link href={'/history' as Route} prefetch={false} className={buttonClass('quiet')}>
        Everything
      </Link>
    </FilterForm>
  )
}

function isUsualKinds(kinds: HistoryState['filter']['kind']): boolean {
  return kinds.join() === OUTAGE_KINDS.join()
}

function DayField({ label, name, value }: { label: string; name: string; value: string }) {
  return (
    <label className="flex min-w-0 items-center gap-1.5 text-sm text-ink-muted">
      {label}
      <input
        type="date"
        name={name}
        defaultValue={value}
        className="field-text h-8 min-w-0 flex-1 rounded-md border border-line-strong bg-surface px-2 text-ink"
      />
    </label>
  )
}
