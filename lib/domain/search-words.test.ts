import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { searchQuery, searchWords } from './search-words'

describe('searchWords', () => {
  it.each([
    ['Increased API Error Rates', ['increased', 'api', 'error', 'rates']],
    ['us-east-1 (use1-az4)', ['us', 'east', '1', 'use1', 'az4']],
    ['APIのエラー率', ['api', 'のエ', 'エラ', 'ラー', 'ー率']],
    ['障', ['障']],
    ['오류 증가', ['오류', '증가']],
    ['arn:aws:health', ['arn', 'aws', 'health']],
  ])('cuts %s', (text, words) => {
    expect(searchWords([text])).toEqual(words)
  })

  it('finds every word of a text by its beginning', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const words = searchWords([text])
        const asked = searchQuery(text)
        expect(asked === null).toBe(words.length === 0)
        for (const word of words) expect(asked).toContain(`${word}:*`)
        // Nothing in a word may mean something to PostgreSQL.
        for (const word of words) expect(word).toMatch(/^[^\s'"&|!:*()<>\\]{1,64}$/u)
      }),
    )
  })
})
