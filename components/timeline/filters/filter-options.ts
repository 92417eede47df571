/** What the filter menus offer. */
import type { FilterOption } from '@/components/ui/filter-option'
import { SEVERITIES } from '@/lib/domain/severity'
import type { FacetsView } from '@/lib/events/contract'
import { CATEGORIES, type EventFilter, STATUSES } from '@/lib/events/filter'
import { severityName } from '../peak-word'

/** The filters that are menus of values. */
export const MENUS = ['service', 'region', 'status', 'category', 'severity'] as const
export type MenuName = (typeof MENUS)[number]

const LABELS: Record<MenuName | 'source', string> = {
  service: 'Service',
  region: 'Region',
  status: 'Status',
  category: 'Category',
  severity: 'Severity',
  source: 'Source',
}

const STATUS_WORDS: Record<(typeof STATUSES)[number], string> = {
  open: 'Open',
  closed: 'Resolved',
  upcoming: 'Upcoming',
}

const CATEGORY_WORDS: Record<(typeof CATEGORIES)[number], string> = {
  issue: 'Issue',
  accountNotification: 'Account notification',
  scheduledChange: 'Scheduled change',
  investigation: 'Investigation',
}

export function menuLabel(name: MenuName | 'source'): string {
  return LABELS[name]
}

/** A value that is chosen but not among the facets is offered too: a link may name anything. */
export function menuOptions(name: MenuName, facets: FacetsView | undefined, filter: EventFilter): FilterOption[] {
  if (name === 'status') return STATUSES.map((value) => ({ value, label: STATUS_WORDS[value] }))
  if (name === 'category') return CATEGORIES.map((value) => ({ value, label: CATEGORY_WORDS[value] }))
  if (name === 'severity') {
    return [...SEVERITIES].reverse().map((value) => ({ value, label: severityName(value), mark: value }))
  }
  const known = (name === 'service' ? facets?.services : facets?.regions) ?? []
  const options = known.map(({ value, label, events }) => ({
    value,
    label: facetLabel(name, value, label),
    count: events,
  }))
  const others = filter[name].filter((value) => !known.some((facet) => facet.value === value))
  return [...others.map((value) => ({ value, label: value })), ...options]
}

/** How a chosen value is called. */
export function valueLabel(
  name: MenuName | 'source',
  value: string,
  facets: FacetsView | undefined,
  filter: EventFilter,
): string {
  if (name === 'source') return value
  return menuOptions(name, facets, filter).find((option) => option.value === value)?.label ?? value
}

function facetLabel(name: 'service' | 'region', value: string, label: string): string {
  return name === 'region' && label !== value ? `${value} · ${label}` : label
}
