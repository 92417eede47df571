/** Taking apart what somebody searches for. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { searchAlternatives } from './search-terms'

const term = (text: string, isNot = false) => ({ text, isNot })

describe('searchAlternatives', () => {
  it.each([
    ['iam outage', [[term('iam'), term('outage')]]],
    ['  IAM  ', [[term('IAM')]]],
    ['"root user" keys', [[term('"root user"'), term('keys')]]],
    ['"never closed', [[term('"never closed"')]]],
    ['iam -sts', [[term('iam'), term('sts', true)]]],
    ['iam -"sign in"', [[term('iam'), term('"sign in"', true)]]],
    ['iam or sts OR "a b"', [[term('iam')], [term('sts')], [term('"a b"')]]],
    ['us-east-1', [[term('us-east-1')]]],
    ['or', []],
    ['-iam', []],
    ['- … "" "!"', []],
    ['', []],
  ])('%s', (typed, alternatives) => expect(searchAlternatives(typed)).toEqual(alternatives))

  it('makes of any text terms that name something, and never more than sixteen', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (typed) => {
        const alternatives = searchAlternatives(typed)
        expect(alternatives.flat().length).toBeLessThanOrEqual(16)
        for (const terms of alternatives) {
          expect(terms.some(({ isNot }) => !isNot)).toBe(true)
          for (const { text } of terms) expect(text).toMatch(/[\p{L}\p{N}]/u)
        }
      }),
    )
  })
})
