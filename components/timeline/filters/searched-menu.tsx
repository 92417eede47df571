/** A filter whose values are found by typing, because there may be ten thousand: accounts, teams, owners. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { FilterMenu } from '@/components/ui/filter-menu'
import { searchOptions } from '@/components/ui/filter-option'
import { choicesQuery } from '@/lib/events/queries'
import { useTimeline } from '../timeline-context'
import { isNamed, menuLabel, OWNER_CHOICES, type SearchedName } from './filter-options'

export function SearchedMenu({ name }: { name: SearchedName }) {
  const { state, change } = useTimeline()
  // null: nobody has looked yet.
  const [typed, setTyped] = useState<string | null>(null)
  const selected = state.filter[name]
  const query = choicesQuery(name, typed ?? '', selected)
  const { data } = useQuery({ ...query, enabled: typed !== null || selected.length > 0 })
  const { found: others = [], chosen: named = [] } = data ?? {}
  const fixed = name === 'owner' ? OWNER_CHOICES : []
  const known = [...fixed, ...named]
  const found = [...searchOptions(fixed, typed ?? ''), ...others]
  const chosen = selected.map((value) => ({
    value,
    label: known.find((choice) => isNamed(choice, value))?.label ?? value,
  }))
  const rest = found.filter((choice) => !selected.some((value) => isNamed(choice, value)))
  return (
    <FilterMenu
      label={menuLabel(name)}
      options={(typed ?? '') === '' ? [...chosen, ...rest] : found}
      chosen={chosen}
      selected={selected}
      onSearch={setTyped}
      onChange={(selection) => change(({ filter }) => ({ filter: { ...filter, [name]: selection(filter[name]) } }))}
    />
  )
}
