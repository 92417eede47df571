/** Remembers texts that take long to make, the ones that were asked for last, within bounds. */

/** What is remembered at most. */
export interface TextBounds {
  entries: number
  /** Of keys and texts together: a few long ones weigh more than a thousand short ones. */
  characters: number
}

/** The text of a key: what is remembered, else what `make` gives. */
type TextMemory = (key: string, make: () => string) => string

/** A memory that is empty. A text that alone is too long is made each time. */
export function createTextMemory({ entries, characters }: TextBounds): TextMemory {
  const known = new Map<string, string>()
  let held = 0
  return (key, make) => {
    const text = known.get(key) ?? make()
    held += known.delete(key) ? 0 : key.length + text.length
    // What was asked for last is the last to be forgotten.
    known.set(key, text)
    for (const [oldest, forgotten] of known) {
      if (known.size <= entries && held <= characters) break
      known.delete(oldest)
      held -= oldest.length + forgotten.length
    }
    return text
  }
}
