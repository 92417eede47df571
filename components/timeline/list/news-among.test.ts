import { describe, expect, it } from 'vitest'
import { newsAmong } from './news-among'

const list = (ids: string) => [...ids].map((id) => ({ id }))
const news = (before: string, after: string) => newsAmong(list(after), new Set(before)).join('')

describe('news in the list', () => {
  it('is what came in above or between', () => {
    expect(news('bcd', 'abcd')).toBe('a')
    expect(news('acd', 'abcd')).toBe('b')
  })

  it('is not what was read further down', () => {
    expect(news('ab', 'abcdef')).toBe('')
    expect(news('ab', 'xabcdef')).toBe('x')
  })

  it('is found although a full page pushes its last row out', () => {
    expect(news('bcde', 'abcd')).toBe('a')
  })

  it('is everything after nothing, and nothing where all is other', () => {
    expect(news('', 'a')).toBe('a')
    expect(news('xyz', 'abc')).toBe('')
  })
})
