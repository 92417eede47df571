/** Writes a post-mortem as one HTML file that needs nothing else: no server, no network, no script. */
import 'server-only'
import { createHash } from 'node:crypto'
import { safeHref } from '@/lib/domain/safe-href'
import { Markup, markup } from '@/lib/incidents/offline-copy-markup'
import type { Block, Entry, ExportDocument, Look, Mark, Span, Written } from './blocks'
import { EXPORT_STYLE } from './html-style'

/** Only this style, and nothing from anywhere (CSP 3, "hash-source"). */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(EXPORT_STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

/** The file. */
export function htmlFile({ title, mark, blocks }: ExportDocument): string {
  const chapters = inChapters(blocks)
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${new Markup(EXPORT_STYLE)}</style>
</head>
<body>
<main>
<header>
<p class="small muted">Faultline · read-only copy</p>
<h1>${title}</h1>
<p class="line">${marked(mark)}</p>
${chapters.filter(({ name }) => name === null).map(({ blocks: own }) => head(own))}
</header>
${contents(chapters)}
${chapters.map(chapter)}
<footer class="small muted"><p>Made by Faultline.</p></footer>
</main>
</body>
</html>
`.html
}

interface Chapter {
  /** Null for what stands before the first heading. */
  name: string | null
  id: string
  blocks: Block[]
}

function inChapters(blocks: readonly Block[]): Chapter[] {
  const chapters: Chapter[] = [{ name: null, id: 'head', blocks: [] }]
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level === 2)
      chapters.push({ name: block.text, id: `part-${chapters.length}`, blocks: [] })
    else chapters.at(-1)?.blocks.push(block)
  }
  return chapters
}

/** What is muted names the incident; what is a note says how old the file is. */
function head(blocks: readonly Block[]): Markup {
  const isNote = (block: Block) => block.kind === 'line' && block.tone === 'note'
  return markup`${blocks.filter((block) => !isNote(block)).map(html)}<div class="as-of">${blocks.filter(isNote).map(html)}</div>`
}

function contents(chapters: readonly Chapter[]): Markup {
  const links = chapters.map(({ name, id }) => name !== null && markup`<li><a href="#${id}">${name}</a></li>`)
  return markup`<nav aria-label="Contents"><ul class="contents">${links}</ul></nav>`
}

function chapter({ name, id, blocks }: Chapter): Markup | null {
  if (name === null) return null
  return markup`<section aria-labelledby="${id}"><h2 id="${id}">${name}</h2>${blocks.map(html)}</section>
`
}

function html(block: Block): Markup {
  switch (block.kind) {
    case 'heading':
      return markup`<h3>${block.text}</h3>`
    case 'line':
      return markup`<p class="${block.tone === 'muted' && 'small muted'}">${block.spans.map(span)}</p>`
    case 'list':
      return markup`<ul class="list">${block.items.map((spans) => markup`<li>${spans.map(span)}</li>`)}</ul>`
    case 'facts':
      return markup`<dl class="facts">${block.rows.map(({ name, spans }) => markup`<dt>${name}</dt><dd>${spans.map(span)}</dd>`)}</dl>`
    case 'written':
      return written(block.written)
    case 'entry':
      return entry(block.entry)
    case 'table':
      return table(block.head, block.rows)
  }
}

function entry({ title, mark, evidence, lines, written: texts }: Entry): Markup {
  return markup`<div class="entry"><p class="line"><span class="title">${title.map(span)}</span>${marked(mark)}</p>
${lines.map((spans) => markup`<p class="small">${spans.map(span)}</p>`)}${evidence !== null && markup`<p class="small"><span class="muted">Evidence: </span>${marked(evidence)}</p>`}${texts.map(written)}</div>
`
}

function written({ name, markdown, html: safe }: Written): Markup {
  const body = safe === null ? markup`<p class="words">${markdown}</p>` : new Markup(safe)
  return markup`<div class="written">${name !== null && markup`<p class="small muted">${name}</p>`}${body}</div>`
}

function table(head: readonly string[], rows: readonly (readonly Span[][])[]): Markup {
  const body = rows.map((row) => markup`<tr>${row.map((spans) => markup`<td>${spans.map(span)}</td>`)}</tr>`)
  return markup`<div class="scroll"><table><thead><tr>${head.map((name) => markup`<th scope="col">${name}</th>`)}</tr></thead><tbody>${body}</tbody></table></div>`
}

function span({ text, tone, href }: Span): Markup {
  const address = href === undefined ? null : safeHref(href)
  if (address !== null) return markup`<a href="${address}" rel="noopener noreferrer nofollow">${text}</a>`
  if (tone === 'strong') return markup`<b>${text}</b>`
  return tone === 'muted' ? markup`<span class="muted">${text}</span>` : markup`${text}`
}

/** Each look has a shape of its own: colour alone says nothing on paper. */
const SHAPES: Record<Look, Markup> = {
  done: markup`<path d="m2.8 8.6 3.4 3.6 7-8.2" fill="none" stroke="currentColor" stroke-width="2.2"/>`,
  open: markup`<circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" stroke-width="2.2"/>`,
  refused: markup`<path d="M3 8h10" fill="none" stroke="currentColor" stroke-width="2.4"/>`,
  late: markup`<path d="M8 2.2 14.4 13.6H1.6Z" fill="currentColor"/>`,
  unknown: markup`<path d="M2.4 2.4h11.2v11.2H2.4ZM3.5 8 8 3.5M3.8 12.2l8.4-8.4M8 12.5 12.5 8" fill="none" stroke="currentColor" stroke-width="1.3"/>`,
}

function marked({ look, word }: Mark): Markup {
  return markup`<span class="mark ${look}"><svg aria-hidden="true" width="14" height="14" viewBox="0 0 16 16">${SHAPES[look]}</svg>${word}</span>`
}
