/** What the filter menus offer. */
import type { FilterOption } from '@/components/ui/filter-option'
import { SEVERITIES } from '@/lib/domain/severity'
import type { ChoicesView, FacetsView } from '@/lib/events/contract'
import { CATEGORIES, type EventFilter, STATUSES } from '@/lib/events/filter'
import { severityName } from '../peak-word'

/** The filters that are menus of values. */
export const MENUS = ['service', 'region', 'status', 'category', 'severity'] as const
export type MenuName = (typeof MENUS)[number]

/** Those whose values are found by typing. */
export const SEARCHED_MENUS = ['account', 'team'] as const
export type SearchedName = (typeof SEARCHED_MENUS)[number]

/** All filters of values, in the order in which they are shown. */
export const FILTERS = [...MENUS, ...SEARCHED_MENUS, 'connection', 'source'] as const
export type FilterName = (typeof FILTERS)[number]

const LABELS: Record<FilterName, string> = {
  service: 'Service',
  region: 'Region',
  status: 'Status',
  category: 'Category',
  severity: 'Severity',
  account: 'Account',
  team: 'Team',
  connection: 'Connection',
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

export function menuLabel(name: FilterName): string {
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

/** What is known of how values are called. */
export interface KnownLabels extends Record<SearchedName, ChoicesView | undefined> {
  facets: FacetsView | undefined
}

/** How a chosen value is called. */
export function valueLabel(name: FilterName, value: string, known: KnownLabels, filter: EventFilter): string {
  return labelled(name, known, filter).find((option) => isNamed(option, value))?.label ?? value
}

/** Whether a chosen value means this one: a team may be chosen by its name. */
export function isNamed(option: { value: string; label: string }, value: string): boolean {
  return option.value === value || option.label.toLowerCase() === value.toLowerCase()
}

function labelled(name: FilterName, known: KnownLabels, filter: EventFilter): readonly FilterOption[] {
  if (name === 'source') return []
  if (name === 'connection') return known.facets?.connections ?? []
  if (name === 'account' || name === 'team') return known[name]?.chosen ?? []
  return menuOptions(name, known.facets, filter)
}

function facetLabel(name: 'service' | 'region', value: string, label: string): string {
  return name === 'region' && label !== value ? `${value} · ${label}` : label
}
