/** Items that are chosen to be changed together. */
'use client'

import { useState } from 'react'

export interface Selection {
  /** Rows show boxes to tick. */
  isOn: boolean
  ids: ReadonlySet<string>
  start: () => void
  stop: () => void
  toggle: (id: string) => void
  /** From the last one that was ticked to this one, in the order of the list. */
  reach: (id: string, order: readonly string[]) => void
  /** All of these, or none of them where all are ticked. */
  toggleAll: (ids: readonly string[]) => void
}

const NONE: ReadonlySet<string> = new Set()

/** Nothing is chosen at first. */
export function useSelection(): Selection {
  const [isOn, setOn] = useState(false)
  const [ids, setIds] = useState(NONE)
  const [last, setLast] = useState<string | null>(null)

  function set(next: ReadonlySet<string>, at: string | null) {
    setIds(next)
    setLast(at)
    if (next.size > 0) setOn(true)
  }

  return {
    isOn,
    ids,
    start: () => setOn(true),
    stop: () => {
      set(NONE, null)
      setOn(false)
    },
    toggle: (id) => set(ids.has(id) ? minus(ids, [id]) : new Set([...ids, id]), id),
    reach: (id, order) => {
      const ends = [order.indexOf(last ?? id), order.indexOf(id)].sort((a, b) => a - b)
      const [from = 0, to = 0] = ends
      set(new Set([...ids, ...order.slice(Math.max(0, from), to + 1)]), id)
    },
    toggleAll: (all) => set(all.every((id) => ids.has(id)) ? minus(ids, all) : new Set([...ids, ...all]), null),
  }
}

function minus(ids: ReadonlySet<string>, gone: readonly string[]): ReadonlySet<string> {
  return new Set([...ids].filter((id) => !gone.includes(id)))
}
