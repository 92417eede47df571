/** The fonts of a PDF: which of them draws a character, how wide a text is, and what none of them can draw. */
import 'server-only'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { openTypeOf } from './woff'

/** Static fonts below node_modules: PDFKit reads TrueType and WOFF, not the variable WOFF2 of the pages. */
const FILES = {
  sans: '@fontsource/geist-sans/files/geist-sans-latin-400-normal.woff',
  bold: '@fontsource/geist-sans/files/geist-sans-latin-600-normal.woff',
  // Greek, Cyrillic, Arabic, Hebrew, Armenian, Georgian, arrows, mathematics.
  wide: 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf',
  'wide-bold': 'dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf',
  mono: 'dejavu-fonts-ttf/ttf/DejaVuSansMono.ttf',
  // Nearly all of the Basic Multilingual Plane, as pixels: Chinese, Japanese, Korean, Indic scripts.
  rest: '@fontsource/unifontex/files/unifontex-latin-400-normal.woff',
} as const
export type FontName = keyof typeof FILES

/** What a text is set in. */
export type Face = 'sans' | 'bold' | 'mono'

const CHAINS: Record<Face, readonly FontName[]> = {
  sans: ['sans', 'wide', 'rest'],
  bold: ['bold', 'wide-bold', 'wide', 'rest'],
  mono: ['mono', 'wide', 'rest'],
}

/** What stands where no font has a character: every font chain can draw it. */
const UNDRAWN = '\uFFFD'

/** Choose how an emoji looks, or join several: without a colour font they choose nothing. */
const SELECTORS = /\p{Variation_Selector}|\p{Emoji_Modifier}|\u200D/gu

/** The document as far as fonts are concerned; PDFKit's types leave out the font's own table of characters. */
interface FontHost {
  registerFont(name: string, source: Buffer): unknown
  font(name: string): unknown
  fontSize(size: number): unknown
  widthOfString(text: string): number
}
interface OpenFont {
  font: { hasGlyphForCodePoint(code: number): boolean }
}

const contents = new Map<FontName, Buffer>()

/** The file of a font, kept: there are six of them. */
function fontFile(name: FontName): Buffer {
  const known = contents.get(name)
  if (known !== undefined) return known
  const file = openTypeOf(readFileSync(path.join(/*turbopackIgnore: true*/ process.cwd(), 'node_modules', FILES[name])))
  contents.set(name, file)
  return file
}

/** The fonts of one document. */
export class PdfFonts {
  private readonly open = new Map<FontName, OpenFont['font']>()
  private readonly chosen = new Map<string, FontName | null>()
  private readonly widths = new Map<string, number>()

  constructor(private readonly host: FontHost) {}

  /** Makes it the current font. */
  use(name: FontName, size: number): void {
    this.opened(name)
    this.host.font(name)
    this.host.fontSize(size)
  }

  /** The text in pieces, each with the font that can draw it; what none can is UNDRAWN. */
  runs(text: string, face: Face): { text: string; font: FontName }[] {
    const runs: { text: string; font: FontName }[] = []
    for (const character of text.replace(SELECTORS, '')) {
      const found = this.fontOf(character, face)
      const drawn = found === null ? UNDRAWN : character
      const font = found ?? 'wide'
      const last = runs.at(-1)
      if (last?.font === font) last.text += drawn
      else runs.push({ text: drawn, font })
    }
    return runs
  }

  /** In points. */
  width(text: string, font: FontName, size: number): number {
    const key = `${font} ${text}`
    let width = this.widths.get(key)
    if (width === undefined) {
      this.use(font, 1)
      width = this.host.widthOfString(text)
      this.widths.set(key, width)
    }
    return width * size
  }

  /** The characters of a text that no font has. */
  missing(text: string): Set<string> {
    const characters = new Set(text.replace(SELECTORS, ''))
    return new Set(
      [...characters].filter((character) => !isControl(character) && this.fontOf(character, 'sans') === null),
    )
  }

  private fontOf(character: string, face: Face): FontName | null {
    const key = face + character
    const known = this.chosen.get(key)
    if (known !== undefined) return known
    const code = character.codePointAt(0) ?? 0
    const found = CHAINS[face].find((name) => this.opened(name).hasGlyphForCodePoint(code)) ?? null
    this.chosen.set(key, found)
    return found
  }

  private opened(name: FontName): OpenFont['font'] {
    const known = this.open.get(name)
    if (known !== undefined) return known
    this.host.registerFont(name, fontFile(name))
    this.host.font(name)
    const { font } = (this.host as unknown as { _font: OpenFont })._font
    this.open.set(name, font)
    return font
  }
}

function isControl(character: string): boolean {
  return /\p{Cc}/u.test(character)
}
