/** Names that people may give. */
import { expect, test } from 'vitest'
import { plainName, toPlainName } from './plain-name'

test.each([
  [' Mira ', 'Mira'],
  ['Zoë 北京 👩‍💻', 'Zoë 北京 👩‍💻'],
  ['شبكة', 'شبكة'],
  ["O'Neil <script>", "O'Neil <script>"],
  ['1234567890', '1234567890'],
])('%j is %j', (typed, name) => {
  expect(plainName(30).parse(typed)).toBe(name)
})

test.each([
  ['', 'Give a name.'],
  [' \t ', 'Give a name.'],
  [undefined, 'Give a name.'],
  ['12345678901', 'Use at most 10 characters.'],
  ['a\nb', 'Use visible characters on one line.'],
  ['a\u0000b', 'Use visible characters on one line.'],
  ['a\u001B[31mb', 'Use visible characters on one line.'],
  ['a\u0085b', 'Use visible characters on one line.'],
  ['a\u2028b', 'Use visible characters on one line.'],
  ['a\u202Eb', 'Use visible characters on one line.'],
  ['a\u2066b', 'Use visible characters on one line.'],
])('%j is refused', (typed, problem) => {
  expect(
    plainName(10)
      .safeParse(typed)
      .error?.issues.map(({ message }) => message),
  ).toContain(problem)
})

test.each([
  ['  Pay\tment ', 'Pay ment'],
  ['a\u202Eb\u2028c', 'a b c'],
  ['xxxxxxxxxxxx', 'xxxxxxxxxx'],
  ['xxxxxxxxx yy', 'xxxxxxxxx'],
  ['😀😀😀😀😀😀😀😀😀😀😀', '😀😀😀😀😀'],
  ['\u0000 ', null],
  ['', null],
])('%j is made the name %j, which may be given', (text, name) => {
  expect(toPlainName(text, 10)).toBe(name)
  if (name !== null) expect(plainName(10).parse(name)).toBe(name)
})
