import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchesMetricFilter } from './metric-filter-match'
import { type PatternNode, parseMetricFilterPattern } from './metric-filter-pattern'

const EVENT = {
  eventName: 'DeleteRolePolicy',
  eventSource: 'iam.amazonaws.com',
  readOnly: false,
  size: 12,
  errorCode: null,
  'odd.key': 'x',
  userIdentity: { type: 'IAMUser', userName: 'mira "m" (ops)' },
  resources: [{ ARN: 'arn:aws:iam::111122223333:role/a' }, { ARN: 'arn:aws:iam::111122223333:role/b' }],
}

function matches(pattern: string, event: unknown = EVENT): boolean | null {
  const node = parseMetricFilterPattern(pattern)
  return node === null ? null : matchesMetricFilter(node, event)
}

describe('a metric filter pattern', () => {
  it.each([
    ['{ $.eventName = DeleteRolePolicy }', true],
    ['{$.eventName=DeleteRolePolicy}', true],
    ['{ $.eventName = "DeleteRole*" }', true],
    ['{ $.eventName = *Policy }', true],
    ['{ $.eventName = deleterolepolicy }', false],
    ['{ ($.eventName = A) || ($.eventName = DeleteRolePolicy) }', true],
    ['{ ($.eventName = DeleteRolePolicy) && ($.eventSource = sts.amazonaws.com) }', false],
    ['{ $.eventName = DeleteRolePolicy || $.eventName = A && $.eventSource = none }', true],
    ['{ ($.eventName = DeleteRolePolicy || $.eventName = A) && $.eventSource = none }', false],
    ['{ $.eventName != DeleteRolePolicy }', false],
    ['{ $.eventName != "Other" }', true],
    ['{ $.missing != "Other" }', false],
    ['{ $.missing NOT EXISTS }', true],
    ['{ $.eventName NOT EXISTS }', false],
    ['{ $.userIdentity.type EXISTS }', true],
    ['{ $.readOnly IS FALSE }', true],
    ['{ $.readOnly is true }', false],
    ['{ $.errorCode IS NULL }', true],
    ['{ $.size > 11 && $.size <= 12 }', true],
    ['{ $.size = 1.2e1 }', true],
    ['{ $.size < 12 }', false],
    ['{ $.userIdentity.userName = "mira \\"m\\" (ops)" }', true],
    ["{ $.['odd.key'] = x }", true],
    ['{ $.resources[1].ARN = "*role/b" }', true],
    ['{ $.resources[*].ARN = "*role/a" }', true],
    ['{ $.resources[2].ARN EXISTS }', false],
    ['{\n  ((($.eventSource = "iam.amazonaws.com")))\n}', true],
  ])('%s: %s', (pattern, wanted) => {
    expect(matches(pattern)).toBe(wanted)
  })

  it.each([
    '',
    '{ }',
    'DeleteRolePolicy',
    '?DeleteRolePolicy ?PutRolePolicy',
    '[ip, user, request = DeleteRolePolicy]',
    '{ $.eventName = %Delete.*% }',
    '{ $.eventName = A || }',
    '{ ($.eventName = A }',
    '{ $.eventName A }',
    '{ $.eventName = "A }',
    '{ eventName = A }',
    '{ $.eventName = A } }',
    `{ ${'('.repeat(5_000)}$.a = b${')'.repeat(5_000)} }`,
  ])('is none: %s', (pattern) => {
    expect(parseMetricFilterPattern(pattern)).toBeNull()
  })

  it('reads any nesting as it was meant', () => {
    fc.assert(
      fc.property(tree, event, (node, given) => {
        const parsed = parseMetricFilterPattern(`{ ${written(node)} }`)
        expect(parsed === null ? null : matchesMetricFilter(parsed, given)).toBe(matchesMetricFilter(node, given))
      }),
    )
  })

  it('never fails on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}()$.=!&|"* aIS[]0%\\'), maxLength: 40 }), (text) => {
        const node = parseMetricFilterPattern(`{${text}}`)
        if (node !== null) expect(typeof matchesMetricFilter(node, EVENT)).toBe('boolean')
      }),
    )
  })
})

const names = fc.constantFrom('a', 'b', 'c')
const event = fc.dictionary(names, fc.constantFrom('x', 'y', 'xy'))
const { tree } = fc.letrec<{ tree: PatternNode; leaf: PatternNode }>((tie) => ({
  leaf: fc.oneof(
    fc.record({
      kind: fc.constant('compare' as const),
      path: fc.tuple(names).map((path): string[] => path),
      operator: fc.constantFrom('=' as const, '!=' as const),
      value: fc.constantFrom('x', 'y', 'x*'),
    }),
    fc.record({
      kind: fc.constant('exists' as const),
      path: fc.tuple(names).map((path): string[] => path),
      wanted: fc.boolean(),
    }),
  ),
  tree: fc.oneof(
    { maxDepth: 4 },
    tie('leaf'),
    fc.record({ kind: fc.constantFrom('or' as const, 'and' as const), left: tie('tree'), right: tie('tree') }),
  ),
}))

function written(node: PatternNode): string {
  if (node.kind === 'or') return `(${written(node.left)}) || ${written(node.right)}`
  if (node.kind === 'and') return `(${written(node.left)})&&(${written(node.right)})`
  const path = `$.${node.path.join('.')}`
  if (node.kind === 'exists') return `${path} ${node.wanted ? 'EXISTS' : 'NOT EXISTS'}`
  return node.kind === 'compare' ? `(${path} ${node.operator} "${node.value}")` : `${path} IS ${node.word}`
}
