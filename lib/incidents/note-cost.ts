/** Judges beforehand whether a note's Markdown would take too long to read: hostile ones of 20,000 characters take 17 s. */

/** What Markdown may take for a mark: characters of its own, beginnings of list items, underlines of headings. */
const MARK = /[*_~`[\]<>|\\&]|(?<=^|[\s>])(?:[-+#]|\d{1,9}[.)]|[=-]+)(?=\s|$)/g
/** What parts paragraphs, tables and lists from each other. */
const GAP = /\n[ \t]*\n/

/** Upper bounds of what micromark 4.0.3 took, in ms: for each line, each mark, and each pair of marks in one block. */
const LINE = 0.1
const ONE = 0.14
const PAIR = 0.00005
/** 15,000 characters in which every other word is marked come to about 350. */
const MOST = 400

/** True where nobody should wait for it: such a note is shown as it was typed. */
export function isCostlyMarkdown(markdown: string): boolean {
  let cost = 0
  for (const block of markdown.split(GAP)) {
    const marks = block.match(MARK)?.length ?? 0
    cost += (block.split('\n').length + 1) * LINE + marks * ONE + marks ** 2 * PAIR
  }
  return cost > MOST
}
