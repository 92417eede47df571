/** What the filter menus offer. */
import type { FilterOption } from '@/components/ui/filter-option'
import { INCIDENT_KINDS, SEVS } from '@/lib/domain/incident'
import { kindWord } from '@/lib/domain/incident-words'
import { SEVERITIES, severityWord } from '@/lib/domain/severity'
import type { ChoicesView, FacetsView } from '@/lib/events/contract'
import { CATEGORIES, type EventFilter, STATUSES } from '@/lib/events/filter'
import type { TimelineViewKind } from '@/lib/events/view-state'
import { categoryWord } from '../event-mark'

/** The filters that are menus of values known beforehand. */
const MENUS = ['service', 'region', 'status', 'sev', 'category', 'severity', 'kind'] as const
export type MenuName = (typeof MENUS)[number]

/** Those whose values are found by typing. */
export const SEARCHED_MENUS = ['account', 'team'] as const
export type SearchedName = (typeof SEARCHED_MENUS)[number] | 'owner'

/** All filters of values, in the order in which they are shown. */
export const FILTERS = [...MENUS, 'owner', ...SEARCHED_MENUS, 'connection', 'source'] as const
export type FilterName = (typeof FILTERS)[number]

const LABELS: Record<FilterName, string> = {
  service: 'Service',
  region: 'Region',
  status: 'Status',
  category: 'Category',
  // AWS's words, and ours: the two must not be mixed up.
  severity: 'AWS status',
  sev: 'Severity',
  kind: 'Kind',
  owner: 'Owner',
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

export function menuLabel(name: FilterName): string {
  return LABELS[name]
}

/** The menus of a view: incidents are all of one category, unless somebody asks for another. */
export function menusOf(view: TimelineViewKind, filter: EventFilter): readonly MenuName[] {
  const hidesCategory = view === 'incidents' && filter.category.length === 0
  return MENUS.filter((name) => name !== 'category' || !hidesCategory)
}

/** A value that is chosen but not among the facets is offered too: a link may name anything. */
export function menuOptions(name: MenuName, facets: FacetsView | undefined, filter: EventFilter): FilterOption[] {
  switch (name) {
    case 'status':
      return STATUSES.map((value) => ({ value, label: STATUS_WORDS[value] }))
    case 'category':
      return CATEGORIES.map((value) => ({ value, label: categoryWord(value) }))
    case 'severity':
      return [...SEVERITIES].reverse().map((value) => ({ value, label: severityWord(value), mark: value }))
    case 'sev':
      return SEVS.map((value) => ({ value, label: value }))
    case 'kind':
      return INCIDENT_KINDS.map((value) => ({ value, label: kindWord(value) }))
    default:
      return facetOptions(name, (name === 'service' ? facets?.services : facets?.regions) ?? [], filter[name])
  }
}

function facetOptions(
  name: 'service' | 'region',
  known: FacetsView['services'],
  chosen: readonly string[],
): FilterOption[] {
  const others = chosen.filter((value) => !known.some((facet) => facet.value === value))
  return [
    ...others.map((value) => ({ value, label: value })),
    ...known.map(({ value, label, events }) => ({ value, label: facetLabel(name, value, label), count: events })),
  ]
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
  if (name === 'owner') return [...OWNER_CHOICES, ...(known.owner?.chosen ?? [])]
  if (name === 'account' || name === 'team') return known[name]?.chosen ?? []
  return menuOptions(name, known.facets, filter)
}

/** Owners that stand for whoever looks, and for nobody. */
export const OWNER_CHOICES: readonly FilterOption[] = [
  { value: 'me', label: 'Me' },
  { value: 'none', label: 'Nobody' },
]

function facetLabel(name: 'service' | 'region', value: string, label: string): string {
  return name === 'region' && label !== value ? `${value} · ${label}` : label
}
