/** What an exported post-mortem is made of: headings, lines, facts, entries, tables and what people wrote, in no format yet. */

/** A stretch of one line. Its text is plain: nothing in it is markup. */
export interface Span {
  text: string
  tone?: 'strong' | 'muted'
  /** http or https; anything else is written as text. */
  href?: string
}

/** The shape and colour beside a word; the word always stands with it. */
export type Look = 'done' | 'open' | 'refused' | 'late' | 'unknown'

/** A status as shape, colour and word. */
export interface Mark {
  look: Look
  word: string
}

/** Markdown of people or of the machine, and the safe HTML that was made of it where there is one. */
export interface Written {
  /** What it is, "Comment"; null where the heading above says so. */
  name: string | null
  markdown: string
  html: string | null
}

/** One thing of a list, a checklist item or an action: a title, its status, lines about it, and what people wrote. */
export interface Entry {
  title: Span[]
  mark: Mark
  /** What the machine found; null where it looks for nothing. */
  evidence: Mark | null
  lines: Span[][]
  written: Written[]
}

export type Block =
  | { kind: 'heading'; level: 2 | 3; text: string }
  | { kind: 'line'; spans: Span[]; tone: 'plain' | 'muted' | 'note' }
  | { kind: 'list'; items: Span[][] }
  | { kind: 'facts'; rows: { name: string; spans: Span[] }[] }
  | { kind: 'written'; written: Written }
  | { kind: 'entry'; entry: Entry }
  | { kind: 'table'; head: string[]; rows: Span[][][] }

/** A document, whole. */
export interface ExportDocument {
  /** "Post-mortem: IAM fails to authenticate". */
  title: string
  /** Its state, as words and shape. */
  mark: Mark
  blocks: Block[]
}

/** A line of plain words. */
export function line(text: string | Span[], tone: 'plain' | 'muted' | 'note' = 'plain'): Block {
  return { kind: 'line', spans: typeof text === 'string' ? [{ text }] : text, tone }
}

/** A row of facts. */
export function fact(name: string, spans: string | Span[]): { name: string; spans: Span[] } {
  return { name, spans: typeof spans === 'string' ? [{ text: spans }] : spans }
}

/** A heading. */
export function heading(level: 2 | 3, text: string): Block {
  return { kind: 'heading', level, text }
}

/** "1 item", "70 items". */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en-US')} ${noun}${count === 1 ? '' : 's'}`
}
