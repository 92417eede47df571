/** The sheets of a PDF: where the next line goes, when a new page begins, and what each line is to a screen reader. */
import 'server-only'
import PDFDocument from 'pdfkit'
import { PdfFonts } from './fonts'
import type { TextLine } from './lines'
import { linesOf } from './lines'
import { drawRuns, groups } from './runs'
import { type Piece, type Token, tokensOf } from './tokens'

type Element = PDFKit.PDFStructureElement

/** A4, in points (ISO 216). */
const WIDTH = 595.28
const HEIGHT = 841.89
const SIDE = 50
const TOP = 54
const BOTTOM = 60

/** Light paper; the same inks as the pages. */
export const INK = {
  ink: '#191c22',
  muted: '#555a64',
  faint: '#666b75',
  line: '#d5d8dd',
  sunken: '#f4f5f7',
  accent: '#2b55b8',
}

/** Between baselines, as a multiple of the size. */
const LEADING = 1.42

/** What a document says of itself. */
export interface SheetFacts {
  title: string
  /** ms since 1970. */
  now: number
}

/** Sheets that are filled from the top. */
export class Sheet {
  readonly document: PDFKit.PDFDocument
  readonly fonts: PdfFonts
  /** Where the next line begins, and how far text reaches. */
  y = TOP
  left = SIDE
  right = WIDTH - SIDE
  /** Structure under which the next element is put. */
  private readonly parents: Element[] = []
  /** What is drawn behind each line: the bars of quotations. */
  readonly bars: number[] = []

  constructor({ title, now }: SheetFacts) {
    const at = new Date(now)
    this.document = new PDFDocument({
      size: 'A4',
      margins: { top: 0, bottom: 0, left: 0, right: 0 },
      bufferPages: true,
      pdfVersion: '1.7',
      subset: 'PDF/UA',
      tagged: true,
      displayTitle: true,
      lang: 'en',
      // No font of its own: those would be read from files that are not shipped.
      font: '',
      info: {
        Title: title,
        Author: 'Faultline',
        Creator: 'Faultline',
        Producer: 'PDFKit',
        CreationDate: at,
        ModDate: at,
      },
    } as object)
    this.fonts = new PdfFonts(this.document)
    const root = this.document.struct('Document')
    this.document.addStructure(root)
    this.parents.push(root)
  }

  get width(): number {
    return this.right - this.left
  }

  /** Begins a new page unless so much still fits on this one. */
  ensure(height: number): void {
    if (this.y + height > HEIGHT - BOTTOM && this.y > TOP) this.nextPage()
  }

  nextPage(): void {
    this.document.addPage()
    this.y = TOP
  }

  /** Leaves room, but none at the top of a page. */
  gap(height: number): void {
    if (this.y > TOP) this.y += height
  }

  /** What is drawn meanwhile belongs to an element of this type. */
  within<T>(type: string, draw: () => T): T {
    const element = this.element(type)
    this.parents.push(element)
    try {
      return draw()
    } finally {
      this.parents.pop()
      element.end()
    }
  }

  /** As `within`, for what lets others work meanwhile. */
  async withinAll(type: string, draw: () => Promise<void>): Promise<void> {
    const element = this.element(type)
    this.parents.push(element)
    try {
      await draw()
    } finally {
      this.parents.pop()
      element.end()
    }
  }

  /** A paragraph, over as many pages as it needs. */
  text(pieces: readonly Piece[], { tag = 'P', keepsSpaces = false, fill = '' } = {}): void {
    const lines = linesOf(tokensOf(pieces, this.fonts), this.width, this.fonts, keepsSpaces)
    this.within(tag, () => {
      for (const line of lines) this.line(line, lineHeight(pieces), fill)
    })
  }

  /** Lines that stand beside others: nothing begins a page here. */
  lineAt(line: TextLine, x: number, y: number): void {
    let at = x
    for (const group of groups(line.tokens)) at = this.group(group, at, y)
  }

  /** A line that belongs to no element: within an artifact. */
  plainLineAt(line: TextLine, x: number, y: number): void {
    let at = x
    for (const group of groups(line.tokens)) at = drawRuns(this, group, at, y)
  }

  /** What decorates: screen readers pass over it. */
  artifact(draw: (document: PDFKit.PDFDocument) => void): void {
    this.document.markContent('Artifact', { type: 'Layout' })
    this.document.save()
    draw(this.document)
    this.document.restore()
    this.document.endMarkedContent()
  }

  private line(line: TextLine, height: number, fill: string): void {
    this.ensure(height)
    const { y, bars } = this
    if (fill !== '')
      this.artifact((document) => document.rect(this.left - 6, y, this.width + 12, height + 0.5).fill(fill))
    if (bars.length > 0)
      this.artifact((document) => {
        for (const x of bars) document.rect(x, y - 1, 1.5, height + 2).fill(INK.line)
      })
    this.lineAt(line, this.left, y + height * 0.74)
    this.y += height
  }

  private element(type: string): Element {
    const element = this.document.struct(type)
    this.parents.at(-1)?.add(element)
    return element
  }

  /** Draws what looks the same in one go. @returns where the next begins */
  private group(tokens: readonly Token[], x: number, baseline: number): number {
    const style = tokens[0]?.style
    const parent = this.parents.at(-1)
    if (style === undefined || parent === undefined) return x
    const element = style.href === undefined ? parent : this.element('Link')
    const tag = style.href === undefined ? 'Span' : 'Link'
    element.add(this.document.markStructureContent(tag))
    const end = drawRuns(this, tokens, x, baseline)
    this.document.endMarkedContent()
    if (style.isStruck) this.rule(x, end, baseline - style.size * 0.3, style.color)
    if (style.href !== undefined) {
      this.rule(x, end, baseline + 1.4, style.color)
      this.document.link(x, baseline - style.size, end - x, style.size * 1.3, new URL(style.href).href, {
        structParent: element,
        Contents: new String(style.href),
      } as object)
      element.end()
    }
    return end
  }

  private rule(from: number, to: number, y: number, color: string): void {
    this.artifact((document) => document.moveTo(from, y).lineTo(to, y).lineWidth(0.5).stroke(color))
  }
}

/** The height of a line of these, in points. */
export function lineHeight(pieces: readonly Piece[]): number {
  return Math.max(...pieces.map(({ style }) => style.size), 8) * LEADING
}
