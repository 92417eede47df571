/** Says whether an event matches the pattern of an EventBridge rule (EventBridge User Guide, event patterns). */
import { matchesGlob } from './glob-match'

/** Patterns nested deeper than EventBridge allows match nothing. */
const DEEPEST = 50

/** Whether the event matches. What is not understood matches nothing, so that no rule is counted on wrongly. */
export function matchesEventPattern(pattern: unknown, event: unknown, depth = 0): boolean {
  if (!isObject(pattern) || depth > DEEPEST) return false
  return Object.entries(pattern).every(([key, wanted]) => {
    if (key === '$or' && Array.isArray(wanted)) {
      return wanted.some((each) => matchesEventPattern(each, event, depth + 1))
    }
    const value = isObject(event) && Object.hasOwn(event, key) ? event[key] : undefined
    return Array.isArray(wanted) ? matchesAny(wanted, value) : matchesEventPattern(wanted, value, depth + 1)
  })
}

/** An array in the event matches by any of its members. */
function matchesAny(matchers: readonly unknown[], value: unknown): boolean {
  const values = Array.isArray(value) ? value : [value]
  return matchers.some((matcher) => values.some((each) => matchesOne(matcher, each)))
}

function matchesOne(matcher: unknown, value: unknown): boolean {
  if (!isObject(matcher)) return matcher !== undefined && matcher === value
  const entries = Object.entries(matcher)
  const [kind, wanted] = entries[0] ?? []
  if (kind === undefined || entries.length !== 1) return false
  if (kind === 'exists') return (value !== undefined && !isObject(value)) === wanted
  if (kind === 'anything-but') return matchesAnythingBut(wanted, value)
  if (kind === 'numeric') return typeof value === 'number' && isWithin(wanted, value)
  return typeof value === 'string' && matchesText(kind, wanted, value)
}

function matchesText(kind: string, wanted: unknown, value: string): boolean {
  if (isObject(wanted)) {
    const folded = wanted['equals-ignore-case']
    if (typeof folded !== 'string' || (kind !== 'prefix' && kind !== 'suffix')) return false
    return matchesText(kind, folded.toLowerCase(), value.toLowerCase())
  }
  if (typeof wanted !== 'string') return false
  if (kind === 'prefix') return value.startsWith(wanted)
  if (kind === 'suffix') return value.endsWith(wanted)
  if (kind === 'wildcard') return matchesGlob(value, wanted)
  return kind === 'equals-ignore-case' && value.toLowerCase() === wanted.toLowerCase()
}

const EXCEPTIONS = ['prefix', 'suffix', 'wildcard', 'equals-ignore-case']

function matchesAnythingBut(wanted: unknown, value: unknown): boolean {
  if (value === undefined || isObject(value)) return false
  if (!isObject(wanted)) return ![wanted].flat().includes(value)
  const [kind, texts] = Object.entries(wanted)[0] ?? []
  if (kind === undefined || !EXCEPTIONS.includes(kind)) return false
  return [texts].flat().every((text) => typeof value !== 'string' || !matchesText(kind, text, value))
}

function isWithin(bounds: unknown, value: number): boolean {
  if (!Array.isArray(bounds) || bounds.length === 0 || bounds.length % 2 !== 0) return false
  for (let at = 0; at < bounds.length; at += 2) {
    const [operator, bound]: unknown[] = bounds.slice(at, at + 2)
    if (typeof bound !== 'number' || !holds(operator, value, bound)) return false
  }
  return true
}

function holds(operator: unknown, value: number, bound: number): boolean {
  if (operator === '=') return value === bound
  if (operator === '<') return value < bound
  if (operator === '<=') return value <= bound
  if (operator === '>') return value > bound
  return operator === '>=' && value >= bound
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
