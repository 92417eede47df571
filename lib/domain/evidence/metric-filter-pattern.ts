/** Reads a CloudWatch Logs filter pattern for JSON: `{ ($.eventName = X) || ($.a = "b") && … }`. */
import { type PatternToken, tokenizePattern } from './metric-filter-tokens'

export type PatternNode =
  | { kind: 'or'; left: PatternNode; right: PatternNode }
  | { kind: 'and'; left: PatternNode; right: PatternNode }
  | { kind: 'compare'; path: string[]; operator: '=' | '!=' | '<' | '<=' | '>' | '>='; value: string }
  | { kind: 'is'; path: string[]; word: 'TRUE' | 'FALSE' | 'NULL' }
  | { kind: 'exists'; path: string[]; wanted: boolean }

/** Deeper nesting than anybody writes is refused, so that no pattern can exhaust the stack. */
const DEEPEST = 100

/**
 * The pattern as a tree, in which && binds closer than || (CloudWatch Logs User Guide, filter and pattern syntax). Null for
 * what is no such pattern: words, columns, regular expressions, broken text.
 */
export function parseMetricFilterPattern(text: string): PatternNode | null {
  const inner = /^\s*\{(.*)\}\s*$/s.exec(text)?.[1]
  const tokens = inner === undefined ? null : tokenizePattern(inner)
  if (tokens === null || tokens.length === 0) return null
  const reader = new Reader(tokens)
  const node = reader.readOr(0)
  return reader.isAtEnd ? node : null
}

class Reader {
  #at = 0
  readonly #tokens: readonly PatternToken[]

  constructor(tokens: readonly PatternToken[]) {
    this.#tokens = tokens
  }

  get isAtEnd(): boolean {
    return this.#at === this.#tokens.length
  }

  readOr(depth: number): PatternNode | null {
    return this.#readChain('||', 'or', () => this.#readAnd(depth))
  }

  #readAnd(depth: number): PatternNode | null {
    return this.#readChain('&&', 'and', () => this.#readTerm(depth))
  }

  #readChain(sign: '||' | '&&', kind: 'or' | 'and', readPart: () => PatternNode | null): PatternNode | null {
    let left = readPart()
    while (left !== null && this.#take(sign) !== null) {
      const right = readPart()
      if (right === null) return null
      left = { kind, left, right }
    }
    return left
  }

  #readTerm(depth: number): PatternNode | null {
    if (this.#take('(') !== null) {
      if (depth >= DEEPEST) return null
      const inner = this.readOr(depth + 1)
      return this.#take(')') === null ? null : inner
    }
    const selector = this.#take('selector')
    if (selector === null) return null
    const operator = this.#take('operator')
    const value = this.#take('value')
    if (value === null) return null
    if (operator === null) return this.#readWords(selector.path, value.text)
    if (!value.isQuoted && /^%.*%$/.test(value.text)) return null
    return { kind: 'compare', path: selector.path, operator: operator.text, value: value.text }
  }

  #readWords(path: string[], first: string): PatternNode | null {
    const word = first.toUpperCase()
    if (word === 'EXISTS') return { kind: 'exists', path, wanted: true }
    const second = this.#take('value')?.text.toUpperCase()
    if (word === 'NOT' && second === 'EXISTS') return { kind: 'exists', path, wanted: false }
    if (word === 'IS' && (second === 'TRUE' || second === 'FALSE' || second === 'NULL')) {
      return { kind: 'is', path, word: second }
    }
    return null
  }

  #take<K extends PatternToken['kind']>(kind: K): Extract<PatternToken, { kind: K }> | null {
    const token = this.#tokens[this.#at]
    if (token?.kind !== kind) return null
    this.#at++
    return token as Extract<PatternToken, { kind: K }>
  }
}
