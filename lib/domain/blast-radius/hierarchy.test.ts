import fc from 'fast-check'
import { expect, test } from 'vitest'
import { organizationTree, type TreeNode } from './hierarchy'
import { buildAccount, buildBlastFacts } from './testing/build-blast'
import { inventedFacts } from './testing/invent-blast'
import { unitPath, unitsWithin } from './units'

const UNITS = [
  { id: 'ou-2', name: 'Shops', parent: 2 },
  { id: 'r-1', name: 'Root', parent: null },
  { id: 'ou-1', name: 'Production', parent: 1 },
  { id: 'ou-3', name: 'Empty', parent: 1 },
  { id: 'r-2', name: 'Other root', parent: null },
]

/** Lines, the deeper the further in. */
function drawn({ name, size, children }: TreeNode, depth = 0): string[] {
  const line = `${'  '.repeat(depth)}${name}${children.length > 0 ? ` (${size})` : ''}`
  return [line, ...children.flatMap((child) => drawn(child, depth + 1))]
}

test('the tree holds organizations, their units and whoever is in none', () => {
  const facts = buildBlastFacts({
    units: UNITS,
    accounts: [
      buildAccount(1, { unit: 0 }),
      buildAccount(2, { unit: 2, name: 'b' }),
      buildAccount(3, { unit: 2, name: 'a' }),
      buildAccount(4, { unit: 4 }),
      buildAccount(5),
      buildAccount(6, { status: null, name: null }),
    ],
  })
  expect(drawn(organizationTree(facts))).toEqual([
    'Everything (6)',
    '  Other root (1)',
    '    account-4',
    '  Root (3)',
    '    Production (3)',
    '      Shops (1)',
    '        account-1',
    '      a',
    '      b',
    '  No organization (1)',
    '    account-5',
    '  Not in the directory (1)',
    '    000000000006',
  ])
})

test('without accounts it is empty', () => {
  expect(drawn(organizationTree(buildBlastFacts({ units: UNITS })))).toEqual(['Everything'])
})

test('units that stand below each other lose no account', () => {
  const units = [
    { id: 'a', name: 'a', parent: 1 },
    { id: 'b', name: 'b', parent: 0 },
    { id: 'c', name: 'c', parent: 0 },
    { id: 'd', name: 'd', parent: 77 },
  ]
  const facts = buildBlastFacts({
    units,
    accounts: [0, 1, 2, 3, 99].map((unit, index) => buildAccount(index + 1, { unit })),
  })
  expect(organizationTree(facts).size).toBe(5)
  expect(unitPath(units, 0)).toEqual(['b', 'a'])
  expect(unitsWithin(units, 'a')).toEqual(new Set([0, 1, 2]))
})

test('every account stands in the tree once, in the unit that the filter finds it in', () => {
  const leaves = (node: TreeNode): number[] => [
    ...(node.account === null ? [] : [node.account]),
    ...node.children.flatMap(leaves),
  ]
  fc.assert(
    fc.property(inventedFacts, (facts) => {
      const tree = organizationTree(facts)
      expect(leaves(tree).sort((a, b) => a - b)).toEqual(facts.accounts.map((_, index) => index))
      expect(tree.size).toBe(facts.accounts.length)
      const walk = (node: TreeNode): void => {
        if (node.kind === 'unit') {
          const within = unitsWithin(facts.units, node.id)
          for (const leaf of leaves(node)) expect(within.has(facts.accounts[leaf]?.unit ?? -1)).toBe(true)
        }
        for (const child of node.children) walk(child)
      }
      walk(tree)
    }),
  )
})

test('the way to a unit is named from its root', () => {
  expect(unitPath(UNITS, 0)).toEqual(['Root', 'Production', 'Shops'])
  expect(unitPath(UNITS, 12)).toEqual([])
  expect(unitsWithin(UNITS, 'nowhere').size).toBe(0)
})
