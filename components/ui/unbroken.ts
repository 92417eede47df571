/** Words whose figures stay with their units. */

/** "1 d 09 h" and "31 %" in a sentence, which then do not break within. */
export function unbroken(words: string): string {
  return words.replace(/(?<=\d) (?=(?:[dhms]\b|%))|(?<=\d [dh]) (?=\d\d [hm]\b)/g, '\u00a0')
}
