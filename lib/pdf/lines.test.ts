/** Lines are never wider than their column, lose nothing, and are drawn in the order in which they are read. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PdfFonts } from './fonts'
import { linesOf, type TextLine } from './lines'
import { type Style, tokensOf } from './tokens'

const STYLE: Style = { face: 'sans', size: 10, color: '#000' }
/** Each character is 5 points wide. */
const FONTS = {
  runs: (text: string) => [{ text, font: 'sans' }],
  width: (text: string) => [...text].length * 5,
} as unknown as PdfFonts

const linesIn = (text: string, width: number, keepsSpaces = false) =>
  linesOf(tokensOf([{ text, style: STYLE }], FONTS), width, FONTS, keepsSpaces)

const textOf = ({ tokens }: TextLine) => tokens.flatMap(({ runs }) => runs.map(({ text }) => text)).join('')

const words = fc.stringMatching(/^[a-z中文 \n]{0,200}$/)

describe('lines', () => {
  it('fit their column and keep every character', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 5, max: 300 }), (text, width) => {
        const lines = linesIn(text, width)
        for (const line of lines) expect(line.width).toBeLessThanOrEqual(width)
        expect(lines.map(textOf).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      }),
    )
  })

  it('keep the spaces of code, also at the beginning', () => {
    fc.assert(
      fc.property(words, (text) => {
        expect(linesIn(text, 10_000, true).map(textOf).join('\n')).toBe(text.replace(/\n$/, ''))
      }),
    )
  })

  it('end between words, and within a word only where it is wider than the column', () => {
    expect(linesIn('one two three', 35).map(textOf)).toEqual(['one two', 'three'])
    expect(linesIn('a abcdefghij b', 20).map(textOf)).toEqual(['a', 'abcd', 'efgh', 'ij b'])
    expect(linesIn('中文测试', 10).map(textOf)).toEqual(['中文', '测试'])
    expect(linesIn('', 10).map(textOf)).toEqual([''])
  })

  it('are drawn from left to right in the order in which they are seen', () => {
    expect(linesIn('ab אב גד cd', 500).map(textOf)).toEqual(['ab גד אב cd'])
    expect(linesIn('ab אב 12 גד', 500).map(textOf)).toEqual(['ab גד 12 אב'])
  })
})
