import fc from 'fast-check'
import { expect, it } from 'vitest'
import { textKey } from './text-key'

it('is the published hash of the text', () => {
  // FNV-1a, 64 bits, of "a" (draft-eastlake-fnv, test vectors).
  expect(textKey('a')).toBe(0xaf63dc4c8601ec8cn.toString(36))
})

it('is the same whichever way lines break', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), (lines) => {
      expect(textKey(lines.join('\r\n'))).toBe(textKey(lines.join('\n')))
    }),
  )
})

it('is another one for another text', () => {
  expect(textKey('account_id\n1')).not.toBe(textKey('account_id\n2'))
  expect(textKey('a\nb')).not.toBe(textKey('ab'))
})
