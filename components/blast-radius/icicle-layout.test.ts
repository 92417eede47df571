import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildAccount, buildBlastFacts } from '@/lib/domain/blast-radius/testing/build-blast'
import type { Box } from './icicle-cells'
import { type IcicleLayout, layoutIcicle } from './icicle-layout'
import { type IcicleNode, icicleTree } from './icicle-tree'

/** Units below each other, at random, each with some accounts of its own. */
const trees: fc.Arbitrary<IcicleNode> = fc
  .array(fc.record({ above: fc.nat(), accounts: fc.nat(9) }), { minLength: 1, maxLength: 30 })
  .map((places) => {
    const units = places.map(({ above }, index) => ({
      id: `ou-${index}`,
      name: `Unit ${index}`,
      parent: index === 0 ? null : above % index,
    }))
    const homes = places.flatMap(({ accounts }, unit) => Array.from({ length: accounts }, () => unit))
    return icicleTree(buildBlastFacts({ units, accounts: homes.map((unit, index) => buildAccount(index, { unit })) }))
  })

const widths = fc.integer({ min: 260, max: 1400 })
const resources = (account: number) => 1 + ((account * 7919) % 400)

function boxes({ cells, accounts }: IcicleLayout): Box[] {
  return [...accounts].map((_, cell) => {
    const [x = 0, y = 0, width = 0, height = 0] = cells.subarray(cell * 4, cell * 4 + 4)
    return { x, y, width, height }
  })
}

function isWithin(inner: Box, outer: Box): boolean {
  const slack = 1e-6
  return inner.y >= outer.y - slack && inner.y + inner.height <= outer.y + outer.height + slack
}

const area = ({ width, height }: Box) => width * height

test.each([
  ['by accounts', null],
  ['by resources', resources],
] as const)('every account has a cell, and stands within its units, %s', (_, sizeOf) => {
  fc.assert(
    fc.property(trees, widths, (tree, width) => {
      const layout = layoutIcicle(tree, { width, height: 560, sizeOf })
      expect([...layout.accounts].sort((a, b) => a - b)).toEqual([...tree.all].sort((a, b) => a - b))
      const cells = boxes(layout)
      for (const unit of layout.units)
        for (const cell of cells.slice(unit.first, unit.end)) {
          expect(isWithin(cell, unit)).toBe(true)
          expect(cell.x).toBeGreaterThanOrEqual(unit.x + unit.width - 1e-6)
          expect(cell.x + cell.width).toBeLessThanOrEqual(width + 1e-6)
        }
      for (const cell of cells) expect(isWithin(cell, { x: 0, y: 0, width, height: layout.height })).toBe(true)
    }),
  )
})

test('units stand within the unit above, one column to the right, and fill it', () => {
  fc.assert(
    fc.property(trees, widths, (tree, width) => {
      const { units, height } = layoutIcicle(tree, { width, height: 560, sizeOf: null })
      const first = units.filter(({ parent }) => parent === null)
      if (first.length > 0) expect(first.reduce((sum, each) => sum + each.height, 0)).toBeCloseTo(height)
      units.forEach((unit, index) => {
        const below = units.filter(({ parent }) => parent === index)
        if (below.length === 0) return
        expect(below.every((each) => isWithin(each, unit) && each.depth === unit.depth + 1)).toBe(true)
        expect(below.reduce((sum, each) => sum + each.height, 0)).toBeCloseTo(unit.height)
        expect([below[0]?.first, below.at(-1)?.end]).toEqual([unit.first, unit.end])
      })
    }),
  )
})

test('an account is as large as any other, or as its resources', () => {
  fc.assert(
    fc.property(trees, widths, (tree, width) => {
      const equal = boxes(layoutIcicle(tree, { width, height: 560, sizeOf: null })).map(area)
      for (const each of equal) expect(each).toBeCloseTo(equal[0] ?? 0)
      const layout = layoutIcicle(tree, { width, height: 560, sizeOf: resources })
      const perResource = boxes(layout).map((box, cell) => area(box) / resources(layout.accounts[cell] ?? 0))
      for (const each of perResource) expect(each / (perResource[0] ?? 1)).toBeCloseTo(1, 4)
    }),
  )
})

test('no two cells lie over each other', () => {
  fc.assert(
    fc.property(trees, fc.constantFrom(null, resources), (tree, sizeOf) => {
      const cells = boxes(layoutIcicle(tree, { width: 700, height: 560, sizeOf }))
      const meets = (a: Box, b: Box) =>
        Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > 1e-6 &&
        Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > 1e-6
      expect(cells.some((a, index) => cells.slice(index + 1).some((b) => meets(a, b)))).toBe(false)
    }),
    { numRuns: 40 },
  )
})

test('ten thousand accounts fit', () => {
  const units = [
    { id: 'r', name: 'Root', parent: null },
    ...Array.from({ length: 20 }, (_, index) => ({ id: `ou-${index}`, name: `Unit ${index}`, parent: 0 })),
  ]
  const accounts = Array.from({ length: 10_000 }, (_, index) =>
    buildAccount(index, { unit: 1 + ((index * index) % 20) }),
  )
  const tree = icicleTree(buildBlastFacts({ units, accounts }))
  for (const width of [300, 360, 700, 1400]) {
    const layout = layoutIcicle(tree, { width, height: 560, sizeOf: null })
    expect(layout.accounts).toHaveLength(10_000)
    expect(layout.height).toBeLessThanOrEqual(560)
  }
})

test('a single way down is left out, and a unit without units below it shows its accounts alone', () => {
  const units = [
    { id: 'r', name: 'Root', parent: null },
    { id: 'ou-1', name: 'Production', parent: 0 },
    { id: 'ou-2', name: 'Test', parent: 0 },
  ]
  const tree = icicleTree(
    buildBlastFacts({ units, accounts: [buildAccount(1, { unit: 1 }), buildAccount(2, { unit: 2 })] }),
  )
  const names = ({ units: drawn }: IcicleLayout) => drawn.map(({ node }) => node.name)
  expect(names(layoutIcicle(tree, { width: 700, height: 560, sizeOf: null }))).toEqual(['Production', 'Test'])
  const production = tree.children[0]?.children[0]
  if (!production) throw new Error('There is no Production.')
  const layout = layoutIcicle(production, { width: 700, height: 560, sizeOf: null })
  expect(names(layout)).toEqual([])
  expect([...layout.unitOfCell]).toEqual([-1])
})

test('an organization without accounts is empty', () => {
  const layout = layoutIcicle(icicleTree(buildBlastFacts()), { width: 700, height: 560, sizeOf: null })
  expect([layout.units.length, layout.accounts.length, layout.height]).toEqual([0, 0, 0])
})
