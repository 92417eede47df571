/** Reads a PDF with PDF.js, as a viewer or a screen reader would, for tests. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'

/** A stretch of text and where it stands on its page, in points from the lower left corner. */
interface PlacedText {
  text: string
  page: number
  x: number
  y: number
  width: number
}

export interface ReadPdf {
  pages: number
  /** All of it, in the order of drawing; lines end with a line break. */
  text: string
  placed: PlacedText[]
  links: string[]
  /** Titles of the bookmarks, those below others indented. */
  bookmarks: string[]
  title: unknown
  language: unknown
  isTagged: boolean
  /** What the structure is made of: H1, P, L … */
  roles: Set<string>
}

interface StructureNode {
  role?: string
  children?: StructureNode[]
}

/** Reads it whole. */
export async function readPdf(file: ArrayBuffer): Promise<ReadPdf> {
  const pdf = await getDocument({ data: new Uint8Array(file.slice(0)), verbosity: 0, useSystemFonts: false }).promise
  const { info } = await pdf.getMetadata()
  const outline = (await pdf.getOutline()) ?? []
  const read: ReadPdf = {
    ...{ pages: pdf.numPages, text: '', placed: [], links: [], roles: new Set() },
    bookmarks: outline.flatMap(({ title, items }) => [title, ...items.map((item) => `  ${item.title}`)]),
    title: (info as { Title?: unknown }).Title,
    language: (info as { Language?: unknown }).Language,
    isTagged: (await pdf.getMarkInfo())?.Marked === true,
  }
  for (let page = 1; page <= pdf.numPages; page += 1) {
    const open = await pdf.getPage(page)
    const { items } = await open.getTextContent()
    for (const item of items) {
      if (!('str' in item)) continue
      read.text += `${item.str}${item.hasEOL ? '\n' : ''}`
      const [, , , , x, y] = item.transform as number[]
      if (item.str.trim() !== '') read.placed.push({ text: item.str, page, x: x ?? 0, y: y ?? 0, width: item.width })
    }
    const annotations = (await open.getAnnotations()) as { url?: string; unsafeUrl?: string }[]
    read.links.push(...annotations.flatMap(({ url, unsafeUrl }) => url ?? unsafeUrl ?? []))
    collect((await open.getStructTree()) as StructureNode | null, read.roles)
  }
  await pdf.destroy()
  return read
}

function collect(node: StructureNode | null, roles: Set<string>): void {
  if (node?.role !== undefined) roles.add(node.role)
  for (const child of node?.children ?? []) collect(child, roles)
}
