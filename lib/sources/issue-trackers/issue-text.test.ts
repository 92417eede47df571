import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { githubText, jiraDocument, jiraWiki } from './issue-text'
import type { NewIssue } from './source'

const issue = (detail: string, value = 'Mira'): NewIssue => ({
  title: 'A title',
  detail,
  facts: [{ name: 'Owner', value }],
  link: { name: value, url: 'https://faultline.example.org/incidents/1/postmortem' },
  marker: 'faultline-1-abc',
})

const texts = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 200 }),
  fc
    .array(fc.constantFrom('@mira', '<!--', '-->', '{noformat}', '`', '[x](y)', '\n', '\n\n\n', '# ', '|', 'a', ' '), {
      maxLength: 40,
    })
    .map((parts) => parts.join('')),
)

describe('an issue’s text', () => {
  it('begins with its marker at GitHub, and calls nobody', () => {
    fc.assert(
      fc.property(texts, texts, (detail, value) => {
        const text = githubText(issue(detail, value))
        expect(text.startsWith('<!-- faultline-1-abc -->\n\n')).toBe(true)
        expect(text).not.toMatch(/@[\w-]/)
        expect(text.length).toBeLessThan(65_536)
      }),
    )
  })

  it('escapes what is known, so that it stays one line of text', () => {
    expect(githubText(issue('', '*a*\n# <b>'))).toContain('- **Owner:** \\*a\\* \\# \\<b\\>')
  })

  it('is a document without empty texts for Jira Cloud', () => {
    fc.assert(
      fc.property(
        texts,
        texts.filter((value) => value !== ''),
        (detail, value) => {
          const nodes = JSON.stringify(jiraDocument(issue(detail, value)))
          expect(nodes).not.toContain('"text":""')
          expect(nodes).toContain('Reference: faultline-1-abc')
          const types = [...nodes.matchAll(/\{"type":"(\w+)"/g)].map(([, type]) => type)
          expect(types.every((type) => ['doc', 'paragraph', 'text', 'hardBreak', 'link'].includes(type ?? ''))).toBe(
            true,
          )
        },
      ),
    )
  })

  it('stands as it is in Jira Data Center, whatever it holds', () => {
    fc.assert(
      fc.property(texts, texts, (detail, value) => {
        const text = jiraWiki(issue(detail, value))
        expect(text.match(/\{noformat\}/g)).toHaveLength(2)
        expect(text.endsWith('{noformat}')).toBe(true)
      }),
    )
  })

  it('is cut where the tracker would refuse it, and says so', () => {
    const long = 'x😀'.repeat(100_000)
    for (const text of [githubText(issue(long)), JSON.stringify(jiraDocument(issue(long))), jiraWiki(issue(long))]) {
      expect(text).toContain('The rest stands in Faultline.')
      expect(text).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/)
    }
    expect(githubText(issue(long)).length).toBeLessThan(65_536)
    expect(jiraWiki(issue(long)).length).toBeLessThan(32_767)
  })
})
