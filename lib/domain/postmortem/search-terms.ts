/** Takes what somebody searches for apart: words and phrases that must all stand in a post-mortem, but not in one part. */

/** One word or phrase as PostgreSQL's web search takes it; `isNot`: it must stand nowhere. */
export interface SearchTerm {
  text: string
  isNot: boolean
}

/** What is looked for beyond these many words is not. */
const MOST_TERMS = 16

/**
 * The alternatives that `or` separates, each with the terms that must all hold: `iam -sts or "root user"` gives two. Quotes
 * make phrases, a minus before a term excludes it. Alternatives that name nothing to be found are left out.
 */
export function searchAlternatives(typed: string): SearchTerm[][] {
  const alternatives: SearchTerm[][] = [[]]
  for (const [token] of [...typed.matchAll(/-?"[^"]*"?|[^\s"]+/g)].slice(0, MOST_TERMS)) {
    if (/^or$/i.test(token)) alternatives.push([])
    else alternatives.at(-1)?.push(...termOf(token))
  }
  return alternatives.filter((terms) => terms.some(({ isNot }) => !isNot))
}

function termOf(token: string): SearchTerm[] {
  const isNot = token.startsWith('-')
  const bare = token.replace(/^-+/, '').replaceAll('"', '').trim()
  if (!/[\p{L}\p{N}]/u.test(bare)) return []
  return [{ text: token.includes('"') ? `"${bare}"` : bare, isNot }]
}
