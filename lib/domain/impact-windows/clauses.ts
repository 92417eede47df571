/** The clauses around a place in a sentence's shape. */

/** A stretch of a sentence's shape. */
export interface Span {
  start: number
  end: number
}

const CLAUSE_END =
  /[;:]|,?\s+(?:but|while|whereas|although|however)\b|,\s+(?:and|when|after which|at which|which|with)\b/i

/** The clause that ends at a place. */
export function clauseBefore(text: string, end: number): string {
  const parts = text.slice(0, end).split(CLAUSE_END)
  return parts.at(-1) ?? ''
}

/** The clause that begins at a place, after a comma there. */
export function clauseAfter(text: string, start: number): string {
  const rest = text.slice(start).replace(/^\s*,/, '')
  const end = rest.search(CLAUSE_END)
  return end < 0 ? rest : rest.slice(0, end)
}
