/** Whatever people wrote stands in every export, whatever marks stand around it. */
import fc from 'fast-check'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { describe, expect, it } from 'vitest'
import { readPdf } from '@/lib/pdf/test-read-pdf'
import { actionsCsv, checklistCsv } from './csv'
import { exportDocument } from './document'
import type { ExportFacts } from './export-facts'
import { htmlFile } from './html'
import { jsonFile } from './json'
import { markdownFile } from './markdown'
import { pdfFile } from './pdf'
import { emptyView, filledView, writtenTexts } from './test-filled'

const FACTS: ExportFacts = {
  now: Date.parse('2018-05-08T12:00:00Z'),
  address: 'https://faultline.example/incidents/5/postmortem',
  reader: 'Mira Sand',
  revision: null,
}

/** What has ended or opened something where it should not, in one format or another. */
const HOSTILE = [
  ...['<!--', '-->', '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '</main>', '<style>', ']]>', '&lt;'],
  ...['```\n', '\n~~~\n', '`', '| a | b', '|', '# ', '> ', '- ', '1. ', '* * *', '====', '---', '\\', '**', '_', '~~'],
  ...[
    '[a](javascript:alert(1))',
    '![a](https://evil.example/x.png)',
    '[a](https://ok.example/)',
    '[^1]',
    '<https://ok.example/>',
  ],
  ...['=1+1', '@x', '"', "'", ',', ';', '\t', '\r\n', '\n\n', '    ', '\u202e', '\u0000', '$x$', '{{x}}'],
  ...['中文', 'Привет', 'العربية', '🎉', '\u{20000}', 'é', '\ud83d'],
]

/** A word that no format takes for anything else, and no line is too short for. */
const word = (number: number) => `word${number}x`

const around = fc.array(fc.constantFrom(...HOSTILE), { maxLength: 3 }).map((pieces) => pieces.join(' '))

const textsOf = (before: string, after: string) => (number: number) => `${before} ${word(number)} ${after}`

function markdownText(file: string): string {
  const texts: string[] = []
  const visit = (node: { value?: string; url?: string; children?: unknown[] }) => {
    texts.push(node.value ?? '', node.url ?? '')
    for (const child of node.children ?? []) visit(child as typeof node)
  }
  visit(fromMarkdown(file, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }) as never)
  return texts.join(' ')
}

describe('every text', () => {
  it('stands in Markdown, HTML, JSON and CSV', () => {
    fc.assert(
      fc.property(around, around, (before, after) => {
        const view = filledView(textsOf(before, after))
        const document = exportDocument(view, FACTS)
        const markdown = markdownText(markdownFile(document))
        const html = htmlFile(document)
        const json = JSON.parse(jsonFile(view, FACTS)) as unknown
        const spelled = JSON.stringify(json)
        const words = writtenTexts(word)
        expect(words.filter((text) => !markdown.includes(text))).toEqual([])
        expect(words.filter((text) => !html.includes(text))).toEqual([])
        expect(json).toMatchObject({ data: { sections: view.sections.map(({ name }) => ({ name })) } })
        expect(words.filter((text) => !spelled.includes(text))).toEqual([])
        const csv = checklistCsv(view) + actionsCsv(view)
        for (const { text, comment } of view.sections.flatMap(({ items }) => items))
          for (const own of [text, comment].flatMap((typed) => /word\d+x/.exec(typed) ?? [])) expect(csv).toContain(own)
      }),
      { numRuns: 25 },
    )
  }, 60_000)

  it('stands in the PDF', async () => {
    await fc.assert(
      fc.asyncProperty(around, around, async (before, after) => {
        const document = exportDocument(filledView(textsOf(before, after)), FACTS)
        const { text } = await readPdf(await pdfFile(document, 'foot', FACTS.now))
        expect(writtenTexts(word).filter((written) => !text.includes(written))).toEqual([])
      }),
      { numRuns: 4 },
    )
  }, 60_000)
})

describe('an empty post-mortem', () => {
  const document = exportDocument(emptyView(), FACTS)

  it('says of each part that nothing is there', async () => {
    const markdown = markdownFile(document)
    const { text } = await readPdf(await pdfFile(document, 'foot', FACTS.now))
    for (const file of [markdown, htmlFile(document), text]) {
      expect(file.match(/Nothing written\./g)).toHaveLength(18)
      for (const words of [
        'No items',
        'No actions were agreed.',
        'No role has to sign.',
        'Nothing was changed.',
        'None yet.',
      ])
        expect(file).toContain(words)
    }
  })

  it('has a line of names in its tables, and no rows', () => {
    for (const file of [checklistCsv(emptyView()), actionsCsv(emptyView())])
      expect(file.trim().split('\r\n')).toHaveLength(1)
  })
})
