/** Units as trees. */
import { expect, test } from 'vitest'
import type { OrgUnitView } from '@/lib/accounts/contract'
import { type UnitNode, unitTree } from './unit-tree-of'

function buildUnit(id: string, parentId: string | null): OrgUnitView {
  return { id, parentId, name: id, path: id, connectionId: 'acme', accounts: 0, accountsBelow: 0 }
}

/** A root with ten units of four units each: more than are open at once. */
const MANY = [
  buildUnit('r', null),
  ...[...Array(10).keys()].flatMap((unit) => [
    buildUnit(`u${unit}`, 'r'),
    ...[...Array(4).keys()].map((below) => buildUnit(`u${unit}-${below}`, `u${unit}`)),
  ]),
]

function openOnes(nodes: readonly UnitNode[]): string[] {
  return nodes.flatMap(({ unit, below, isOpen }) => [...(isOpen ? [unit.id] : []), ...openOnes(below)])
}

test('hang below their parents; one whose parent may not be seen stands alone', () => {
  const [root, alone] = unitTree([buildUnit('r', null), buildUnit('a', 'r'), buildUnit('b', 'hidden')], [])
  expect(root?.below.map(({ unit }) => unit.id)).toEqual(['a'])
  expect(alone?.unit.id).toBe('b')
})

test('of many only the roots are open, and what leads to a chosen unit', () => {
  expect(openOnes(unitTree(MANY, []))).toEqual(['r'])
  expect(openOnes(unitTree(MANY, ['u3-1']))).toEqual(['r', 'u3'])
  expect(openOnes(unitTree(MANY, ['u3']))).toEqual(['r'])
})
