/** Where the keyboard is in an icicle, and what its keys do there: walk, zoom in and out, open an account. */
'use client'

import { type KeyboardEvent, useState } from 'react'
import { collapsed } from './icicle-groups'
import { firstCursor, type IcicleCursor, moveCursor } from './icicle-keys'
import type { IcicleLayout } from './icicle-layout'
import type { IcicleNode } from './icicle-tree'

/** What was reached, whatever the layout. */
type Reached = { kind: 'unit'; id: string; isDirect: boolean } | { kind: 'cell'; account: number }

interface IcicleCursorOptions {
  layout: IcicleLayout
  /** From the whole to what is shown. */
  path: readonly IcicleNode[]
  onUnit: (id: string | null) => void
  onAccount: (account: number) => void
}

/** `cursor` is null while the keyboard is elsewhere; `reach` puts it where the pointer chose. */
export function useIcicleCursor({ layout, path, onUnit, onAccount }: IcicleCursorOptions) {
  const [reached, setReached] = useState<Reached | null>(null)
  const [isHere, setIsHere] = useState(false)
  const cursor = isHere ? (placeOf(layout, reached) ?? firstCursor(layout)) : null

  const reach = (next: IcicleCursor) => setReached(whatIs(layout, next))
  const zoomOut = (): boolean => {
    const current = path.at(-1)
    const above = outOf(path)
    if (!current || above === undefined) return false
    setReached({ kind: 'unit', id: current.id, isDirect: false })
    onUnit(above)
    return true
  }
  const open = () => {
    if (cursor?.kind === 'cell') onAccount(layout.accounts[cursor.index] ?? 0)
    if (cursor?.kind === 'unit') onUnit(layout.units[cursor.index]?.node.id ?? null)
  }
  const press = (key: string): boolean => {
    if (key === 'Escape' || key === 'Backspace') return zoomOut()
    if (cursor === null) return false
    if (key === 'Enter' || key === ' ') {
      open()
      return true
    }
    const moved = moveCursor(layout, cursor, key)
    if (moved) reach(moved)
    return moved !== null
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !press(event.key)) return
    event.preventDefault()
    event.stopPropagation()
  }
  return { cursor, reach, onKeyDown, enter: () => setIsHere(true), leave: () => setIsHere(false) }
}

function placeOf({ units, accounts }: IcicleLayout, reached: Reached | null): IcicleCursor | null {
  if (reached === null) return null
  const index =
    reached.kind === 'cell'
      ? accounts.indexOf(reached.account)
      : units.findIndex(({ node, isDirect }) => node.id === reached.id && isDirect === reached.isDirect)
  return index < 0 ? null : { kind: reached.kind, index }
}

function whatIs({ units, accounts }: IcicleLayout, { kind, index }: IcicleCursor): Reached | null {
  const unit = units[index]
  if (kind === 'cell') return { kind, account: accounts[index] ?? 0 }
  return unit ? { kind, id: unit.node.id, isDirect: unit.isDirect } : null
}

/** The unit above that looks different; null is everything; undefined: nothing is above. */
function outOf(path: readonly IcicleNode[]): string | null | undefined {
  const current = path.at(-1)
  if (!current) return undefined
  const above = path.findLastIndex((node) => collapsed(node) !== collapsed(current))
  if (above < 0) return undefined
  const same = collapsed(path[above] ?? current)
  const first = path.findIndex((node) => collapsed(node) === same)
  return first <= 0 ? null : path[first]?.id
}
