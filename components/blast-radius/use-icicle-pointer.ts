/** What the pointer is over in an icicle, and what a click there chooses. */
'use client'

import { type MouseEvent, type PointerEvent, useState } from 'react'
import { cursorAt } from './icicle-hit'
import type { IcicleCursor } from './icicle-keys'
import type { IcicleLayout } from './icicle-layout'

interface IcicleChoices {
  reach: (cursor: IcicleCursor) => void
  onUnit: (id: string | null) => void
  /** Told the index of the account. */
  onAccount: (account: number) => void
}

/** A finger hits no lower cell, px. */
const FINGER = 16

/** `hovered` is null under a finger. The handlers belong to the canvas. */
export function useIciclePointer(layout: IcicleLayout, { reach, onUnit, onAccount }: IcicleChoices) {
  const [hovered, setHovered] = useState<IcicleCursor | null>(null)
  const find = ({ nativeEvent: { offsetX, offsetY } }: MouseEvent) => cursorAt(layout, offsetX, offsetY)

  const onPointerMove = (event: PointerEvent) => {
    const hit = event.pointerType === 'touch' ? null : find(event)
    setHovered((last) => (last?.kind === hit?.kind && last?.index === hit?.index ? last : hit))
  }
  const onClick = (event: MouseEvent) => {
    const hit = find(event)
    if (hit === null) return
    reach(hit)
    setHovered(null)
    const isUnit = hit.kind === 'unit' || (isFinger(event) && (layout.cells[hit.index * 4 + 3] ?? 0) < FINGER)
    const unit = layout.units[hit.kind === 'unit' ? hit.index : (layout.unitOfCell[hit.index] ?? -1)]
    if (isUnit && unit) onUnit(unit.node.id)
    else if (hit.kind === 'cell') onAccount(layout.accounts[hit.index] ?? 0)
  }
  const leave = () => setHovered(null)
  // Another layout has other places.
  return { hovered: isDrawn(layout, hovered) ? hovered : null, leave, onPointerMove, onClick }
}

function isFinger({ nativeEvent }: MouseEvent): boolean {
  return 'pointerType' in nativeEvent && nativeEvent.pointerType === 'touch'
}

function isDrawn({ units, accounts }: IcicleLayout, cursor: IcicleCursor | null): boolean {
  return cursor !== null && cursor.index < (cursor.kind === 'unit' ? units.length : accounts.length)
}
