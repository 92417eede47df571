/** The menus of values: service, Region, status, category, severity; where accounts are known, account, team, connection. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { FilterMenu } from '@/components/ui/filter-menu'
import { SEVERITIES } from '@/lib/domain/severity'
import { facetsQuery } from '@/lib/events/queries'
import { useTimeline } from '../timeline-context'
import { MENUS, type MenuName, menuLabel, menuOptions, SEARCHED_MENUS } from './filter-options'
import { SearchedMenu } from './searched-menu'

export function FilterMenus() {
  const { state, change } = useTimeline()
  const { data: facets } = useQuery(facetsQuery)
  const choose = (name: MenuName | 'connection', values: string[]) =>
    change(({ filter }) => ({
      filter:
        name === 'severity'
          ? { ...filter, severity: SEVERITIES.filter((severity) => values.includes(severity)) }
          : { ...filter, [name]: values },
    }))
  const connections = facets?.connections ?? []
  return (
    <>
      {MENUS.map((name) => (
        <FilterMenu
          key={name}
          label={menuLabel(name)}
          options={menuOptions(name, facets, state.filter)}
          selected={state.filter[name]}
          onChange={(values) => choose(name, values)}
        />
      ))}
      {facets?.hasAccounts ? SEARCHED_MENUS.map((name) => <SearchedMenu key={name} name={name} />) : null}
      {connections.length > 1 ? (
        <FilterMenu
          label={menuLabel('connection')}
          options={connections}
          selected={state.filter.connection}
          onChange={(values) => choose('connection', values)}
        />
      ) : null}
    </>
  )
}
