/** HTML and entities of status texts. */
import { expect, test } from 'vitest'
import { plainText } from './plain-text'

test.each([
  ['tags', 'We <b>see</b> <a href="https://example.com/?a=1&amp;b=2">errors</a>', 'We see errors'],
  ['lines', 'One<br/>Two</p><p>Three', 'One\nTwo\n\nThree'],
  [
    'entities',
    'A&nbsp;&amp;&#32;B&#x2013;C &lsquo;D&rsquo; &unknown; &#0; &#99999999;',
    'A & B–C ‘D’ &unknown; &#0; &#99999999;',
  ],
  ['HTML escaped once more', '&lt;p&gt;Hello&lt;/p&gt;', '\nHello\n'],
  ['what only looks like a tag', 'fewer than <5% and a < b', 'fewer than <5% and a < b'],
  ['written line breaks', 'One\\nTwo', 'One\nTwo'],
  ['marks of our own', 'a\uE000b\uEC01c', 'a b c'],
  ['long gaps', `a${' '.repeat(500)}b${'\n '.repeat(500)}c`, 'a b\n\nc'],
])('%s', (_, text, expected) => {
  expect(plainText(text)).toBe(expected)
})
