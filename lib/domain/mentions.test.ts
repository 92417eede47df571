/** Who is named in a text. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findMentions } from './mentions'

const PEOPLE = [
  { id: '1', name: 'Mira', email: 'mira@example.org' },
  { id: '2', name: 'Mira Vogel', email: 'vogel@example.org' },
  { id: '3', name: 'Noor', email: 'noor@example.org' },
  { id: '4', name: 'Noor', email: 'noor.two@example.org' },
  { id: '5', name: 'Ödön Ä', email: 'odon@example.org' },
]

const named = (text: string) =>
  findMentions(text, PEOPLE).map(({ from, to, personIds }) => [text.slice(from, to), personIds])

describe('findMentions', () => {
  it.each([
    ['@Mira please look', [['@Mira', ['1']]]],
    [
      'ask @mira vogel, then @NOOR.',
      [
        ['@mira vogel', ['2']],
        ['@NOOR', ['3', '4']],
      ],
    ],
    ['(@noor.two@example.org)', [['@noor.two@example.org', ['4']]]],
    ['@Mira Vogelsang', [['@Mira', ['1']]]],
    ['@Miranda', []],
    ['write to mira@example.org', []],
    ['x@Mira', []],
    ['@@Mira', [['@Mira', ['1']]]],
    ['@Ödön Ä!', [['@Ödön Ä', ['5']]]],
    ['@Mira@Noor', [['@Mira', ['1']]]],
    ['@', []],
  ])('%s', (text, mentions) => expect(named(text)).toEqual(mentions))

  it('finds mentions that stand apart and begin with @, in whatever text', () => {
    const part = fc.oneof(fc.string(), fc.constantFrom('@Mira', '@noor', ' ', '@', 'Vogel', '@mira@example.org', '😀'))
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.join('')
        let last = 0
        for (const { from, to, personIds } of findMentions(text, PEOPLE)) {
          expect(from).toBeGreaterThanOrEqual(last)
          expect(text[from]).toBe('@')
          expect(personIds.length).toBeGreaterThan(0)
          last = to
        }
        expect(last).toBeLessThanOrEqual(text.length)
      }),
    )
  })
})
