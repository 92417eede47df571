/** The filters in force, each with a cross, and what of the address could not be understood. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import type { FacetsView } from '@/lib/events/contract'
import { type EventFilter, NO_FILTER } from '@/lib/events/filter'
import { facetsQuery } from '@/lib/events/queries'
import { useTimeline } from '../timeline-context'
import { MENUS, menuLabel, valueLabel } from './filter-options'
import { UrlProblems } from './url-problems'

interface ActiveFilter {
  key: string
  label: string
  without: EventFilter
}

export function ActiveFilters() {
  const { state, problems, change } = useTimeline()
  const { data: facets } = useQuery(facetsQuery)
  const active = listActive(state.filter, facets)
  if (active.length === 0 && Object.keys(problems).length === 0) return null
  const { from, to } = state.filter
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
                onRemove={() => change({ filter: without })}
              >
                {label}
              </Chip>
            </li>
          ))}
          <li>
            <Button size="sm" variant="quiet" onClick={() => change({ filter: { ...NO_FILTER, from, to } })}>
              Clear
            </Button>
          </li>
        </ul>
      ) : null}
    </div>
  )
}

function listActive(filter: EventFilter, facets: FacetsView | undefined): ActiveFilter[] {
  const values = [...MENUS, 'source' as const].flatMap((name) =>
    filter[name].map((value) => ({
      key: `${name} ${value}`,
      label: `${menuLabel(name)}: ${valueLabel(name, value, facets, filter)}`,
      without: { ...filter, [name]: filter[name].filter((other) => other !== value) },
    })),
  )
  const text = filter.q === null ? [] : [{ key: 'q', label: `Text: ${filter.q}`, without: { ...filter, q: null } }]
  return [...values, ...text]
}
