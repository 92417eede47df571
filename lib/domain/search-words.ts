/** The words by which an event is found: how texts and what people type are cut into the same words. */

/** Writing that puts no blanks between words. */
const UNSPACED_LETTER = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー]'
const UNSPACED = new RegExp(`^${UNSPACED_LETTER}`, 'u')
const RUN = new RegExp(`${UNSPACED_LETTER}+|(?:(?!${UNSPACED_LETTER})[\\p{L}\\p{N}])+`, 'gu')
const ASCII = /^\p{ASCII}*$/u
const NOT_WORD = /[^a-z0-9]+/
/** Longer words are cut: PostgreSQL takes lexemes of up to 2,046 bytes. */
const LONGEST_WORD = 64

/** The distinct words of some texts, lower-case. Japanese, which has no spaces, is cut into pairs of characters. */
export function searchWords(texts: Iterable<string | null>): string[] {
  const words = new Set<string>()
  for (const text of texts) for (const word of wordsIn(text ?? '')) words.add(word)
  return [...words]
}

/** Nearly all of AWS's texts are plain ASCII, which is cut five times as fast. */
function wordsIn(text: string): string[] {
  if (!ASCII.test(text)) return [...text.normalize('NFKC').matchAll(RUN)].flatMap(([run]) => cut(run))
  const words = text.toLowerCase().split(NOT_WORD)
  return words.filter((word) => word !== '').map((word) => word.slice(0, LONGEST_WORD))
}

/** What was typed, as a tsquery in which every word must stand, each as the beginning of a word. Null where it holds no word. */
export function searchQuery(typed: string): string | null {
  const words = searchWords([typed])
  return words.length === 0 ? null : words.map((word) => `${word}:*`).join(' & ')
}

function cut(run: string): string[] {
  if (!UNSPACED.test(run)) return [run.toLowerCase().slice(0, LONGEST_WORD)]
  const characters = [...run]
  if (characters.length === 1) return characters
  return characters.slice(1).map((character, index) => `${characters[index]}${character}`)
}
