import { describe, expect, it } from 'vitest'
import { instantOf, isAbsent, numberOf, quote } from './epoch'
import { NOW } from './test-payloads'
import { UnreadableItem } from './unreadable'

describe('instantOf', () => {
  const at = Date.UTC(2018, 4, 7, 15, 50, 8)

  it.each([[at / 1000], [String(at / 1000)], [at], [String(at)], [` ${at / 1000} `], [`${at / 1000}.0`]])(
    'reads %j',
    (value) => {
      expect(instantOf(value, NOW, 'its date')).toBe(at)
    },
  )

  it('accepts the limits: 2006, and five years ahead', () => {
    expect(instantOf(Date.UTC(2006, 0, 1) / 1000, NOW, 'its date')).toBe(Date.UTC(2006, 0, 1))
    expect(instantOf(Date.UTC(2031, 5, 1, 12), NOW, 'its date')).toBe(Date.UTC(2031, 5, 1, 12))
  })

  it.each([
    [-1],
    ['-1525708208'],
    [0],
    [Date.UTC(2005, 11, 31, 23) / 1000],
    [Date.UTC(2031, 5, 1, 13) / 1000],
    [99_999_999_999],
    [Number.MAX_SAFE_INTEGER],
    ['999999999999999999'],
  ])('rejects the absurd %j', (value) => {
    expect(() => instantOf(value, NOW, 'its date')).toThrow(UnreadableItem)
    expect(() => instantOf(value, NOW, 'its date')).toThrow('before 2006 or more than 5 years ahead')
  })

  it.each([['soon'], ['1e9'], ['0x10'], [{}], [[1525708208]], [true], [Number.NaN], [Number.POSITIVE_INFINITY]])(
    'rejects %j, which is no number',
    (value) => {
      expect(() => instantOf(value, NOW, 'its date')).toThrow('is not a time in seconds or milliseconds')
    },
  )

  it.each([[undefined], [null], [''], [' ']])('says that %j is missing', (value) => {
    expect(() => instantOf(value, NOW, 'its date')).toThrow('its date is missing')
  })
})

describe('numberOf', () => {
  it('reads numbers and texts of digits alike', () => {
    expect([numberOf(3), numberOf('3'), numberOf('-2.5'), numberOf('three'), numberOf(null)]).toEqual([
      3,
      3,
      -2.5,
      null,
      null,
    ])
  })
})

describe('isAbsent and quote', () => {
  it('tell absent from zero', () => {
    expect([undefined, null, ' ', 0, '0', false].map(isAbsent)).toEqual([true, true, true, false, false, false])
  })

  it('show a value in a sentence, shortened', () => {
    expect(quote('x'.repeat(100))).toHaveLength(62)
    expect([quote(7), quote('7'), quote({}), quote(null)]).toEqual(['7', '"7"', 'object', 'object'])
  })
})
