/** Narrows the rows: by text, team, environment, unit and service; what is in force can be taken away. */
'use client'

import { useMemo } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { Chip } from '@/components/ui/chip'
import { FilterMenu } from '@/components/ui/filter-menu'
import type { SelectionChange } from '@/components/ui/filter-option'
import type { BlastFacts } from '@/lib/domain/blast-radius/facts'
import { type BlastFilter, NO_FILTER } from '@/lib/domain/blast-radius/filter'
import { useBlast } from './blast-context'
import { blastOptions, NO_OPTIONS } from './blast-options'
import { BlastText } from './blast-text'
import { isFiltered } from './picture'
import { ViewLink } from './view-link'

interface BlastFiltersProps {
  facts: BlastFacts | null
  touches: Uint8Array | null
}

export function BlastFilters({ facts, touches }: BlastFiltersProps) {
  const { view, change } = useBlast()
  const { filter } = view
  const options = useMemo(
    () => (facts === null || touches === null ? NO_OPTIONS : blastOptions(facts, touches)),
    [facts, touches],
  )
  const narrow = (part: (last: BlastFilter) => Partial<BlastFilter>) =>
    change(({ filter: last }) => ({ filter: { ...last, ...part(last) } }))
  return (
    <div className="flex flex-wrap items-center gap-2 print:hidden noscript:hidden">
      <BlastText className="min-w-40 flex-1 sm:max-w-64" />
      {isChoice(options.teams, filter.teams) ? (
        <FilterMenu
          label="Team"
          options={options.teams}
          selected={filter.teams}
          onChange={(selection) => narrow(({ teams }) => ({ teams: selection(teams) }))}
        />
      ) : null}
      {isChoice(options.environments, filter.environments) ? (
        <FilterMenu
          label="Environment"
          options={options.environments}
          selected={filter.environments}
          onChange={(selection) => narrow(({ environments }) => ({ environments: selection(environments) }))}
        />
      ) : null}
      {isChoice(options.units, filter.unit === null ? [] : [filter.unit]) ? (
        <FilterMenu
          label="Unit"
          options={options.units}
          selected={filter.unit === null ? [] : [filter.unit]}
          onChange={(selection) => narrow(({ unit }) => ({ unit: otherUnit(selection, unit) }))}
        />
      ) : null}
      {isChoice(options.services, filter.services) ? (
        <FilterMenu
          label="Service"
          options={options.services}
          selected={filter.services}
          onChange={(selection) => narrow(({ services }) => ({ services: selection(services) }))}
        />
      ) : null}
      {filter.account === null ? null : (
        <Chip
          tone="accent"
          onRemove={() => narrow(() => ({ account: null }))}
          removeLabel={`Remove filter account ${filter.account}`}
        >
          <span className="font-mono">{filter.account}</span>
        </Chip>
      )}
      {isFiltered(view) ? (
        <ViewLink change={{ filter: NO_FILTER }} className={buttonClass('quiet')}>
          Show all
        </ViewLink>
      ) : null}
    </div>
  )
}

/** One unit at a time, it and those below: the one that was added, or none. */
function otherUnit(selection: SelectionChange, last: string | null): string | null {
  return selection(last === null ? [] : [last]).find((unit) => unit !== last) ?? null
}

/** One value that all have is no choice, unless it is in force. */
function isChoice(options: readonly unknown[], chosen: readonly string[]): boolean {
  return options.length > 1 || chosen.length > 0
}
