/** YAML: what is written is read back as it was, by a reader that knows no more than block form. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Plain, yamlText } from './yaml-text'

interface Line {
  indent: number
  text: string
}

/** Reads maps, lists, plain and double-quoted scalars in block form; nothing else may be written. */
function parse(document: string): Plain {
  const lines: Line[] = document
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => ({ indent: line.search(/[^ ]/), text: line.trimStart() }))
  const value = block(lines, lines[0]?.indent ?? 0)
  expect(lines).toEqual([])
  return value
}

function block(lines: Line[], indent: number): Plain {
  if (lines[0]?.text.startsWith('- ')) return list(lines, indent)
  return keyIn(lines[0]?.text ?? '') === null ? scalar(lines.shift()?.text ?? '') : map(lines, indent)
}

function list(lines: Line[], indent: number): Plain {
  const items: Plain[] = []
  while (lines[0]?.indent === indent && lines[0].text.startsWith('- ')) {
    lines[0] = { indent: indent + 2, text: lines[0].text.slice(2) }
    items.push(block(lines, indent + 2))
  }
  return items
}

function map(lines: Line[], indent: number): Plain {
  const entries: [string, Plain][] = []
  while (lines[0]?.indent === indent && !lines[0].text.startsWith('- ')) {
    const text = lines.shift()?.text ?? ''
    const key = keyIn(text) ?? ''
    const rest = text.slice(key.length + 1).trim()
    entries.push([scalar(key) as string, rest === '' ? block(lines, lines[0]?.indent ?? 0) : scalar(rest)])
  }
  return Object.fromEntries(entries)
}

/** The key as written, quotes included; null for a line that has none. */
function keyIn(text: string): string | null {
  return /^("(?:[^"\\]|\\.)*"|[^" #[{][^ #]*?):(?: |$)/.exec(text)?.[1] ?? null
}

function scalar(text: string): Plain {
  const written = /^(?:"(?:[^"\\]|\\.)*"|[^"#]*[^"# ])/.exec(text)?.[0] ?? ''
  expect(text.slice(written.length)).toMatch(/^( # .*)?$/)
  if (written.startsWith('"') || /^(-?\d.*|true|false|\[\]|\{\})$/.test(written)) return JSON.parse(written) as Plain
  return written
}

const plain = fc.letrec<{ value: Plain }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'binary' }),
    fc.stringMatching(/^[A-Za-z:./# -]{0,12}$/),
    fc.integer(),
    fc.boolean(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.stringMatching(/^[A-Za-z:"\\ -]{1,8}$/), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value

it('is read back as it was', () => {
  fc.assert(
    fc.property(plain, (value) => {
      expect(parse(yamlText(value))).toEqual(value)
    }),
  )
})

it('quotes what YAML would take for something else, and nothing besides', () => {
  expect(yamlText({ Type: 'AWS::SQS::Queue', on: 'no', Version: '2012-10-17', At: 3, Empty: '' })).toBe(
    'Type: AWS::SQS::Queue\n"on": "no"\nVersion: "2012-10-17"\nAt: 3\nEmpty: ""\n',
  )
})

it('puts comments behind scalars', () => {
  const why = (scalar: string) => (scalar === 'sqs:ReceiveMessage' ? 'to read' : null)
  expect(yamlText({ Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage'] }, why)).toBe(
    'Action:\n  - sqs:ReceiveMessage # to read\n  - sqs:DeleteMessage\n',
  )
})
