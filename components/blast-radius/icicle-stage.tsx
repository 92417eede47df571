/** The drawing of the icicle, and what pointer, keyboard and screen readers find on it. */
'use client'

import { type KeyboardEvent, useId, useRef, useState } from 'react'
import type { BlastFacts } from '@/lib/domain/blast-radius/facts'
import { boxOf } from './icicle-hit'
import type { IcicleCursor } from './icicle-keys'
import type { IcicleLayout } from './icicle-layout'
import { IcicleTold } from './icicle-told'
import type { IcicleNode } from './icicle-tree'
import { IcicleTreeItems } from './icicle-tree-items'
import { accountWords } from './icicle-words'
import { type LiveMoment, liveTouches } from './scrubber-live'
import { useIcicleCanvas } from './use-icicle-canvas'
import { useIcicleCursor } from './use-icicle-cursor'
import { useIciclePointer } from './use-icicle-pointer'

interface IcicleStageProps {
  facts: BlastFacts
  at: number | null
  live: LiveMoment
  layout: IcicleLayout
  path: readonly IcicleNode[]
  onUnit: (id: string | null) => void
  account: string | null
  onAccount: (id: string) => void
  shown: Uint8Array | null
}

export function IcicleStage(props: IcicleStageProps) {
  const { facts, at, live, layout, path, onUnit, account, shown } = props
  const picture = useRef<HTMLCanvasElement>(null)
  const rings = useRef<HTMLCanvasElement>(null)
  const id = useId()
  const [byKeyboard, setByKeyboard] = useState(false)
  const onAccount = (index: number) => props.onAccount(facts.accounts[index]?.id ?? '')
  const keys = useIcicleCursor({ layout, path, onUnit, onAccount })
  const pointer = useIciclePointer(layout, { reach: keys.reach, onUnit, onAccount })
  const focused = byKeyboard ? keys.cursor : null
  const chosen = account === null ? -1 : layout.accounts.findIndex((index) => facts.accounts[index]?.id === account)
  useIcicleCanvas(
    { picture, rings },
    {
      facts,
      live,
      layout,
      shown,
      chosen: chosen < 0 ? null : boxOf(layout, { kind: 'cell', index: chosen }),
      hovered: boxOf(layout, pointer.hovered),
      focused: boxOf(layout, focused),
    },
  )

  const idOf = ({ kind, index }: IcicleCursor) => `${id}${kind}-${kind === 'cell' ? layout.accounts[index] : index}`
  const onKeyDown = (event: KeyboardEvent) => {
    setByKeyboard(true)
    pointer.leave()
    keys.onKeyDown(event)
  }
  const size = { width: layout.width, height: layout.height }
  const told = pointer.hovered ?? focused
  const settled = liveTouches(facts, at)
  return (
    <div
      role="tree"
      tabIndex={0}
      aria-label="Units and accounts"
      aria-describedby={`${id}hint`}
      aria-activedescendant={keys.cursor ? idOf(keys.cursor) : undefined}
      onFocus={(event) => {
        keys.enter()
        setByKeyboard(event.currentTarget.matches(':focus-visible'))
      }}
      onBlur={keys.leave}
      onKeyDown={onKeyDown}
      className="relative"
    >
      <canvas ref={picture} aria-hidden className="block" style={size} />
      <canvas
        ref={rings}
        aria-hidden
        className="absolute inset-0 cursor-pointer"
        style={size}
        onPointerMove={pointer.onPointerMove}
        onPointerLeave={pointer.leave}
        onPointerDown={() => setByKeyboard(false)}
        onClick={pointer.onClick}
      />
      <div className="sr-only">
        <IcicleTreeItems
          layout={layout}
          touches={settled}
          cursor={keys.cursor}
          accountWords={(index) => accountWords(facts, settled, index)}
          idOf={idOf}
        />
      </div>
      <p id={`${id}hint`} className="sr-only">
        Arrow keys go through units and accounts, Enter zooms into a unit or opens an account, Escape zooms out. The
        same accounts stand in the table.
      </p>
      {told ? <IcicleTold facts={facts} touches={liveTouches(facts, live.get())} layout={layout} told={told} /> : null}
    </div>
  )
}
