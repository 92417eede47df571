/** Labels and typed text, cleaned. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanLabels, readLabels } from './labels'
import { cleanTyped } from './typed-text'

describe('labels', () => {
  it('are trimmed, lower-cased, unique, one per line', () => {
    expect(cleanLabels(' Expired  Certificate \nno alarm, EXPIRED CERTIFICATE\r\n\n , retry storm')).toBe(
      'expired certificate\nno alarm\nretry storm',
    )
    expect(cleanLabels(' \n ,')).toBe('')
  })

  it('say what is too long or too many, and cut nothing', () => {
    const long = 'x'.repeat(61)
    expect(readLabels(long)).toEqual({ labels: [long], problem: expect.stringContaining('60 characters') })
    const many = Array.from({ length: 21 }, (_, index) => `cause ${index}`)
    expect(readLabels(many.join('\n'))).toEqual({ labels: many, problem: expect.stringContaining('21') })
    expect(readLabels(many.slice(1).join('\n')).problem).toBeNull()
  })

  it('that are clean stay as they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = cleanLabels(text)
        expect(cleanLabels(once)).toBe(once)
        expect(new Set(once.split('\n')).size).toBe(once.split('\n').length)
      }),
    )
  })
})

describe('typed text', () => {
  it('loses NUL and halves of characters, and nothing else', () => {
    expect(cleanTyped('a\u0000b\uD83Dc\uDE00d\r\ne\rf\tü😀')).toBe('ab\uFFFDc\uFFFDd\ne\nf\tü😀')
  })

  it('is then well-formed, and the same when cleaned again', () => {
    const unit = fc.oneof(fc.constantFrom('\u0000', '\uD83D', '\uDE00', '\r', '\n'), fc.string({ maxLength: 3 }))
    fc.assert(
      fc.property(fc.array(unit), (units) => {
        const clean = cleanTyped(units.join(''))
        expect(() => encodeURIComponent(clean)).not.toThrow()
        expect(clean).not.toContain('\u0000')
        expect(cleanTyped(clean)).toBe(clean)
      }),
    )
  })
})
