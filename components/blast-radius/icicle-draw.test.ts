import fc from 'fast-check'
import { expect, test } from 'vitest'
import { TOUCH, touchesAt } from '@/lib/domain/blast-radius/moment'
import { minute } from '@/lib/domain/blast-radius/testing/build-blast'
import { inventedFacts, LAST_MINUTE } from '@/lib/domain/blast-radius/testing/invent-blast'
import type { IcicleColours } from './icicle-colours'
import { sumTouches } from './icicle-counts'
import { drawIcicle } from './icicle-draw'
import { type IcicleLayout, layoutIcicle } from './icicle-layout'
import type { IcicleScene } from './icicle-scene'
import type { CellStyle, IcicleStyles } from './icicle-styles'
import { icicleTree } from './icicle-tree'

const COLOURS = new Proxy({}, { get: (_, name) => String(name) }) as IcicleColours

const style = (name: string): CellStyle => ({ ground: name, outline: null, small: name, ink: 'ink', plate: null })
const STYLES: IcicleStyles = Object.fromEntries(Object.entries(TOUCH).map(([name, touch]) => [touch, style(name)]))

/** A canvas that keeps what was filled last on each pixel, and what lies under what lets it through. */
class Pixels {
  readonly canvas: { width: number; height: number }
  readonly pixels = new Map<string, string>()
  readonly texts: string[] = []
  fillStyle = ''
  globalAlpha = 1
  #scale = 1

  constructor({ width, height }: IcicleLayout, ratio: number) {
    this.canvas = { width: Math.round(width * ratio), height: Math.round(height * ratio) }
  }
  setTransform(scale: number) {
    this.#scale = scale
  }
  clearRect(x: number, y: number, width: number, height: number) {
    this.#each([x, y, width, height], (key) => this.pixels.delete(key))
  }
  fillRect(x: number, y: number, width: number, height: number) {
    this.#each([x, y, width, height], (key) => {
      const under = this.globalAlpha < 1 ? `${this.pixels.get(key) ?? ''} under ${this.globalAlpha} of ` : ''
      this.pixels.set(key, `${under}${this.fillStyle}`)
    })
  }
  fillText(text: string) {
    this.texts.push(text)
  }
  measureText(text: string) {
    return { width: text.length * 6 }
  }
  beginPath() {}
  setLineDash() {}
  arc() {}
  fill() {}
  stroke() {}
  #each(box: number[], put: (key: string) => void) {
    const [left = 0, top = 0, width = 0, height = 0] = box.map((each) => each * this.#scale)
    for (let x = Math.round(left); x < Math.round(left + width); x += 1)
      for (let y = Math.round(top); y < Math.round(top + height); y += 1) put(`${x} ${y}`)
  }
}

/** Draws pictures one after the other on one canvas, each over the one before. */
function draw(scenes: readonly IcicleScene[], layout: IcicleLayout): Pixels {
  const pixels = new Pixels(layout, scenes[0]?.ratio ?? 1)
  scenes.forEach((scene, index) => {
    pixels.texts.length = 0
    drawIcicle(pixels as unknown as CanvasRenderingContext2D, scene, scenes[index - 1] ?? null)
  })
  return pixels
}

function sceneOf(layout: IcicleLayout, touches: Uint8Array, ratio = 1): IcicleScene {
  const nameOf = (account: number) => `account ${account}`
  const sums = sumTouches(layout, touches)
  return { layout, touches, sums, shown: null, nameOf, colours: COLOURS, styles: STYLES, ratio }
}

test('drawing what a moment changes gives the same picture as drawing all of it', () => {
  const moments = fc.array(fc.integer({ min: 0, max: LAST_MINUTE }), { minLength: 2, maxLength: 4 })
  fc.assert(
    fc.property(inventedFacts, moments, fc.constantFrom(1, 2), (facts, minutes, ratio) => {
      const layout = layoutIcicle(icicleTree(facts), { width: 280, height: 120, sizeOf: null })
      const scenes = minutes.map((each) => sceneOf(layout, touchesAt(facts, minute(each)), ratio))
      expect(draw(scenes, layout).pixels).toEqual(draw(scenes.slice(-1), layout).pixels)
    }),
    { numRuns: 30 },
  )
})

test('each account is filled as sure as it is touched', () => {
  fc.assert(
    fc.property(inventedFacts, (facts) => {
      const layout = layoutIcicle(icicleTree(facts), { width: 280, height: 120, sizeOf: null })
      const touches = touchesAt(facts, null)
      const { pixels } = draw([sceneOf(layout, touches)], layout)
      layout.accounts.forEach((account, cell) => {
        const [x = 0, y = 0] = layout.cells.subarray(cell * 4, cell * 4 + 2)
        expect(pixels.get(`${Math.round(x)} ${Math.round(y)}`)).toBe(STYLES[touches[account] ?? 0]?.ground)
      })
    }),
    { numRuns: 30 },
  )
})

test('accounts that the table leaves out are faint, but for those that nothing touches', () => {
  const facts = fc.sample(
    inventedFacts.filter(({ accounts }) => accounts.length > 6),
    { numRuns: 1, seed: 5 },
  )[0]
  if (!facts) throw new Error('No incident was invented.')
  const layout = layoutIcicle(icicleTree(facts), { width: 280, height: 120, sizeOf: null })
  const touches = Uint8Array.from(facts.accounts, (_, index) => (index % 2 === 0 ? TOUCH.inferred : TOUCH.none))
  const shown = Uint8Array.from(facts.accounts, (_, index) => (index === 0 ? 1 : 0))
  const { pixels } = draw([{ ...sceneOf(layout, touches), shown }], layout)
  const faint = [...layout.accounts].filter((_, cell) => {
    const [x = 0, y = 0] = layout.cells.subarray(cell * 4, cell * 4 + 2)
    return pixels.get(`${Math.round(x)} ${Math.round(y)}`)?.includes('under')
  })
  expect(faint.sort((a, b) => a - b)).toEqual(
    facts.accounts.map((_, index) => index).filter((index) => index > 0 && index % 2 === 0),
  )
})
