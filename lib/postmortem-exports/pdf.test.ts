/** PDFs as a reader opens them: text, links, bookmarks, structure, edges of pages, and what no font can draw. */
import { beforeAll, describe, expect, it } from 'vitest'
import { type ReadPdf, readPdf } from '@/lib/pdf/test-read-pdf'
import { buildFieldView, buildPostmortemView } from '@/lib/testing/build-postmortem'
import { exportDocument } from './document'
import { pdfFile } from './pdf'
import { filledView } from './test-filled'

const FACTS = {
  now: Date.parse('2018-05-08T12:00:00Z'),
  address: 'https://faultline.example/incidents/1/postmortem',
  reader: 'Mira',
  revision: null,
}
/** A4 less the margins of ours, in points. */
const EDGE = { left: 49, right: 546, bottom: 25, top: 800 }

async function pdfOf(summary: string): Promise<ReadPdf> {
  const fields = [buildFieldView('summary', { body: summary })]
  const document = exportDocument(buildPostmortemView({ fields, sections: [], history: [] }), FACTS)
  return readPdf(await pdfFile(document, 'Faultline · post-mortem', FACTS.now))
}

function beyondEdges({ placed }: ReadPdf) {
  return placed.filter(({ x, y, width }) => x < EDGE.left || x + width > EDGE.right || y < EDGE.bottom || y > EDGE.top)
}

describe('a post-mortem', () => {
  let read: ReadPdf

  beforeAll(async () => {
    const document = exportDocument(
      filledView((number) => `Text ${number} of somebody`),
      FACTS,
    )
    read = await readPdf(await pdfFile(document, 'Faultline · post-mortem of incident 1', FACTS.now))
  })

  it('says its title and language, and is tagged for screen readers', () => {
    expect(read.title).toMatch(/^Post-mortem: Text \d+ of somebody$/)
    expect(read.language).toBe('en')
    expect(read.isTagged).toBe(true)
    for (const role of ['Document', 'H1', 'H2', 'H3', 'P', 'Link', 'Table', 'TR', 'TH', 'TD', 'Sect'])
      expect(read.roles).toContain(role)
  })

  it('has bookmarks of its chapters and parts', () => {
    for (const name of ['Facts', 'What happened', '  Summary', 'Checklist', 'Actions', 'Sign-off', 'History'])
      expect(read.bookmarks).toContain(name)
  })

  it('leads to the living page, to links and to issues', () => {
    expect(read.links).toEqual(
      expect.arrayContaining([FACTS.address, 'https://example.com/plan?a=1&b=2', 'https://example.com/OPS-7']),
    )
  })

  it('numbers its pages and says on each which it is', () => {
    for (let page = 1; page <= read.pages; page += 1) expect(read.text).toContain(`Page ${page} of ${read.pages}`)
    expect(read.text.match(/Faultline · post-mortem of incident 1/g)).toHaveLength(read.pages)
  })

  it('stays on its pages', () => expect(beyondEdges(read)).toEqual([]))
})

