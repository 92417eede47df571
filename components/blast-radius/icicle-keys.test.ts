import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildAccount, buildBlastFacts } from '@/lib/domain/blast-radius/testing/build-blast'
import { boxOf, cursorAt } from './icicle-hit'
import { firstCursor, type IcicleCursor, moveCursor } from './icicle-keys'
import { type IcicleLayout, layoutIcicle } from './icicle-layout'
import { icicleTree } from './icicle-tree'

const UNITS = [
  { id: 'r', name: 'Root', parent: null },
  { id: 'ou-1', name: 'Production', parent: 0 },
  { id: 'ou-2', name: 'Test', parent: 0 },
  { id: 'ou-3', name: 'Shops', parent: 1 },
  { id: 'ou-4', name: 'Search', parent: 1 },
]

/** Production: Search (2 accounts), Shops (10), and one of its own; Test: 3. */
const HOMES = [4, 4, ...Array.from({ length: 10 }, () => 3), 1, 2, 2, 2]

function layoutOf(width = 800): IcicleLayout {
  const accounts = HOMES.map((unit, index) => buildAccount(index, { unit, name: `account-${index + 10}` }))
  return layoutIcicle(icicleTree(buildBlastFacts({ units: UNITS, accounts })), { width, height: 400, sizeOf: null })
}

function nameOf({ units, accounts }: IcicleLayout, { kind, index }: IcicleCursor): string {
  return kind === 'unit' ? (units[index]?.node.name ?? '') : `account ${accounts[index]}`
}

/** Where keys lead from the first place, one after the other. */
function walk(layout: IcicleLayout, ...keys: string[]): string[] {
  let cursor = firstCursor(layout)
  return keys.map((key) => {
    cursor = cursor && (moveCursor(layout, cursor, key) ?? cursor)
    return cursor === null ? '' : nameOf(layout, cursor)
  })
}

test('arrows go down the columns and into them, and come back', () => {
  const layout = layoutOf()
  expect(walk(layout, 'ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowDown', 'ArrowLeft')).toEqual([
    'Test',
    'Production',
    'Search',
    'Shops',
    'Production',
  ])
  expect(walk(layout, 'End', 'Home')).toEqual(['Test', 'Production'])
})

test('arrows go across the accounts, and from the first of a row back to the unit', () => {
  const layout = layoutOf()
  expect(walk(layout, 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowLeft', 'ArrowLeft')).toEqual([
    'Search',
    'account 0',
    'account 1',
    'account 0',
    'Search',
  ])
  expect(walk(layout, 'ArrowRight', 'ArrowRight', 'ArrowDown', 'End', 'Home')).toEqual([
    'Search',
    'account 0',
    'account 2',
    'account 11',
    'account 2',
  ])
})

test('other keys are left to others', () => {
  const layout = layoutOf()
  expect(moveCursor(layout, { kind: 'unit', index: 0 }, 'j')).toBe(null)
  expect(moveCursor(layout, { kind: 'cell', index: 0 }, 'Enter')).toBe(null)
})

test('whatever is pressed, something that is drawn is reached, and the pointer finds it there', () => {
  const keys = fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'Home', 'End')
  fc.assert(
    fc.property(fc.array(keys, { maxLength: 30 }), fc.integer({ min: 280, max: 1200 }), (pressed, width) => {
      const layout = layoutOf(width)
      let cursor = firstCursor(layout)
      for (const key of pressed) {
        cursor = cursor && moveCursor(layout, cursor, key)
        const box = boxOf(layout, cursor)
        expect(box).not.toBe(null)
        if (box) expect(cursorAt(layout, box.x + box.width / 2, box.y + box.height / 2)).toEqual(cursor)
      }
    }),
  )
})

test('every account can be reached', () => {
  const layout = layoutOf()
  const reached = new Set<string>()
  const open: IcicleCursor[] = [{ kind: 'unit', index: 0 }]
  for (let cursor = open.pop(); cursor; cursor = open.pop()) {
    const place = `${cursor.kind} ${cursor.index}`
    if (reached.has(place)) continue
    reached.add(place)
    for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) {
      const next = moveCursor(layout, cursor, key)
      if (next) open.push(next)
    }
  }
  expect(reached.size).toBe(layout.units.length + layout.accounts.length)
})
