/** Says whether a CloudTrail event matches a metric filter's pattern. */
import { matchesGlob } from './glob-match'
import type { PatternNode } from './metric-filter-pattern'

/**
 * Whether the event matches. A comparison wants the field to be there, `!=` too: what a filter does with a field that is
 * missing is not documented, and it must not be counted on.
 */
export function matchesMetricFilter(node: PatternNode, event: unknown): boolean {
  if (node.kind === 'or') return matchesMetricFilter(node.left, event) || matchesMetricFilter(node.right, event)
  if (node.kind === 'and') return matchesMetricFilter(node.left, event) && matchesMetricFilter(node.right, event)
  const found = valuesAt(event, node.path)
  if (node.kind === 'exists') return found.length > 0 === node.wanted
  if (node.kind === 'is') return found.some((value) => String(value) === node.word.toLowerCase())
  if (node.operator === '!=') return found.length > 0 && found.every((value) => !isEqual(value, node.value))
  return found.some((value) => compares(value, node.operator, node.value))
}

function compares(value: unknown, operator: string, wanted: string): boolean {
  if (operator === '=') return isEqual(value, wanted)
  const [left, right] = [toNumber(value), toNumber(wanted)]
  if (left === null || right === null) return false
  if (operator === '<') return left < right
  if (operator === '<=') return left <= right
  return operator === '>' ? left > right : left >= right
}

function isEqual(value: unknown, wanted: string): boolean {
  if (typeof value === 'number') return value === toNumber(wanted)
  return (typeof value === 'string' || typeof value === 'boolean') && matchesGlob(String(value), wanted)
}

function toNumber(value: unknown): number | null {
  if (typeof value === 'number') return value
  return typeof value === 'string' && /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(value) ? Number(value) : null
}

/** What stands at a path; empty where there is nothing. */
function valuesAt(event: unknown, path: readonly string[]): unknown[] {
  let value = event
  for (const [depth, key] of path.entries()) {
    if (Array.isArray(value)) return valuesWithin(value, path.slice(depth))
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return []
    value = (value as Record<string, unknown>)[key]
  }
  return [value]
}

function valuesWithin(list: readonly unknown[], path: readonly string[]): unknown[] {
  let found: unknown[] = [list]
  for (const key of path) found = found.flatMap((value) => step(value, key))
  return found
}

function step(value: unknown, key: string): unknown[] {
  if (Array.isArray(value)) {
    if (key === '*') return value
    const index = Number(key)
    return Number.isInteger(index) && index < value.length ? [value[index]] : []
  }
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return []
  return [(value as Record<string, unknown>)[key]]
}
