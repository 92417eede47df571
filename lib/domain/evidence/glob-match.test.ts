import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { matchesGlob } from './glob-match'

const letters = fc.string({ unit: fc.constantFrom('a', 'b', '.', '\n'), maxLength: 12 })
const patterns = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*'), maxLength: 8 })

describe('matchesGlob', () => {
  it.each([
    ['AccessDenied', 'AccessDenied*', true],
    ['AccessDeniedException', 'AccessDenied*', true],
    ['Client.UnauthorizedOperation', '*UnauthorizedOperation', true],
    ['DeleteTrail', 'delete*', false],
    ['', '*', true],
    ['', '', true],
    ['abc', 'a*b', false],
  ])('%s by %s: %s', (text, pattern, wanted) => {
    expect(matchesGlob(text, pattern)).toBe(wanted)
  })

  it('says what a regular expression says', () => {
    fc.assert(
      fc.property(letters, patterns, (text, pattern) => {
        const expression = new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`, 's')
        expect(matchesGlob(text, pattern)).toBe(expression.test(text))
      }),
    )
  })

  it('takes a pattern that would keep a regular expression busy for years', () => {
    expect(matchesGlob('a'.repeat(5_000), `${'a*'.repeat(500)}b`)).toBe(false)
  })
})
