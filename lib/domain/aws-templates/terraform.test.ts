/** The Terraform module: balanced, and everything it names is there. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PARTITIONS } from '../aws-connection'
import { permissionsOf } from '../aws-permissions'
import { hclString } from './hcl-text'
import { templateValuesOf } from './template-values'
import { terraformText } from './terraform'
import { buildConnection } from './test-connection'

const SURROUNDINGS = { ownAccount: '444455556666', origin: 'https://faultline.example.org' }

const FORMS = PARTITIONS.flatMap((partition) =>
  (['organization', 'account'] as const).map((kind) => buildConnection({ partition, kind })),
)

/** The text without comments and without what stands in quotes, but with the expressions within quotes. */
function codeOf(text: string): string {
  return text
    .replace(/"(?:[^"\\]|\\.)*"/g, (quoted) => [...quoted.matchAll(/(?<!\$)\$\{[^}]*\}/g)].join(' ') || '""')
    .replace(/#.*$/gm, '')
}

function all(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((found) => found.slice(1).join('.'))
}

describe.each(FORMS.map((connection) => [`${connection.kind} of ${connection.partition}`, connection] as const))(
  '%s',
  (_, connection) => {
    const text = terraformText(templateValuesOf(connection, SURROUNDINGS))
    const code = codeOf(text)

    it('closes every bracket that it opens', () => {
      const open: string[] = []
      const partner: Record<string, string> = { ')': '(', ']': '[', '}': '{' }
      for (const sign of code.match(/[()[\]{}]/g) ?? []) {
        if (sign in partner) expect(open.pop()).toBe(partner[sign])
        else open.push(sign)
      }
      expect(open).toEqual([])
    })

    it('names only what it declares, and declares nothing in vain', () => {
      const variables = all(text, /^variable "(\w+)"/gm)
      expect(new Set(all(code, /\bvar\.(\w+)/g))).toEqual(new Set(variables))
      const resources = all(text, /^resource "(\w+)" "(\w+)"/gm)
      const named = all(code.replaceAll(/\bdata\.\w+\.\w+/g, ''), /\b(aws_\w+)\.(\w+)/g)
      for (const name of named) expect(resources).toContain(name)
      const data = all(text, /^data "(\w+)" "(\w+)"/gm)
      expect(new Set(all(code, /\bdata\.(\w+)\.(\w+)/g))).toEqual(new Set(data))
      const locals = all(text, /^ {2}(\w+)\s*= (?=.*(?:var\.))/gm)
      for (const local of all(code, /\blocal\.(\w+)/g)) expect(locals).toContain(local)
    })

    it('allows what the live check asks for, each with its reason beside it', () => {
      const beside = new Map([...text.matchAll(/^ +"([\w:-]+)", +# (.*)$/gm)].map(([, action, why]) => [action, why]))
      expect(beside).toEqual(new Map(permissionsOf(connection.kind, true).map(({ action, why }) => [action, why])))
    })
  },
)

it('begins with the values of the connection', () => {
  const text = terraformText(templateValuesOf(buildConnection({ partition: 'aws-cn' }), SURROUNDINGS))
  for (const value of ['reader', '/tools/', '444455556666', 'said-by-faultline', 'https://faultline.example.org'])
    expect(text).toContain(`default     = "${value}"\n`)
  expect(text).toContain('default     = ["cn-northwest-1", "cn-north-1"]\n')
})

it('takes no text for an expression', () => {
  expect(hclString(`a $${'{b}'} %{c} "d"`)).toBe('"a $$' + '{b} %%{c} \\"d\\""')
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[$%{}"\\ab]{0,9}$/)), (given) => {
      const written = hclString(given)
      // Each escape gives way to a letter: what stood before it and behind it must not become neighbours.
      expect(written.replace(/\$\$\{|%%\{/g, 'x')).not.toMatch(/[$%]\{/)
      expect(JSON.parse(written.replace(/\$\$(?=\{)/g, () => '$').replace(/%%(?=\{)/g, '%'))).toBe(given)
    }),
  )
})

it.each(['organization', 'account'] as const)('is in deploy/aws for an %s', async (kind) => {
  const connection = buildConnection({ kind, credentials: { from: 'default' } })
  const text = terraformText(templateValuesOf(connection, { ownAccount: null, origin: '' }))
  await expect(text).toMatchFileSnapshot(`../../../deploy/aws/terraform/${kind}/main.tf`)
})
