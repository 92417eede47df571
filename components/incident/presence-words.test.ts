/** How presence is said. */
import { describe, expect, it } from 'vitest'
import { initials, presenceWords } from './presence-words'

const MIRA = { id: 'm', name: 'Mira' }
const SAM = { id: 's', name: 'Sam' }

describe('presenceWords', () => {
  it('says nothing while nobody else is there', () => {
    expect(presenceWords([], 'm')).toBeNull()
    expect(presenceWords([MIRA], 'm')).toBeNull()
  })

  it('names the others, and you last', () => {
    expect(presenceWords([MIRA, SAM], 's')).toBe('2 people here: Mira, you')
    expect(presenceWords([MIRA, SAM], 'm')).toBe('2 people here: Sam, you')
  })

  it('counts you in only where you are', () => {
    expect(presenceWords([MIRA], null)).toBe('1 person here: Mira')
  })

  it('counts those beyond the fifth', () => {
    const many = Array.from({ length: 200 }, (_, index) => ({ id: `${index}`, name: `N${index}` }))
    expect(presenceWords(many, '0')).toBe('200 people here: N1, N2, N3, N4, N5, 194 more, you')
  })
})

it('makes initials of any name', () => {
  expect(['Mira Kovač', 'cher', 'Ada B. Lovelace', '𝒳y Z', '山田 太郎', ''].map(initials)).toEqual([
    'MK',
    'C',
    'AL',
    '𝒳Z',
    '山太',
    '',
  ])
})
