/** Reads Markdown of people into a tree that is safe to write anywhere: no HTML, no images, no footnotes, harmless links only. */
import type { Definition, Link, Nodes, PhrasingContent, Root, Text } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { isCostlyMarkdown } from '@/lib/incidents/note-cost'

/** As on the page (lib/incidents/note-html): HTML is what was typed, an image is a link, a footnote is its brackets. */
const DISABLED = {
  disable: { null: ['labelStartImage', 'gfmFootnoteCall', 'gfmFootnoteDefinition'] },
}

/** Addresses that a link may have. */
const HARMLESS = /^(?:https?:\/\/|mailto:)/i

/**
 * The tree. References are resolved, so that trees can be put together; what would take too long to read is one piece
 * of code, as it was typed.
 */
export function readMarkdown(markdown: string): Root {
  if (isCostlyMarkdown(markdown)) return { type: 'root', children: [{ type: 'code', value: markdown }] }
  const root = fromMarkdown(markdown, { extensions: [gfm(), DISABLED], mdastExtensions: [gfmFromMarkdown()] })
  const known = new Map<string, Definition>()
  collect(root, known)
  return settled(root, known)[0] as Root
}

/** True where following the address can do no harm. */
export function isHarmless(address: string): boolean {
  return HARMLESS.test(address) && URL.canParse(address)
}

function collect(node: Nodes, known: Map<string, Definition>): void {
  if (node.type === 'definition' && !known.has(node.identifier)) known.set(node.identifier, node)
  if ('children' in node) for (const child of node.children) collect(child, known)
}

function settled(node: Nodes, known: ReadonlyMap<string, Definition>): Nodes[] {
  if (node.type === 'definition') return []
  if (!('children' in node)) return [node]
  const children = (node.children as Nodes[])
    .map((child) => (child.type === 'html' ? typed(child.value, FLOW.has(node.type)) : child))
    .flatMap((child) => settled(child, known))
  if (node.type === 'link') return linked(node.url, children as PhrasingContent[])
  if (node.type === 'linkReference') return linked(known.get(node.identifier)?.url ?? '', children as PhrasingContent[])
  return [{ ...node, children: joined(children) } as Nodes]
}

/** Texts that came to stand beside each other are one. */
function joined(nodes: readonly Nodes[]): Nodes[] {
  const result: Nodes[] = []
  for (const node of nodes) {
    const last = result.at(-1)
    if (node.type === 'text' && last?.type === 'text')
      result.splice(-1, 1, { type: 'text', value: last.value + node.value })
    else result.push(node)
  }
  return result
}

/** What holds paragraphs rather than words. */
const FLOW: ReadonlySet<string> = new Set(['root', 'blockquote', 'listItem'])

/** HTML as it was typed. */
function typed(value: string, isFlow: boolean): Nodes {
  const text: Text = { type: 'text', value }
  return isFlow ? { type: 'paragraph', children: [text] } : text
}

/** A link that leads nowhere is its words, with the address that was meant. */
function linked(url: string, children: PhrasingContent[]): Nodes[] {
  if (isHarmless(url)) return [{ type: 'link', url, children } as Link]
  return url === '' ? children : [...children, { type: 'text', value: ` (${url})` }]
}
