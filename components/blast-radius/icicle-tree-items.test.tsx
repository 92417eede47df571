/** What screen readers find in an icicle. */
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { touchesAt } from '@/lib/domain/blast-radius/moment'
import {
  buildAccount,
  buildBlastEvent,
  buildBlastFacts,
  buildFault,
  buildTrail,
  minute,
} from '@/lib/domain/blast-radius/testing/build-blast'
import type { IcicleCursor } from './icicle-keys'
import { layoutIcicle } from './icicle-layout'
import { icicleTree } from './icicle-tree'
import { IcicleTreeItems } from './icicle-tree-items'
import { accountWords, toldOfAccount } from './icicle-words'

const FACTS = buildBlastFacts({
  faults: [buildFault()],
  events: [buildBlastEvent()],
  trails: [buildTrail()],
  teams: [{ id: 't1', name: 'Payments' }],
  environments: ['production'],
  units: [
    { id: 'r', name: 'Root', parent: null },
    { id: 'ou-1', name: 'Shops & "more"', parent: 0 },
    { id: 'ou-2', name: 'Test', parent: 0 },
  ],
  accounts: [
    buildAccount(1, { unit: 1, named: [[0, minute(0)]], entities: 2, teams: [0], environment: 0 }),
    buildAccount(2, { unit: 1, trails: [0] }),
    buildAccount(3, { unit: 2 }),
    buildAccount(4, { status: null, name: null, named: [[0, minute(0)]], entities: 1 }),
  ],
})
const TOUCHES = touchesAt(FACTS, null)

function render(cursor: IcicleCursor | null, unit?: string): string {
  const tree = icicleTree(FACTS)
  const root = tree.children[0]?.children.find(({ id }) => id === unit) ?? tree
  return renderToStaticMarkup(
    <IcicleTreeItems
      layout={layoutIcicle(root, { width: 700, height: 400, sizeOf: null })}
      touches={TOUCHES}
      cursor={cursor}
      accountWords={(account) => accountWords(FACTS, TOUCHES, account)}
      idOf={({ kind, index }) => `${kind}-${index}`}
    />,
  )
}

const items = (markup: string) => [...markup.matchAll(/<span([^>]*)>([^<]*)<\/span>/g)].map(([, , words]) => words)

test('each unit in view is an item with its figures, and its place among its siblings', () => {
  const markup = render({ kind: 'unit', index: 1 })
  expect(items(markup)).toEqual([
    'Root, 3 accounts: 1 confirmed, 1 inferred',
    'Shops &amp; &quot;more&quot;, 2 accounts: 1 confirmed, 1 inferred',
    'Test, 1 account: none touched',
    'Not in the directory, 1 account: 1 confirmed',
  ])
  expect(markup).toContain('aria-level="2" aria-setsize="2" aria-posinset="1" aria-selected="true"')
  expect(markup.match(/aria-selected="true"/g)).toHaveLength(1)
})

test('of ten thousand accounts only the one that is reached is an item', () => {
  const markup = render({ kind: 'cell', index: 1 })
  expect(items(markup)).toHaveLength(5)
  expect(items(markup).at(-1)).toBe('account-2, 000000000002: inferred')
  expect(markup).toContain('aria-level="3" aria-setsize="2" aria-posinset="2" aria-selected="true"')
})

test('a unit without units below it says what it holds until an account is reached', () => {
  expect(items(render(null, 'ou-1'))).toEqual(['2 accounts: 1 confirmed, 1 inferred'])
  expect(items(render({ kind: 'cell', index: 0 }, 'ou-1'))).toEqual([
    'account-1, 000000000001: confirmed, production, Payments',
  ])
})

test('the tooltip names the account, and says what AWS named in it', () => {
  expect(toldOfAccount(FACTS, TOUCHES, 0)).toEqual({
    title: 'account-1',
    id: '000000000001',
    kind: 'confirmed',
    lines: ['production · Payments', '2 resources named by AWS'],
  })
  expect(toldOfAccount(FACTS, TOUCHES, 3)).toEqual({
    title: '000000000004',
    id: null,
    kind: 'confirmed',
    lines: ['1 resource named by AWS'],
  })
})
