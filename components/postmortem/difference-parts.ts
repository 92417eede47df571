/** Reckons what two texts share, by words or by lines. */
import { diffLines, diffWordsWithSpace } from 'diff'

export interface DifferencePart {
  text: string
  /** Where it stands. */
  side: 'before' | 'after' | 'both'
}

/** Longer reckoning is given up, in ms: then lines are compared, and in the end the whole texts. */
const LONGEST = 300

/** The parts of both texts in their order; those of a side and of both, joined, are that text. */
export function differenceParts(before: string, after: string): DifferencePart[] {
  const changes =
    diffWordsWithSpace(before, after, { timeout: LONGEST }) ?? diffLines(before, after, { timeout: LONGEST })
  if (changes === undefined) return whole(before, after)
  return gathered(
    changes.map(({ value, added, removed }) => ({ text: value, side: added ? 'after' : removed ? 'before' : 'both' })),
  )
}

/** Neighbouring changes with nothing but blanks between them read better as one: all that went, then all that came. */
function gathered(parts: readonly DifferencePart[]): DifferencePart[] {
  const told: DifferencePart[] = []
  let change = { before: '', after: '' }
  let blanks = ''
  const tell = () => {
    told.push(...whole(change.before, change.after))
    if (blanks !== '') told.push({ text: blanks, side: 'both' })
    change = { before: '', after: '' }
    blanks = ''
  }
  for (const { text, side } of parts) {
    const isChanging = change.before + change.after !== ''
    if (side !== 'both') {
      change = { before: change.before + blanks, after: change.after + blanks }
      change[side] += text
      blanks = ''
    } else if (isChanging && blanks === '' && /^[^\S\n]+$/.test(text)) blanks = text
    else {
      tell()
      told.push({ text, side })
    }
  }
  tell()
  return told
}

/** One text with every line of both: shared lines once, then theirs before one's own. */
export function joinTexts(theirs: string, mine: string): string {
  const changes = diffLines(withEnd(theirs), withEnd(mine), { timeout: LONGEST })
  const joined = changes === undefined ? withEnd(theirs) + mine : changes.map(({ value }) => value).join('')
  return joined.replace(/\n$/, '')
}

/** Every label of both, each once. */
export function joinLabels(theirs: string, mine: string): string {
  const labels = [theirs, mine].flatMap((text) => text.split('\n'))
  return [...new Set(labels)].filter(Boolean).join('\n')
}

function withEnd(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`
}

function whole(before: string, after: string): DifferencePart[] {
  return [
    { text: before, side: 'before' as const },
    { text: after, side: 'after' as const },
  ].filter(({ text }) => text !== '')
}
