/** The filters in force, each with a cross, and what of the address could not be understood. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { type EventFilter, NO_FILTER } from '@/lib/events/filter'
import { choicesQuery, facetsQuery } from '@/lib/events/queries'
import { useTimeline } from '../timeline-context'
import { FILTERS, type KnownLabels, menuLabel, type SearchedName, valueLabel } from './filter-options'
import { UrlProblems } from './url-problems'

interface ActiveFilter {
  key: string
  label: string
  without: (filter: EventFilter) => EventFilter
}

export function ActiveFilters() {
  const { state, problems, change } = useTimeline()
  const { data: facets } = useQuery(facetsQuery)
  const known = { facets, account: useChosen('account'), team: useChosen('team'), owner: useChosen('owner') }
  const active = listActive(state.filter, known)
  if (active.length === 0 && Object.keys(problems).length === 0) return null
  return (
    <div className="flex flex-col gap-2">
      <UrlProblems problems={problems} />
      {active.length > 0 ? (
        <ul aria-label="Filters in force" className="flex flex-wrap items-center gap-1.5">
          {active.map(({ key, label, without }) => (
            <li key={key} className="max-w-full">
              <Chip
                tone="accent"
                removeLabel={`Remove the filter ${label}`}
                onRemove={() => change((last) => ({ filter: without(last.filter) }))}
              >
                {label}
              </Chip>
            </li>
          ))}
          <li>
            <Button
              size="sm"
              variant="quiet"
              onClick={() => change(({ filter: { from, to } }) => ({ filter: { ...NO_FILTER, from, to } }))}
            >
              Clear
            </Button>
          </li>
        </ul>
      ) : null}
    </div>
  )
}

function useChosen(name: SearchedName) {
  const { state } = useTimeline()
  const chosen = state.filter[name]
  return useQuery({ ...choicesQuery(name, '', chosen), enabled: chosen.length > 0 }).data
}

function listActive(filter: EventFilter, known: KnownLabels): ActiveFilter[] {
  const values = FILTERS.flatMap((name) =>
    filter[name].map((value) => ({
      key: `${name} ${value}`,
      label: `${menuLabel(name)}: ${valueLabel(name, value, known, filter)}`,
      without: (last: EventFilter) => ({ ...last, [name]: last[name].filter((other) => other !== value) }),
    })),
  )
  const text = { key: 'q', label: `Text: ${filter.q}`, without: (last: EventFilter) => ({ ...last, q: null }) }
  const toggle = {
    ...{ key: 'unacknowledged', label: 'Unacknowledged' },
    without: (last: EventFilter) => ({ ...last, unacknowledged: false }),
  }
  return [...values, ...(filter.unacknowledged ? [toggle] : []), ...(filter.q === null ? [] : [text])]
}
