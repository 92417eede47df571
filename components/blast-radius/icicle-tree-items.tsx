/** The units in view, and the account that the keyboard has reached, for screen readers: the canvas says nothing. */
import { memo } from 'react'
import { countsBetween, countsWords, sumTouches } from './icicle-counts'
import type { IcicleCursor } from './icicle-keys'
import type { IcicleLayout } from './icicle-layout'
import { unitName } from './icicle-words'

interface IcicleTreeItemsProps {
  layout: IcicleLayout
  touches: Uint8Array
  cursor: IcicleCursor | null
  /** "checkout-prod, 123456789012: confirmed" */
  accountWords: (account: number) => string
  idOf: (cursor: IcicleCursor) => string
}

export const IcicleTreeItems = memo(function IcicleTreeItems(props: IcicleTreeItemsProps) {
  const { layout, touches, cursor, accountWords, idOf } = props
  const { units, accounts } = layout
  const sums = sumTouches(layout, touches)
  return (
    <>
      {units.map((unit, index) => {
        const siblings = units.filter(({ parent }) => parent === unit.parent)
        return (
          <span
            key={`${unit.node.id} ${unit.isDirect}`}
            id={idOf({ kind: 'unit', index })}
            role="treeitem"
            tabIndex={-1}
            aria-level={unit.depth + 1}
            aria-setsize={siblings.length}
            aria-posinset={siblings.indexOf(unit) + 1}
            aria-selected={cursor?.kind === 'unit' && cursor.index === index}
          >
            {`${unitName(unit)}, ${countsWords(countsBetween(sums, unit.first, unit.end))}`}
          </span>
        )
      })}
      {cursor?.kind === 'cell' ? <ActiveCell layout={layout} cell={cursor.index} {...{ accountWords, idOf }} /> : null}
      {units.length === 0 && cursor === null ? (
        <span role="treeitem" tabIndex={-1} aria-selected={false}>
          {countsWords(countsBetween(sums, 0, accounts.length))}
        </span>
      ) : null}
    </>
  )
})

function ActiveCell({
  layout,
  cell,
  accountWords,
  idOf,
}: Pick<IcicleTreeItemsProps, 'layout' | 'accountWords' | 'idOf'> & { cell: number }) {
  const unit = layout.units[layout.unitOfCell[cell] ?? -1]
  const first = unit?.first ?? 0
  return (
    <span
      id={idOf({ kind: 'cell', index: cell })}
      role="treeitem"
      tabIndex={-1}
      aria-level={(unit?.depth ?? -1) + 2}
      aria-setsize={(unit?.end ?? layout.accounts.length) - first}
      aria-posinset={cell - first + 1}
      aria-selected
    >
      {accountWords(layout.accounts[cell] ?? 0)}
    </span>
  )
}
