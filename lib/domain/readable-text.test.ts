import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { plainText, readableText } from './readable-text'

const text = (value: string) => ({ kind: 'text', text: value })
const link = (value: string, href: string) => ({ kind: 'link', text: value, href })

describe('readable text', () => {
  it('keeps plain words as they are, paragraph by paragraph', () => {
    expect(readableText('One.\nStill one.\n\n  Two.')).toEqual([[text('One.\nStill one.')], [text('Two.')]])
    expect(readableText('')).toEqual([])
    expect(readableText(' \n\n ')).toEqual([])
  })

  it('reads paragraphs, line breaks and lists out of HTML', () => {
    expect(readableText('<p>One</p>\n<p>Two<br/>more</p>')).toEqual([[text('One')], [text('Two\nmore')]])
    expect(readableText('Hit:<ul><li>EC2</li><li>S3</li></ul>Done')).toEqual([
      [text('Hit:')],
      [text('• EC2\n• S3')],
      [text('Done')],
    ])
  })

  it('keeps links to the web and only the words of others', () => {
    expect(readableText('See <a href="https://aws.amazon.com/message/1/?a=1&amp;b=2">this</a>.')).toEqual([
      [text('See '), link('this', 'https://aws.amazon.com/message/1/?a=1&b=2'), text('.')],
    ])
    for (const href of [
      'javascript:alert(1)',
      ' java\nscript:x',
      'data:text/html,x',
      '/relative',
      'https://aws@evil.example',
    ]) {
      expect(readableText(`<a href="${href}">words</a>`)).toEqual([[text('words')]])
    }
    expect(readableText("<A HREF='//aws.amazon.com/x'>words</A>")).toEqual([
      [link('words', 'https://aws.amazon.com/x')],
    ])
  })

  it('finds bare addresses without the end of the sentence', () => {
    expect(readableText('Read https://docs.aws.amazon.com/health/. Then')).toEqual([
      [
        text('Read '),
        link('https://docs.aws.amazon.com/health/', 'https://docs.aws.amazon.com/health/'),
        text('. Then'),
      ],
    ])
    expect(readableText('詳細は https://aws.amazon.com/jp/。以上')).toMatchObject([
      [{}, { text: 'https://aws.amazon.com/jp/' }, { text: '。以上' }],
    ])
  })

  it('decodes entities once', () => {
    expect(plainText('R&amp;D &lt;b&gt; &amp;lt; &#8211; &#x2014; &nbsp;&#146; &unknown; &#0;')).toBe(
      'R&D <b> &lt; – — ’ &unknown; &#0;',
    )
  })

  it('drops scripts, styles and comments with their content', () => {
    expect(plainText('a<script>alert("x")</script>b<style>p{}</style>c<!-- d -->e<script>never closed')).toBe('abce')
  })

  it("keeps AWS's own pointed brackets", () => {
    expect(plainText('arn:aws:iam::<account-id>:role/<name> and 1 < 2 > 0')).toBe(
      'arn:aws:iam::<account-id>:role/<name> and 1 < 2 > 0',
    )
    expect(plainText('an open <b')).toBe('an open <b')
  })

  it('takes out what turns the direction of reading', () => {
    expect(plainText('a\u202Eb\u0007c')).toBe('abc')
  })
})

const scrap = fc.constantFrom(
  ...[
    '<',
    '>',
    '"',
    "'",
    '</',
    '<a href=',
    '<a href="',
    'javascript:',
    'https://',
    '<p>',
    '<br>',
    '<script>',
    '</script>',
  ],
  ...['<!--', '-->', '&lt;', '&#x3c;', '&#', ';', '<b ', 'x', ' ', '\n', '<img onerror=alert(1)>', '/>', '\u202e'],
)
const soup = fc.array(fc.oneof(scrap, fc.string({ maxLength: 5 })), { maxLength: 80 }).map((parts) => parts.join(''))

describe('readable text of anything', () => {
  it('links to http and https alone, has no empty paragraphs, and keeps words without markup whole', () => {
    fc.assert(
      fc.property(soup, (raw) => {
        for (const paragraph of readableText(raw)) {
          expect(paragraph.length).toBeGreaterThan(0)
          for (const segment of paragraph) {
            expect(segment.text).not.toBe('')
            if (segment.kind === 'link') expect(new URL(segment.href).protocol).toMatch(/^https?:$/)
          }
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('keeps every word of a text that has no markup', () => {
    const word = fc.stringMatching(/^[a-z0-9.:/-]{1,12}$/)
    fc.assert(
      fc.property(fc.array(word, { minLength: 1 }), (words) => {
        expect(plainText(words.join(' '))).toBe(words.join(' '))
      }),
    )
  })

  it('takes time in proportion to the length', () => {
    const hostile = [
      '<',
      '<a ',
      '<a href="',
      '<!--',
      '<script>',
      '&#',
      '<b ">',
      'https://',
      '\n \n',
      '</p',
      '<p>',
      ')',
      '. ',
    ]
    const texts = hostile.map((piece) => piece.repeat(Math.ceil(400_000 / piece.length)))
    for (const raw of [...texts, `https://a${')'.repeat(400_000)}x`, `${' '.repeat(400_000)}x`]) {
      // A tenth of a second; minutes where each sign is looked at for each sign.
      const began = process.cpuUsage()
      readableText(raw)
      const { user, system } = process.cpuUsage(began)
      // Not by the clock, which goes on while others have the machine.
      expect((user + system) / 1_000, raw.slice(0, 20)).toBeLessThan(10_000)
    }
  })
})
