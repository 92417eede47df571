/** What a summary is about, as a form that the browser itself can send: the address then holds the view. */
import type { Route } from 'next'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { buttonClass } from '@/components/ui/button-class'
import { CheckField } from '@/components/ui/check-field'
import { ChoiceMenu } from '@/components/ui/choice-menu'
import { FilterForm } from '@/components/ui/filter-form'
import { PlainSelect } from '@/components/ui/plain-select'
import { CLOCK_PHRASES } from '@/lib/domain/impact/formulas'
import { INCIDENT_KINDS } from '@/lib/domain/incident'
import { kindWord } from '@/lib/domain/incident-words'
import { CLOCKS, formatImpactFilter, NO_IMPACT_FILTER } from '@/lib/impact/filter'
import { type ImpactPlace, impactHref } from './impact-href'

interface Choice {
  value: string
  name: string
}

interface ImpactFiltersProps extends ImpactPlace {
  services: readonly Choice[]
  regions: readonly Choice[]
  teams: readonly Choice[]
}

const KINDS = INCIDENT_KINDS.map((value) => ({ value, name: kindWord(value) }))
const CLOCK_OPTIONS = CLOCKS.map((value) => ({ value, label: `Clock: ${CLOCK_PHRASES[value]}` }))

export function ImpactFilters({ period, filter, services, regions, teams }: ImpactFiltersProps) {
  const asked = formatImpactFilter(filter)
  return (
    <FilterForm
      action={'/impact' as Route}
      key={asked.toString()}
      label="What the summary is about"
      className="grid grid-cols-2 items-center gap-2 sm:flex sm:flex-wrap print:hidden"
    >
      <input type="hidden" name="period" value={period.key} />
      <input type="hidden" name="zone" value={period.zone} />
      <ChoiceMenu label="Service" name="service" options={services} chosen={filter.service} />
      <ChoiceMenu label="Region" name="region" options={regions} chosen={filter.region} />
      <ChoiceMenu label="Team" name="team" options={teams} chosen={filter.team} />
      <ChoiceMenu label="Kind" name="kind" options={KINDS} chosen={asked.has('kind') ? filter.kind : []} />
      <PlainSelect
        label="Clock that the figures go by"
        name="clock"
        value={filter.clock}
        options={CLOCK_OPTIONS}
        usual={NO_IMPACT_FILTER.clock}
        className="max-sm:col-span-full"
      />
      {filter.service.length > 0 ? (
        <span className="max-sm:col-span-full">
          <CheckField
            label="Where other outages name it, too"
            name="named"
            value="true"
            defaultChecked={filter.named}
          />
        </span>
      ) : null}
      <input
        aria-label="Accounts, as ids of 12 digits with commas between them"
        name="account"
        placeholder="Account ids"
        defaultValue={filter.account.join(', ')}
        autoComplete="off"
        className="field-text h-8 w-full min-w-0 rounded-md border border-line-strong bg-surface px-2.5 placeholder:text-ink-faint sm:w-36"
      />
      <Button type="submit">Show</Button>
      {asked.size === 0 ? null : (
        <Link href={impactHref({ period, filter: NO_IMPACT_FILTER })} className={buttonClass('quiet')}>
          Show all
        </Link>
      )}
    </FilterForm>
  )
}
