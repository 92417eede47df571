/** Reading passages with hits in them. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foundPieces, HIT_BEGINS, HIT_ENDS, plainBeginning } from './found-pieces'

const hit = (text: string) => `${HIT_BEGINS}${text}${HIT_ENDS}`

describe('foundPieces', () => {
  it('tells hits from what stands around them', () => {
    expect(foundPieces(`The ${hit('failover')} to ${hit('another')} Region.`)).toEqual([
      { text: 'The ', isHit: false },
      { text: 'failover', isHit: true },
      { text: ' to ', isHit: false },
      { text: 'another', isHit: true },
      { text: ' Region.', isHit: false },
    ])
  })

  it('leaves out the signs of Markdown, and nothing else', () => {
    const [{ text } = { text: '' }] = foundPieces('## Why\n- **One** `role`\n> 3 * 4 - 2 | a_b <b>5</b>')
    expect(text.replace(/\s+/g, ' ')).toBe('Why One role 3 4 - 2 a_b <b>5</b>')
  })

  it('takes a mark that is never closed for a hit to the end', () => {
    expect(foundPieces(`a ${HIT_BEGINS}b`)).toEqual([
      { text: 'a ', isHit: false },
      { text: 'b', isHit: true },
    ])
    expect(foundPieces('')).toEqual([])
  })

  it('keeps every letter in its order, and no mark', () => {
    const piece = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(HIT_BEGINS, HIT_ENDS))
    const letters = (text: string) => text.replace(/[^\p{L}]/gu, '')
    fc.assert(
      fc.property(fc.array(piece), (parts) => {
        const joined = foundPieces(parts.join(''))
          .map(({ text }) => text)
          .join('')
        expect(joined).not.toMatch(new RegExp(`[${HIT_BEGINS}${HIT_ENDS}]`))
        expect(letters(joined)).toBe(letters(parts.join('')))
      }),
    )
  })
})

describe('plainBeginning', () => {
  it('is the whole of a short text, and ends at a word of a long one', () => {
    expect(plainBeginning('**Use** another Region.\n\n', 100)).toBe('Use another Region.')
    expect(plainBeginning('one two three four', 12)).toBe('one two…')
    expect(plainBeginning('x'.repeat(50), 10)).toBe(`${'x'.repeat(10)}…`)
    expect(plainBeginning(' **  \n', 10)).toBeNull()
  })

  it('is never longer than asked, but for the sign that more follows', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 5, max: 40 }), (text, most) => {
        expect(plainBeginning(text, most)?.length ?? 0).toBeLessThanOrEqual(most + 1)
      }),
    )
  })
})
