/** Templates of HTML: whatever stands in them stays text. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markup } from './offline-copy-markup'

const HOSTILE = `"'><script>alert(1)</script><img src=x onerror=alert(2)>&amp;`

describe('markup', () => {
  it('escapes texts, in content and in attributes', () => {
    expect(markup`<p title="${HOSTILE}">${HOSTILE}</p>`.html).toBe(
      '<p title="&quot;&#39;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(2)&gt;&amp;amp;">' +
        '&quot;&#39;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(2)&gt;&amp;amp;</p>',
    )
  })

  it('keeps markup within markup, lists in order, numbers', () => {
    const rows = ['<a>', 'b'].map((text) => markup`<li>${text}</li>`)
    expect(markup`<ol start="${3}">${rows}</ol>`.html).toBe('<ol start="3"><li>&lt;a&gt;</li><li>b</li></ol>')
  })

  it('writes nothing for what is not there', () => {
    expect(markup`[${null}${undefined}${false}${[]}]`.html).toBe('[]')
  })

  it('takes out what cannot be read and misleads', () => {
    expect(markup`${'a\u0000b\u202Ec\u2066d\n\te'}`.html).toBe('abcd\n\te')
  })

  it('lets no text end the place that it stands in', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { html } = markup`${text}`
        expect(html).not.toMatch(/[<>"']/)
        expect(html.replace(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toContain('&')
      }),
    )
  })
})
