/** AWS's words made safe to show: paragraphs of text and links, whatever HTML they came with. */
import { decodeEntities } from './html-entities'
import { type MarkupTag, nextTag } from './markup-tags'
import { safeHref } from './safe-href'

export type ReadableSegment = { kind: 'text'; text: string } | { kind: 'link'; text: string; href: string }
export type ReadableParagraph = ReadableSegment[]

const BLOCKS = new Set(
  'p div ul ol dl table tr blockquote pre section article header footer hr h1 h2 h3 h4 h5 h6 center form'.split(' '),
)
const BARE_URL = /https?:\/\/[^\s<>"'、。，；）」】]+/g
/** What ends a sentence rather than an address. */
const CLOSERS = '.,;:!?)]}*'
/** Controls, and marks that turn the direction of what follows: nothing to read, much to mislead with. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
const UNREADABLE = /[\u0000-\u0008\u000b-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g

/** Takes time in proportion to the text, throws for none, and links to http and https only. */
export function readableText(raw: string): ReadableParagraph[] {
  const writer = new ParagraphWriter(/<(?:p|br|div|li)[\s/>]/i.test(raw))
  let read = 0
  for (let tag = nextTag(raw, 0); tag !== null; tag = nextTag(raw, tag.end)) {
    writer.write(raw.slice(read, tag.start))
    applyTag(writer, tag)
    read = tag.end
  }
  writer.write(raw.slice(read))
  return writer.finish()
}

/** The same words without links, on one line: for titles and tooltips. */
export function plainText(raw: string): string {
  const paragraphs = readableText(raw).map((segments) => segments.map(({ text }) => text).join(''))
  return paragraphs.join(' ').replace(/\s+/g, ' ').trim()
}

function applyTag(writer: ParagraphWriter, tag: MarkupTag): void {
  if (BLOCKS.has(tag.name)) writer.breakParagraph()
  else if (tag.name === 'br') writer.breakLine()
  else if (tag.name === 'li' && !tag.closing) writer.bullet()
  else if ((tag.name === 'td' || tag.name === 'th') && tag.closing) writer.write(' ')
  else if (tag.name === 'a') writer.link(tag.closing ? null : safeHref(tag.attribute('href')))
}

class ParagraphWriter {
  private readonly paragraphs: ReadableParagraph[] = []
  private current: ReadableParagraph = []
  private href: string | null = null

  /** `marked` text gets its lines from elements; in plain text they are where they are. */
  constructor(private readonly marked: boolean) {}

  write(raw: string): void {
    const text = decodeEntities(raw).replace(/\r\n?/g, '\n').replace(UNREADABLE, '')
    const blocks = this.marked ? [text.replace(/\s+/g, ' ')] : text.split(/\n[ \t]*(?:\n[ \t]*)+/)
    for (const [index, block] of blocks.entries()) {
      if (index > 0) this.breakParagraph()
      this.append(block.replace(/[ \t]+/g, ' '))
    }
  }

  link(href: string | null): void {
    this.href = href
  }

  breakLine(): void {
    if (this.current.length > 0) this.push('\n')
  }

  bullet(): void {
    this.breakLine()
    this.push('• ')
  }

  breakParagraph(): void {
    const segments = trimmed(this.current)
    if (segments.length > 0) this.paragraphs.push(segments)
    this.current = []
  }

  finish(): ReadableParagraph[] {
    this.breakParagraph()
    return this.paragraphs
  }

  private append(text: string): void {
    let read = 0
    // Inside a link an address is the link's own text.
    for (const match of this.href === null ? text.matchAll(BARE_URL) : []) {
      const address = withoutClosers(match[0])
      const href = safeHref(address)
      if (href === null) continue
      this.push(text.slice(read, match.index))
      this.current.push({ kind: 'link', text: address, href })
      read = match.index + address.length
    }
    this.push(text.slice(read))
  }

  private push(text: string): void {
    if (text === '') return
    const last = this.current.at(-1)
    if (this.href !== null) {
      if (last?.kind === 'link' && last.href === this.href) last.text += text
      else this.current.push({ kind: 'link', text, href: this.href })
    } else if (last?.kind === 'text') last.text += text
    else this.current.push({ kind: 'text', text })
  }
}

function withoutClosers(address: string): string {
  let end = address.length
  while (CLOSERS.includes(address.charAt(end - 1))) end -= 1
  return address.slice(0, end)
}

/** Without blanks at the ends and around line breaks; nothing where only blanks were. */
function trimmed(segments: ReadableParagraph): ReadableParagraph {
  if (!segments.some(({ text }) => text.trim() !== '')) return []
  const tidy = segments.map((segment) => ({ ...segment, text: segment.text.replace(/ ?\n ?/g, '\n') }))
  const first = tidy[0]
  const last = tidy.at(-1)
  if (first) first.text = first.text.trimStart()
  if (last) last.text = last.text.trimEnd()
  return tidy.filter(({ text }) => text !== '')
}
