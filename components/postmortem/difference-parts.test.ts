/** The parts of a difference make up both texts again, and a joined text holds all of both. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type DifferencePart, differenceParts, joinLabels, joinTexts } from './difference-parts'

const word = fc.constantFrom('role', 'trust', 'policy', ' ', '  ', '\n', '.', '\u00e9t\u00e9', '\u{1f525}', '*x*')
const text = fc.array(word, { maxLength: 30 }).map((words) => words.join(''))

function sideOf(parts: readonly DifferencePart[], side: 'before' | 'after'): string {
  return parts
    .filter((part) => part.side === 'both' || part.side === side)
    .map((part) => part.text)
    .join('')
}

describe('what differs', () => {
  it('makes up both texts', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = differenceParts(before, after)
        expect([sideOf(parts, 'before'), sideOf(parts, 'after')]).toEqual([before, after])
      }),
    )
  })

  it('tells a changed sentence as one change, not word by word', () => {
    expect(differenceParts('It was Tom who said no.', 'It was Mira that thought yes.')).toEqual([
      { text: 'It was ', side: 'both' },
      { text: 'Tom who said no', side: 'before' },
      { text: 'Mira that thought yes', side: 'after' },
      { text: '.', side: 'both' },
    ])
  })

  it('keeps words that stayed between two changes', () => {
    expect(differenceParts('a b c', 'x b y').map(({ side }) => side)).toEqual([
      ...['before', 'after', 'both', 'before', 'after'],
    ])
  })
})

describe('a joined text', () => {
  it('holds every line of both', () => {
    fc.assert(
      fc.property(text, text, (theirs, mine) => {
        const lines = new Set(joinTexts(theirs, mine).split('\n'))
        for (const line of `${theirs}\n${mine}`.split('\n')) if (line !== '') expect(lines).toContain(line)
      }),
    )
  })

  it('has shared lines once', () => {
    expect(joinTexts('one\ntheirs\nthree', 'one\nmine\nthree')).toBe('one\ntheirs\nmine\nthree')
    expect(joinTexts('', 'mine')).toBe('mine')
    expect(joinTexts('theirs', '')).toBe('theirs')
  })

  it('has each label once', () => {
    expect(joinLabels('dns\nsingle region', 'single region\nno alarm')).toBe('dns\nsingle region\nno alarm')
    expect(joinLabels('', 'dns')).toBe('dns')
  })
})
