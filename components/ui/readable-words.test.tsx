import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { readableText } from '@/lib/domain/readable-text'
import { ReadableWords } from './readable-words'

const render = (raw: string) => renderToStaticMarkup(<ReadableWords paragraphs={readableText(raw)} />)

describe('AWS’s words in the drawer', () => {
  it('link to the outside without lending it trust', () => {
    const markup = render('<p>See <a href="https://aws.amazon.com/x" onclick="steal()">this</a>.</p>')
    expect(markup).toContain('href="https://aws.amazon.com/x" target="_blank" rel="noopener nofollow"')
    expect(markup).not.toContain('onclick')
  })

  it('bring no element of their own', () => {
    const markup = render(
      '<img src=x onerror=alert(1)><svg onload=alert(1)></svg>&lt;script&gt;alert(1)&lt;/script&gt; end',
    )
    expect(markup).not.toMatch(/<(?:img|svg|script)/)
    expect(markup).toContain('&lt;script&gt;alert(1)&lt;/script&gt; end')
  })
})
