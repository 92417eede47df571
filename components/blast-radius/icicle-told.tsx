/** The tooltip of what the pointer or the keyboard has reached in an icicle. */
import type { BlastFacts } from '@/lib/domain/blast-radius/facts'
import { countsBetween, countsWords, sumTouches } from './icicle-counts'
import { boxOf } from './icicle-hit'
import type { IcicleCursor } from './icicle-keys'
import type { IcicleLayout } from './icicle-layout'
import { IcicleTooltip } from './icicle-tooltip'
import { toldOfAccount, unitName } from './icicle-words'

interface IcicleToldProps {
  facts: BlastFacts
  /** Of the moment that is drawn. */
  touches: Uint8Array
  layout: IcicleLayout
  told: IcicleCursor
}

export function IcicleTold({ facts, touches, layout, told }: IcicleToldProps) {
  const box = boxOf(layout, told)
  if (!box) return null
  const place = { box, width: layout.width }
  if (told.kind === 'cell')
    return <IcicleTooltip {...place} {...toldOfAccount(facts, touches, layout.accounts[told.index] ?? 0)} />
  const unit = layout.units[told.index]
  if (!unit) return null
  const counts = countsBetween(sumTouches(layout, touches), unit.first, unit.end)
  return <IcicleTooltip {...place} title={unitName(unit)} id={null} kind={null} lines={[countsWords(counts)]} />
}
