/** The Markdown file keeps its own order, whatever Markdown people wrote, and keeps theirs as they meant it. */
import type { Nodes, Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { describe, expect, it } from 'vitest'
import { buildFieldView, buildPostmortemView } from '@/lib/testing/build-postmortem'
import { exportDocument } from './document'
import { markdownFile } from './markdown'
import { readMarkdown } from './markdown-tree'

const FACTS = { now: 0, address: 'https://faultline.example/incidents/1/postmortem', reader: 'Mira', revision: null }

function parsed(file: string): Root {
  return fromMarkdown(file, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] })
}

function fileOf(summary: string): Root {
  const fields = [buildFieldView('summary', { body: summary })]
  return parsed(markdownFile(exportDocument(buildPostmortemView({ fields }), FACTS)))
}

function bare(node: Nodes): unknown {
  const { position: _, children, ...own } = node as Nodes & { children?: Nodes[] }
  const known = Object.fromEntries(Object.entries(own).filter(([name, value]) => value !== null && name !== 'spread'))
  return children === undefined ? known : { ...known, children: children.map(bare) }
}

/** What stands below the heading of Summary and above the line on who wrote it. */
function summaryOf({ children }: Root): unknown[] {
  const from = children.findIndex((node) => node.type === 'heading' && JSON.stringify(node).includes('"Summary"'))
  const to = children.findIndex((node, index) => index > from && JSON.stringify(node).includes('In the words of'))
  return children.slice(from + 1, to).map(bare)
}

function all(node: Nodes): Nodes[] {
  return [node, ...('children' in node ? (node.children as Nodes[]).flatMap(all) : [])]
}

const BODIES = [
  'Plain words.\n\nA second paragraph\nwith a soft break.',
  '- one\n- two\n  - inner\n\n1. first\n2. second',
  '- [x] ticked\n- [ ] not ticked',
  '> quoted\n>\n> - within',
  '```sh\naws iam list-users\n```\n\n    indented code',
  '| a | b |\n| :- | -: |\n| 1 \\| 2 | `x` |',
  '**bold** _slanted_ ~~struck~~ `code` [link](https://ok.example/a?b=c&d=e) https://ok.example/x',
  'Text with * and _ and # and | and <angles> & ampersands; 1. no list, - no list, a_b_c.',
  'three\n\n***\n\nparts',
  '[by name][n] and a mail: mira@example.com\n\n[n]: https://ok.example/n',
]

describe('what was written', () => {
  it.each(BODIES)('is read as it was meant: %j', (body) => {
    expect(summaryOf(fileOf(body))).toEqual(readMarkdown(body).children.map(bare))
  })

  it('is never HTML, never an image, and its links are harmless', () => {
    const file = fileOf(
      'a <b>x</b>\n\n<script>\nalert(1)\n</script>\n\n![i](https://evil.example/x.png) [j](javascript:alert(1)) [k][u]\n\n[u]: data:text/html,x',
    )
    const nodes = all(file)
    expect(nodes.filter(({ type }) => ['html', 'image', 'imageReference', 'definition'].includes(type))).toEqual([])
    const links = nodes.flatMap((node) => (node.type === 'link' ? [node.url] : []))
    expect(links.filter((url) => !/^(https?:\/\/|mailto:)/.test(url))).toEqual([])
    expect(JSON.stringify(file)).toContain('javascript:alert(1)')
  })

  it.each(['```\nnever closed', '<!-- never closed', '~~~~\nx', '<details>', '[open](', '| a |\n| - |\n| b'])(
    'ends with its part: %j',
    (body) => {
      const headings = all(fileOf(body)).flatMap((node) => (node.type === 'heading' && node.depth <= 3 ? [node] : []))
      expect(headings.map((node) => JSON.stringify(node)).filter((text) => text.includes('"Lessons"'))).toHaveLength(1)
    },
  )

  it('has its headings below ours', () => {
    const depths = all(fileOf('# One\n\n## Two\n\n###### Six')).flatMap((node) =>
      node.type === 'heading' && /One|Two|Six/.test(JSON.stringify(node.children)) ? [node.depth] : [],
    )
    expect(depths).toEqual([4, 5, 6])
  })

  it('is kept as it was typed where it would take too long to read', () => {
    const body = '*a '.repeat(20_000)
    expect(summaryOf(fileOf(body))).toEqual([{ type: 'code', value: body }])
  })
})
