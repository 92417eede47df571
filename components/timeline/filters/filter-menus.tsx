/** The menus of values, and the switch for what nobody has acknowledged; where accounts are known, those of accounts too. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { FilterMenu } from '@/components/ui/filter-menu'
import type { SelectionChange } from '@/components/ui/filter-option'
import type { EventFilter } from '@/lib/events/filter'
import { facetsQuery } from '@/lib/events/queries'
import { useTimeline } from '../timeline-context'
import { type MenuName, menuLabel, menuOptions, menusOf, SEARCHED_MENUS } from './filter-options'
import { SearchedMenu } from './searched-menu'
import { UnacknowledgedSwitch } from './unacknowledged-switch'

export function FilterMenus() {
  const { state, shown, change } = useTimeline()
  const { data: facets } = useQuery(facetsQuery)
  const connections = facets?.connections ?? []
  const choose = (name: MenuName | 'connection', selection: SelectionChange) =>
    change(({ filter }) => ({ filter: withChosen(filter, name, selection(filter[name])) }))
  return (
    <>
      {menusOf(shown, state.filter).map((name) => (
        <FilterMenu
          key={name}
          label={menuLabel(name)}
          options={menuOptions(name, facets, state.filter)}
          selected={state.filter[name]}
          onChange={(selection) => choose(name, selection)}
        />
      ))}
      <SearchedMenu name="owner" />
      {facets?.hasAccounts ? SEARCHED_MENUS.map((name) => <SearchedMenu key={name} name={name} />) : null}
      {connections.length > 1 ? (
        <FilterMenu
          label={menuLabel('connection')}
          options={connections}
          selected={state.filter.connection}
          onChange={(selection) => choose('connection', selection)}
        />
      ) : null}
      <UnacknowledgedSwitch />
    </>
  )
}

/** Values come from menus that offer nothing else than what the filter takes. */
function withChosen(filter: EventFilter, name: MenuName | 'connection', values: string[]): EventFilter {
  return { ...filter, [name]: values }
}
