/** Where pages of blast radii end. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type EntityPosition, formatEntityCursor, formatRowCursor, parseEntityCursor, parseRowCursor } from './cursor'

const text = fc.string({ unit: 'grapheme', maxLength: 200 }).filter((value) => !value.includes('\0'))

describe('cursors', () => {
  it('of rows are read as they were written, but not for other rows', () => {
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 10_000 }), (id, place) => {
        const cursor = formatRowCursor('team', { id, place })
        expect(cursor).toMatch(/^[\w-]+$/)
        expect(parseRowCursor('team', cursor)).toEqual({ id, place })
        expect(() => parseRowCursor('ou', cursor)).toThrow('cannot be read')
        expect(() => parseEntityCursor(cursor)).toThrow('cannot be read')
      }),
    )
  })

  it('of resources hold ids of any characters', () => {
    fc.assert(
      fc.property(fc.nat(), fc.stringMatching(/^\d{12}$/), text, text, (event, account, value, arn) => {
        const position: EntityPosition = [String(event), account, value, arn]
        expect(parseEntityCursor(formatEntityCursor(position))).toEqual(position)
      }),
    )
  })

  it('are refused where they are none', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json().map((json) => Buffer.from(json).toString('base64url')),
        ),
        (cursor) => {
          expect(() => parseRowCursor('account', cursor)).toThrow(expect.objectContaining({ code: 'INVALID' }))
          expect(() => parseEntityCursor(cursor)).toThrow(expect.objectContaining({ code: 'INVALID' }))
        },
      ),
    )
  })
})
