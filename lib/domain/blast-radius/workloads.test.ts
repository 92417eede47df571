import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type DeclaredWorkload, dependentsOf, findCycle } from './workloads'

function workload(name: string, ...on: string[]): DeclaredWorkload {
  const needs = on.map((onWorkloadId) => ({ service: null, region: null, onWorkloadId, note: null }))
  return {
    id: `id-${name}`,
    name,
    dependencies: needs.map((need) => ({ ...need, onWorkloadId: `id-${need.onWorkloadId}` })),
  }
}

test.each<[string, DeclaredWorkload[], string[] | null]>([
  ['nothing', [], null],
  ['a line', [workload('a', 'b'), workload('b', 'c'), workload('c')], null],
  ['a diamond', [workload('a', 'b', 'c'), workload('b', 'd'), workload('c', 'd'), workload('d')], null],
  ['what is not there', [workload('a', 'gone')], null],
  ['itself', [workload('a', 'a')], ['a', 'a']],
  ['a circle', [workload('c', 'a'), workload('a', 'b'), workload('b', 'c')], ['a', 'b', 'c', 'a']],
  ['a circle behind a line', [workload('a', 'b'), workload('b', 'c'), workload('c', 'b')], ['b', 'c', 'b']],
])('in %s', (_, workloads, cycle) => {
  expect(findCycle(workloads)).toEqual(cycle)
})

test('a line of ten thousand is walked', () => {
  const line = Array.from({ length: 10_000 }, (_, index) => workload(String(index), String(index + 1)))
  expect(findCycle(line)).toBeNull()
  expect(findCycle([...line, workload('10000', '9999')])).toEqual(['9999', '10000', '9999'])
})

const names = ['a', 'b', 'c', 'd', 'e', 'f']
const graph = fc
  .array(fc.subarray(names, { maxLength: 3 }), { minLength: 6, maxLength: 6 })
  .map((lists) => lists.map((on, index) => workload(names[index] ?? '', ...on)))

/** Takes away, again and again, what depends on nothing that is left: what stays runs in circles. */
function hasCycle(workloads: readonly DeclaredWorkload[]): boolean {
  let left = [...workloads]
  for (let before = -1; before !== left.length; ) {
    before = left.length
    const ids = new Set(left.map(({ id }) => id))
    left = left.filter(({ dependencies }) => dependencies.some(({ onWorkloadId }) => ids.has(onWorkloadId ?? '')))
  }
  return left.length > 0
}

test('a circle is found where there is one, each of it depending on the next, whatever the order', () => {
  fc.assert(
    fc.property(graph, (workloads) => {
      const cycle = findCycle(workloads)
      expect(cycle !== null).toBe(hasCycle(workloads))
      expect(findCycle(workloads.toReversed())).toEqual(cycle)
      const byName = new Map(workloads.map((each) => [each.name, each]))
      for (const [index, name] of (cycle ?? []).slice(0, -1).entries())
        expect(byName.get(name)?.dependencies.map(({ onWorkloadId }) => onWorkloadId)).toContain(
          `id-${cycle?.[index + 1]}`,
        )
      expect(cycle?.at(0)).toBe(cycle?.at(-1))
    }),
  )
})

test('what depends on a workload is found by name', () => {
  const workloads = [workload('c', 'a', 'a'), workload('b', 'a'), workload('a')]
  expect([...dependentsOf(workloads)].map(([id, list]) => [id, list.map(({ name }) => name)])).toEqual([
    ['id-a', ['b', 'c']],
  ])
})
