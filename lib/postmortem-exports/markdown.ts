/** Writes a post-mortem as one Markdown file (GitHub's dialect): headings keep their order, and no text becomes a mark. */
import type { BlockContent, List, ListItem, Nodes, PhrasingContent, Root, RootContent } from 'mdast'
import { gfmToMarkdown } from 'mdast-util-gfm'
import { toMarkdown } from 'mdast-util-to-markdown'
import type { Block, Entry, ExportDocument, Mark, Span, Written } from './blocks'
import { isHarmless, readMarkdown } from './markdown-tree'

/** A heading of somebody's text stands below the document's own, which reach down to this level. */
const OWN_HEADINGS = 3

/** The file. */
export function markdownFile({ title, mark, blocks }: ExportDocument): string {
  const children: RootContent[] = [
    { type: 'heading', depth: 1, children: [text(title)] },
    { type: 'paragraph', children: [{ type: 'strong', children: [text(mark.word)] }] },
    ...content(blocks),
  ]
  return toMarkdown({ type: 'root', children } satisfies Root, {
    extensions: [gfmToMarkdown({ tablePipeAlign: false })],
    bullet: '-',
    emphasis: '_',
    fences: true,
    rule: '-',
  })
}

/** Entries that follow each other are one list, and notes one quotation. */
function content(blocks: readonly Block[]): RootContent[] {
  const result: RootContent[] = []
  for (const [index, block] of blocks.entries()) {
    const last = result.at(-1)
    const before = blocks[index - 1]
    if (block.kind === 'entry' && before?.kind === 'entry' && last?.type === 'list')
      last.children.push(entry(block.entry))
    else if (isNote(block) && isNote(before) && last?.type === 'blockquote') last.children.push(paragraph(block.spans))
    else result.push(...contentOf(block))
  }
  return result
}

type Note = Block & { kind: 'line'; tone: 'note' }

function isNote(block: Block | undefined): block is Note {
  return block?.kind === 'line' && block.tone === 'note'
}

function contentOf(block: Block): RootContent[] {
  switch (block.kind) {
    case 'heading':
      return [{ type: 'heading', depth: block.level, children: [text(block.text)] }]
    case 'line':
      return block.tone === 'note'
        ? [{ type: 'blockquote', children: [paragraph(block.spans)] }]
        : [paragraph(block.spans, block.tone === 'muted')]
    case 'list':
      return [list(block.items.map((spans) => item([paragraph(spans)])))]
    case 'facts':
      return [list(block.rows.map(({ name, spans }) => item([{ type: 'paragraph', children: named(name, spans) }])))]
    case 'written':
      return written(block.written)
    case 'entry':
      return [list([entry(block.entry)])]
    case 'table':
      return [table(block.head, block.rows)]
  }
}

function entry({ title, mark, evidence, lines, written: texts }: Entry): ListItem {
  const heading: PhrasingContent[] = [{ type: 'strong', children: title.flatMap(phrase) }, text(`: ${mark.word}`)]
  const found = evidence === null ? [] : [[{ text: `Evidence: ${evidence.word}` }]]
  const rows = list([...lines, ...found].map((spans) => item([paragraph(spans)])))
  const children = [{ type: 'paragraph', children: heading }, rows, ...texts.flatMap(written)] as BlockContent[]
  return { type: 'listItem', spread: true, checked: isDone(mark), children }
}

function isDone({ look }: Mark): boolean {
  return look === 'done'
}

function written({ name, markdown }: Written): RootContent[] {
  const body = readMarkdown(markdown).children.map((child) => lowered(child) as RootContent)
  return name === null ? body : [{ type: 'paragraph', children: [...named(name, [])] }, ...body]
}

/** Headings below the document's own. */
function lowered(node: Nodes): Nodes {
  if (node.type === 'heading')
    return { ...node, depth: Math.min(6, node.depth + OWN_HEADINGS) as 1 | 2 | 3 | 4 | 5 | 6 }
  return 'children' in node ? ({ ...node, children: (node.children as Nodes[]).map(lowered) } as Nodes) : node
}

function table(head: readonly string[], rows: readonly (readonly Span[][])[]): RootContent {
  const cells = [head.map((name) => [{ text: name }]), ...rows]
  return {
    type: 'table',
    children: cells.map((row) => ({
      type: 'tableRow',
      children: row.map((spans) => ({ type: 'tableCell', children: spans.flatMap(phrase) })),
    })),
  }
}

function list(children: ListItem[]): List {
  return { type: 'list', ordered: false, spread: false, children }
}

function item(children: BlockContent[]): ListItem {
  return { type: 'listItem', spread: false, children }
}

function paragraph(spans: readonly Span[], isMuted = false): { type: 'paragraph'; children: PhrasingContent[] } {
  const children = spans.flatMap(phrase)
  return { type: 'paragraph', children: isMuted ? [{ type: 'emphasis', children }] : children }
}

function named(name: string, spans: readonly Span[]): PhrasingContent[] {
  return [
    { type: 'strong', children: [text(`${name}:`)] },
    ...(spans.length === 0 ? [] : [text(' ')]),
    ...spans.flatMap(phrase),
  ]
}

function phrase({ text: words, tone, href }: Span): PhrasingContent[] {
  if (href !== undefined && isHarmless(href)) return [{ type: 'link', url: href, children: [text(words)] }]
  return [tone === 'strong' ? { type: 'strong', children: [text(words)] } : text(words)]
}

/** Line breaks would end a heading or a cell. */
function text(value: string): PhrasingContent & { type: 'text' } {
  return { type: 'text', value: value.replace(/\s*\n\s*/g, ' ') }
}
