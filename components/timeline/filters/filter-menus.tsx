/** The menus of values: service, Region, status, category, severity. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { FilterMenu } from '@/components/ui/filter-menu'
import { SEVERITIES } from '@/lib/domain/severity'
import { facetsQuery } from '@/lib/events/queries'
import { useTimeline } from '../timeline-context'
import { MENUS, type MenuName, menuLabel, menuOptions } from './filter-options'

export function FilterMenus() {
  const { state, change } = useTimeline()
  const { data: facets } = useQuery(facetsQuery)
  const choose = (name: MenuName, values: string[]) =>
    change(({ filter }) => ({
      filter:
        name === 'severity'
          ? { ...filter, severity: SEVERITIES.filter((severity) => values.includes(severity)) }
          : { ...filter, [name]: values },
    }))
  return MENUS.map((name) => (
    <FilterMenu
      key={name}
      label={menuLabel(name)}
      options={menuOptions(name, facets, state.filter)}
      selected={state.filter[name]}
      onChange={(values) => choose(name, values)}
    />
  ))
}
