/** Writes the names of accounts into the cells that have room for them. */
import { TOUCH } from '@/lib/domain/blast-radius/moment'
import { fitText } from './icicle-draw-text'
import { type IcicleScene, strengthOf } from './icicle-scene'

/** Cells from this size on have room, px. */
const NAMED = { width: 56, height: 16 }
const PADDING = 7
/** On a faint cell too, names can be read. */
const FAINTEST = 0.5

/** Draws them in px, in the cells that `isDrawn` asks for. */
export function drawNames(
  context: CanvasRenderingContext2D,
  scene: IcicleScene,
  isDrawn: (account: number) => boolean,
): void {
  const { cells, accounts } = scene.layout
  context.font = `400 11px ${scene.colours.font}`
  context.textBaseline = 'middle'
  for (let cell = 0; cell < accounts.length; cell += 1)
    if (
      (cells[cell * 4 + 2] ?? 0) >= NAMED.width &&
      (cells[cell * 4 + 3] ?? 0) >= NAMED.height &&
      isDrawn(accounts[cell] ?? 0)
    )
      drawName(context, scene, cell)
  context.globalAlpha = 1
}

function drawName(context: CanvasRenderingContext2D, scene: IcicleScene, cell: number) {
  const { layout, touches, styles, nameOf } = scene
  const [x = 0, y = 0, width = 0, height = 0] = layout.cells.subarray(cell * 4, cell * 4 + 4)
  const account = layout.accounts[cell] ?? 0
  const style = styles[touches[account] ?? TOUCH.none]
  const text = fitText(context, nameOf(account), width - 2 * PADDING - 1)
  if (!style || text === '') return
  context.globalAlpha = Math.max(FAINTEST, strengthOf(scene, account))
  const middle = y + Math.min(height / 2, NAMED.height)
  if (style.plate !== null) {
    context.fillStyle = style.plate
    context.fillRect(x + PADDING - 3, middle - 8, context.measureText(text).width + 6, 16)
  }
  context.fillStyle = style.ink
  context.fillText(text, x + PADDING, middle)
}
