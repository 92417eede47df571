/** Finds who is named in a text: `@` and an e-mail address or a whole name. */

/** Somebody who can be named. */
export interface Mentionable {
  id: string
  name: string
  /** Lower case. */
  email: string
}

/** One mention: the text from `from` to `to` (UTF-16 units) names these people; several where they share a name. */
export interface Mention {
  from: number
  to: number
  personIds: readonly string[]
}

const LETTER = /[\p{L}\p{N}_]/u

/**
 * The mentions of a text, in their order. Case does not matter; of two names that fit, the longer one counts. An `@` within
 * a word, as in an e-mail address, names nobody.
 */
export function findMentions(text: string, people: readonly Mentionable[]): Mention[] {
  const named = new Map<string, string[]>()
  for (const { id, name, email } of people) {
    for (const handle of new Set([name.toLowerCase(), email.toLowerCase()])) {
      named.set(handle, [...(named.get(handle) ?? []), id])
    }
  }
  const handles = [...named.keys()].sort((one, other) => other.length - one.length)
  const found: Mention[] = []
  for (const { index } of text.matchAll(/@/g)) {
    if (index > 0 && LETTER.test(characterBefore(text, index))) continue
    const handle = handles.find((each) => each !== '' && standsAt(text, index + 1, each))
    if (handle === undefined) continue
    found.push({ from: index, to: index + 1 + handle.length, personIds: named.get(handle) ?? [] })
  }
  return found
}

/** Whether the handle stands there as a whole: what follows does not go on with the word. */
function standsAt(text: string, at: number, handle: string): boolean {
  const end = at + handle.length
  if (text.slice(at, end).toLowerCase() !== handle) return false
  const after = String.fromCodePoint(text.codePointAt(end) ?? 32)
  return !LETTER.test(after)
}

function characterBefore(text: string, index: number): string {
  const low = text.slice(index - 1, index)
  return /[\uDC00-\uDFFF]/.test(low) ? text.slice(index - 2, index) : low
}
