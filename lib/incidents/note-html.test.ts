import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noteHtml } from './note-html'

const MIRA = { id: '1', name: 'Mira Sol', email: 'mira@example.org' }
const html = (markdown: string) => noteHtml(markdown, [MIRA])

describe('the HTML of a note', () => {
  it('is what Markdown says', () => {
    expect(html('**Failover** began\n\n- one\n- `two`')).toBe(
      '<p><strong>Failover</strong> began</p>\n<ul>\n<li>one</li>\n<li><code>two</code></li>\n</ul>',
    )
    expect(html('| a |\n| - |\n| b |')).toContain('<td>b</td>')
  })

  it('shows HTML as it was typed and keeps no dangerous address', () => {
    expect(html('<script>alert(1)</script>')).toBe('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(html('a <img src=x onerror=alert(1)> b')).not.toContain('<img')
    expect(html('[x](javascript:alert(1))')).toBe('<p><a rel="noopener noreferrer nofollow" href="">x</a></p>')
    expect(html('<javascript:alert(1)>')).not.toContain('href="javascript')
    expect(html('[x](data:text/html,1)')).not.toContain('data:text')
  })

  it('asks no other server for an image and makes no anchors', () => {
    expect(html('![seen](https://example.org/pixel.png)')).not.toContain('<img')
    expect(html('text[^1]\n\n[^1]: note')).not.toContain('id=')
  })

  it.each(['*_', '>', '> - ', '1. ', '=\n', 'a|b\n-|-\n', '[a]: b\n', '[![', '- a\n', '\\', '``a'])(
    'is what was typed where reading it would take too long: %j without end',
    (piece) => {
      const text = html(`${piece.repeat(20_000 / piece.length)} @Mira Sol <b>`)
      expect(text).toMatch(/^<p>[^<]/)
      expect(text).toMatch(/<span class="mention">@Mira Sol<\/span> &lt;b&gt;<\/p>$/)
      expect(text.replaceAll('<br />', '').match(/<(?!\/?p>|\/?span)/)).toBeNull()
    },
  )

  it('is Markdown however long, where it is of the usual kind', () => {
    const usual =
      '## 14:20 failing over\n\n- **db-1** of `eu-west-1`: done, see [the log](https://example.org/a_b_c)\n\n'
    const table = `| a | b | c |\n| - | - | - |\n${'| 1 | 2026-05-07 | some_name |\n'.repeat(100)}`
    const text = html(usual.repeat(100) + table)
    expect(text.match(/<h2>/g)).toHaveLength(100)
    expect(text.match(/<tr>/g)).toHaveLength(101)
  })

  it('marks whom it names, by name or e-mail', () => {
    expect(html('ask @Mira Sol, or @mira@example.org')).toBe(
      '<p>ask <span class="mention">@Mira Sol</span>, or <span class="mention">@mira@example.org</span></p>',
    )
    expect(html('**@mira sol**')).toContain('<strong><span class="mention">@mira sol</span></strong>')
    expect(html('@Mira Solberg')).not.toContain('mention')
  })

  it('leaves names in code and in addresses as they were typed', () => {
    expect(html('`@Mira Sol`')).toBe('<p><code>@Mira Sol</code></p>')
    expect(html('[x](https://example.org/@mira@example.org)')).toContain('href="https://example.org/@mira@example.org"')
    expect(noteHtml('@<b>', [{ id: '2', name: '<b>', email: 'b@example.org' }])).toBe(
      '<p><span class="mention">@&lt;b&gt;</span></p>',
    )
  })

  it('holds, of whatever is typed, only tags that Markdown makes', () => {
    const pieces = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '`',
      '[',
      '](',
      ')',
      '!',
      '@Mira Sol',
      '\uE0000\uE001',
      'a',
      '\n',
      'onload=',
      'javascript:',
      '<b>',
      '&lt;',
      '|',
      '-',
    )
    const tags =
      /^<\/?(p|strong|em|code|pre|ul|ol|li|a|h[1-6]|hr|br|blockquote|del|table|thead|tbody|tr|th|td|span|input)\b/
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (typed) => {
        const made = noteHtml(typed.join(''), [MIRA])
        for (const [tag] of made.matchAll(/<[^>]*>?/g)) {
          expect(tag).toMatch(tags)
          expect(tag).not.toMatch(/\son\w+=|javascript:/i)
        }
        expect(made).not.toContain('\uE000')
      }),
    )
  })
})