describe('Markdown', () => {
  it('is drawn, not written out', async () => {
    const read = await pdfOf(
      '# Head\n\n**bold** _slanted_ ~~gone~~ `code` [ok](https://ok.example/é) mira@example.com\n\n3. third\n4. fourth\n   - [x] ticked\n\n> quoted\n\n```\ncode  kept\n```\n\n| a | b |\n| - | - |\n| one | two |',
    )
    const { links, roles } = read
    const text = read.text.replace(/\s+/g, ' ')
    for (const words of ['bold slanted gone code ok', '3.', '4.', '☑', 'quoted', 'code kept', 'one', 'two'])
      expect(text).toContain(words)
    expect(text).not.toMatch(/\*\*|~~|```|\| -/)
    expect(links).toEqual(expect.arrayContaining(['https://ok.example/%C3%A9', 'mailto:mira@example.com']))
    for (const role of ['L', 'LI', 'LBody', 'Lbl', 'Code', 'Table']) expect(roles).toContain(role)
  })

  it('leads nowhere harmful and fetches nothing', async () => {
    const { text, links } = await pdfOf(
      'x [a](javascript:alert(1)) [b](file:///etc/passwd) [c](data:text/html,x) ![d](https://evil.example/x.png)',
    )
    expect(links.filter((link) => !/^(https?|mailto):/.test(link))).toEqual([])
    expect(text).toContain('javascript:alert(1)')
  })

  it('breaks words, tables and quotations that are wider than the page', async () => {
    const wide = Array.from({ length: 20 }, (_, index) => `c${index}`).join(' | ')
    const rules = Array.from({ length: 20 }, () => '-').join(' | ')
    const read = await pdfOf(
      [
        'w'.repeat(3_000),
        `https://example.com/${'p/'.repeat(500)}`,
        `| a | b |\n| - | - |\n| ${'z'.repeat(900)} | ${'long words '.repeat(200)} |`,
        `| ${wide} |\n| ${rules} |\n| ${wide} |`,
        `${'> '.repeat(40)}deep`,
        `${Array.from({ length: 30 }, (_, depth) => `${'  '.repeat(depth)}- level ${depth} ${'word '.repeat(20)}`).join('\n')}`,
        `\`\`\`\n${'x'.repeat(2_000)}\n\`\`\``,
      ].join('\n\n'),
    )
    expect(beyondEdges(read)).toEqual([])
    expect(read.text.match(/w/g)?.length).toBeGreaterThan(3_000)
    expect(read.text).toContain('c19')
    expect(read.text).toContain('level 29')
  })

  it('repeats the head of a table on each page', async () => {
    const rows = Array.from({ length: 300 }, (_, index) => `| ${index} | row ${index} of it |`)
    const read = await pdfOf(`| number | what |\n| - | - |\n${rows.join('\n')}`)
    const heads = read.placed.filter(({ text }) => text === 'number')
    expect(new Set(heads.map(({ page }) => page)).size).toBe(heads.length)
    expect(heads.length).toBeGreaterThan(4)
    expect(read.text).toContain('row 299 of it')
    expect(beyondEdges(read)).toEqual([])
  })

  it('is drawn as it was typed where it would take too long to read', async () => {
    const { text } = await pdfOf('*a **b '.repeat(5_000))
    expect(text).toContain('*a **b *a')
  })
})

describe('scripts', () => {
  it('are drawn: Greek, Cyrillic, Chinese, Japanese, Korean, and what is read from right to left', async () => {
    const { text } = await pdfOf('Ελλάδα Привет 中文 日本語 한국어 שלום → ✓ é')
    for (const word of ['Ελλάδα', 'Привет', '中文', '日本語', '한국어', '→', '✓', 'é']) expect(text).toContain(word)
    expect([...'שלום'].every((letter) => text.includes(letter))).toBe(true)
    expect(text).not.toContain('No font of this PDF')
  })

  it('that no font has are named, and shown as missing', async () => {
    const { text } = await pdfOf('Rare: \u{20000}\u{2A6D6} end, half \ud83d pair')
    expect(text).toContain('No font of this PDF has U+20000, U+2A6D6')
    expect(text).toContain('The HTML and Markdown files have them.')
    expect(text).toMatch(/Rare: \uFFFD+ end/)
  })
})

it('lets others work while a long one is written', async () => {
  const body = Array.from({ length: 500 }, (_, index) => `Paragraph ${index} ${'with some words '.repeat(8)}`).join(
    '\n\n',
  )
  const document = exportDocument(buildPostmortemView({ fields: [buildFieldView('lessons', { body })] }), FACTS)
  let turns = 0
  let isWriting = true
  const others = (async () => {
    while (isWriting) {
      await new Promise((resolve) => setImmediate(resolve))
      turns += 1
    }
  })()
  const file = await pdfFile(document, 'foot', FACTS.now)
  isWriting = false
  await others
  expect(turns).toBeGreaterThan(3)
  expect((await readPdf(file)).text).toContain('Paragraph 499')
}, 60_000)
