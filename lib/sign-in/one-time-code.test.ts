/** Our reading of RFC 6238 against its own test vectors and against another implementation. */
import fc from 'fast-check'
import { Secret, TOTP } from 'otpauth'
import { describe, expect, it } from 'vitest'
import { findStep } from './one-time-code'

describe('findStep', () => {
  // RFC 6238, appendix B, SHA-1; the last six of its eight digits.
  it.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [1_234_567_890, '005924'],
    [2_000_000_000, '279037'],
    [20_000_000_000, '353130'],
  ])('at second %i the code is %s', (second, code) => {
    expect(findStep('12345678901234567890', code, second * 1000)).toBe(Math.floor(second / 30))
    expect(findStep('12345678901234567890', code, (second + 90) * 1000)).toBeNull()
    expect(findStep('12345678901234567891', code, second * 1000)).toBeNull()
  })

  it('agrees with an app, one step early or late', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 16 }), fc.integer({ min: 100_000, max: 4_000_000_000_000 }), (text, now) => {
        const totp = new TOTP({ secret: Secret.fromUTF8(text) })
        for (const late of [-30_000, 0, 30_000]) {
          expect(findStep(text, totp.generate({ timestamp: now + late }), now)).not.toBeNull()
        }
      }),
    )
  })

  it.each(['', '12345', '1234567', 'abcdef', '１２３４５６'])('refuses %j', (code) => {
    expect(findStep('12345678901234567890', code, 59_000)).toBeNull()
  })
})
