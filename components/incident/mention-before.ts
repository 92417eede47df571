/** Which name somebody has begun to type after an `@`, and who it may be. */
import type { NamedRef } from '@/lib/incidents/contract'

/** As many names as fit into view. */
const OFFERED = 8

/** What stands between the last `@` and the caret, where that may still become a name; null elsewhere. */
export function mentionBefore(text: string): string | null {
  return /(?:^|[^\p{L}\p{N}_])@([^\n@]{0,60})$/u.exec(text)?.[1] ?? null
}

/** Those of whose name a word, or the name itself, begins so; nobody once the name is whole. */
export function peopleFor(begun: string, people: readonly NamedRef[]): NamedRef[] {
  const typed = begun.toLowerCase()
  return people
    .filter(({ name }) => {
      const known = name.toLowerCase()
      const words = known.split(/\s+/)
      return known !== typed && (known.startsWith(typed) || words.some((word) => word.startsWith(typed)))
    })
    .slice(0, OFFERED)
}
