/** Text work beneath a shape: evening out characters, and folding stretches into single marks while keeping their places. */

/** A text whose characters remember where they stood: `origin[i]` is the place of character i. */
export interface FoldedText {
  shape: string
  origin: readonly number[]
}

/** Wide characters, dashes and odd spaces as plain ASCII, one for one so that places stay the same. */
export function evenOut(text: string): string {
  return text
    .replace(/[‐-―−〜～]/g, '-')
    .replace(/[！-～]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u00A0\u2000-\u200B\u202F\u205F\u3000\uFEFF\t]/g, ' ')
}

/** The first of overlapping finds wins, of two at one place the longer. */
export function withoutOverlaps<T extends { start: number; end: number }>(found: T[]): T[] {
  const kept: T[] = []
  let end = 0
  for (const item of found.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (item.start < end) continue
    kept.push(item)
    end = item.end
  }
  return kept
}

/** Puts one character (its code is `mark`) in the place of each stretch; stretches come in order and apart. */
export function fold(
  { shape, origin }: FoldedText,
  marks: readonly { start: number; end: number; mark: number }[],
): FoldedText {
  let folded = ''
  const origins: number[] = []
  let next = 0
  for (const { start, end, mark } of [...marks, { start: shape.length, end: shape.length, mark: null }]) {
    folded += shape.slice(next, start)
    for (let at = next; at < start; at += 1) origins.push(origin[at] ?? 0)
    if (mark !== null) {
      folded += String.fromCharCode(mark)
      origins.push(origin[start] ?? 0)
    }
    next = end
  }
  origins.push(origin[shape.length] ?? 0)
  return { shape: folded, origin: origins }
}
