/** Words from outside as Markdown. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asMarkdown, plainWords, shortened } from './outside-text'

describe('asMarkdown', () => {
  it.each([
    ['plain words, with commas; and dots.', 'plain words, with commas; and dots.'],
    ['us_east_1 and snake_case stay', 'us_east_1 and snake_case stay'],
    ['_both_ *ways* `x` ~y~ [z](w) a|b', '\\_both\\_ \\*ways\\* \\`x\\` \\~y\\~ \\[z\\](w) a\\|b'],
    ['# no heading', '\\# no heading'],
    ['1. no list', '1\\. no list'],
    ['AT&T &amp; <b>', 'AT\\&T \\&amp; \\<b>'],
    ['https://a.b www.a.b m@a.b', 'https\\://a.b www\\.a.b m\\@a.b'],
    ['two\nlines\u0000\u202e here', 'two lines here'],
  ])('%j becomes %j', (text, markdown) => {
    expect(asMarkdown(text)).toBe(markdown)
  })

  it('stays on one line, and keeps every letter and digit', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const markdown = asMarkdown(text)
        expect(markdown).not.toMatch(/[\n\r]/)
        expect(markdown.replace(/[^a-z0-9]/g, '')).toBe(text.replace(/[^a-z0-9]/g, ''))
      }),
    )
  })
})

it('reads HTML as words', () => {
  expect(plainWords('<p>Some <b>calls</b> fail.</p><script>x</script>', 1_000)).toBe('Some calls fail.')
})

describe('shortened', () => {
  it('cuts between words, and says that it did', () => {
    expect(shortened('one two three', 13)).toBe('one two three')
    expect(shortened('one two three', 10)).toBe('one two…')
    expect(shortened('onetwothree', 5)).toBe('onet…')
  })

  it('keeps to the length and never halves a character', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 30 }), (text, most) => {
        const cut = shortened(text, most)
        expect(cut.length).toBeLessThanOrEqual(most)
        expect(() => encodeURIComponent(cut)).not.toThrow()
      }),
    )
  })
})
