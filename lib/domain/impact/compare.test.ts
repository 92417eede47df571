/** Figures beside those of the period before. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeOf, figureText } from './compare'

const COUNT = { unit: 'count', moreMeans: 'worse' } as const
const TIME = { unit: 'minutes', moreMeans: 'worse', moreWord: 'longer' } as const

describe('changeOf', () => {
  it('says how much more, and that it is worse', () => {
    expect(changeOf(5, 3, 'Q1 2018', COUNT)).toEqual({ words: '2 more than in Q1 2018', isBetter: false })
    expect(changeOf(3, 5, 'Q1 2018', COUNT)).toEqual({ words: '2 fewer than in Q1 2018', isBetter: true })
    expect(changeOf(90, 29, 'Q1 2018', TIME)).toEqual({ words: '1 h 01 m longer than in Q1 2018', isBetter: false })
    expect(changeOf(29, 90, 'Q1 2018', TIME)).toEqual({ words: '1 h 01 m shorter than in Q1 2018', isBetter: true })
  })

  it('sees no change where both read the same', () => {
    expect(changeOf(10.2, 10.4, 'Q1 2018', TIME)).toEqual({ words: 'as in Q1 2018', isBetter: null })
  })

  it('compares nothing with what is not known', () => {
    expect(changeOf(null, 3, 'Q1 2018', COUNT)).toEqual({ words: null, isBetter: null })
    expect(changeOf(3, null, 'Q1 2018', COUNT)).toEqual({ words: null, isBetter: null })
  })

  it('goes the other way when figures swap', () => {
    const number = fc.integer({ min: 0, max: 10_000 })
    fc.assert(
      fc.property(number, number, (one, other) => {
        const there = changeOf(one, other, 'May 2018', COUNT)
        const back = changeOf(other, one, 'May 2018', COUNT)
        expect(there.isBetter).toBe(back.isBetter === null ? null : !back.isBetter)
        expect(there.words).not.toMatch(/NaN|undefined|null|-/)
      }),
    )
  })
})

describe('figureText', () => {
  it('reads as people do', () => {
    expect(figureText(12_345, 'count')).toBe('12,345')
    expect(figureText(61, 'minutes')).toBe('1 h 01 m')
    expect(figureText(0, 'minutes')).toBe('0 m')
    expect(figureText(0.5, 'minutes')).toBe('30 s')
    expect(figureText(-5, 'minutes')).toBe('5 m before')
    expect(figureText(null, 'minutes')).toBe('none measured')
  })
})
