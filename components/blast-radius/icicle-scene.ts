/** What one picture of an icicle is drawn from. */
import { TOUCH } from '@/lib/domain/blast-radius/moment'
import type { IcicleColours } from './icicle-colours'
import type { IcicleLayout } from './icicle-layout'
import type { IcicleStyles } from './icicle-styles'

/** One picture. */
export interface IcicleScene {
  layout: IcicleLayout
  /** lib/domain/blast-radius/moment touchesAt */
  touches: Uint8Array
  /** icicle-counts sumTouches of these */
  sums: Uint32Array
  /** 1 for each touched account that the table shows; null: it shows all. */
  shown: Uint8Array | null
  nameOf: (account: number) => string
  colours: IcicleColours
  styles: IcicleStyles
  /** Pixels of the screen for each px. */
  ratio: number
}

/** How strongly the cell of an account is drawn: touched ones that the table leaves out are faint. */
export function strengthOf({ shown, touches }: IcicleScene, account: number): number {
  return shown === null || shown[account] === 1 || (touches[account] ?? TOUCH.none) < TOUCH.inferred ? 1 : 0.25
}
