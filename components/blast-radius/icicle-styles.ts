/** How a cell of each certainty is filled: solid, dotted, outlined, hatched, faint. */
import { TOUCH } from '@/lib/domain/blast-radius/moment'
import type { IcicleColours } from './icicle-colours'

type Fill = string | CanvasPattern

/** Of one certainty. */
export interface CellStyle {
  ground: Fill
  /** Null: the ground reaches the edge. */
  outline: string | null
  /** Of cells that are too small for an outline. */
  small: Fill
  /** Names are written in it. */
  ink: string
  /** What names stand on where the ground is a pattern; null: on the ground. */
  plate: string | null
}

/** By the values of lib/domain/blast-radius/moment TOUCH. */
export type IcicleStyles = Readonly<Record<number, CellStyle>>

/** The styles in these colours, for a screen with `ratio` pixels for each px. */
export function cellStyles(context: CanvasRenderingContext2D, colours: IcicleColours, ratio: number): IcicleStyles {
  const { ink, muted, surface, sunken, line, lineStrong } = colours
  const hatch = pattern(context, 5 * ratio, (tile, edge) => hatchTile(tile, edge, colours.unknown, sunken, ratio))
  const dots = pattern(context, 4 * ratio, (tile, edge) => dotTile(tile, edge, colours.reported, colours.reportedSoft))
  return {
    [TOUCH.none]: { ground: sunken, outline: line, small: line, ink: muted, plate: null },
    [TOUCH.cleared]: { ground: surface, outline: lineStrong, small: line, ink: muted, plate: null },
    [TOUCH.unknown]: { ground: hatch, outline: null, small: hatch, ink, plate: sunken },
    [TOUCH.inferred]: {
      ground: colours.inferredSoft,
      outline: colours.inferred,
      small: colours.inferredPale,
      ink,
      plate: null,
    },
    [TOUCH.reported]: { ground: dots, outline: null, small: dots, ink, plate: colours.reportedSoft },
    [TOUCH.confirmed]: {
      ground: colours.confirmed,
      outline: null,
      small: colours.confirmed,
      ink: surface,
      plate: null,
    },
  }
}

type Tile = CanvasRenderingContext2D

function hatchTile(tile: Tile, edge: number, colour: string, ground: string, ratio: number) {
  tile.fillStyle = ground
  tile.fillRect(0, 0, edge, edge)
  tile.strokeStyle = colour
  tile.lineWidth = ratio
  tile.globalAlpha = 0.7
  tile.beginPath()
  // Three lines, so that the tile goes on in its neighbours.
  for (const shift of [-edge, 0, edge]) {
    tile.moveTo(shift - 1, edge + 1)
    tile.lineTo(shift + edge + 1, -1)
  }
  tile.stroke()
}

function dotTile(tile: Tile, edge: number, colour: string, ground: string) {
  tile.fillStyle = ground
  tile.fillRect(0, 0, edge, edge)
  tile.fillStyle = colour
  tile.beginPath()
  tile.arc(edge / 2, edge / 2, edge * 0.3, 0, 2 * Math.PI)
  tile.fill()
}

/** A tile that is repeated in pixels of the screen; where the browser makes none, nothing. */
function pattern(context: CanvasRenderingContext2D, size: number, draw: (tile: Tile, edge: number) => void): Fill {
  const edge = Math.max(2, Math.round(size))
  const canvas = context.canvas.ownerDocument.createElement('canvas')
  canvas.width = edge
  canvas.height = edge
  const tile = canvas.getContext('2d')
  if (tile) draw(tile, edge)
  return context.createPattern(canvas, 'repeat') ?? 'transparent'
}
