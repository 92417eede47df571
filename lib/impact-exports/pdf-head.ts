/** The head of a printed summary: what it is about, its sentences, and what is not known. */
import { formatDateTime } from '@/lib/domain/format-time'
import type { ImpactView } from '@/lib/impact/contract'
import { fittedLine } from '@/lib/pdf/fit'
import { INK, type Sheet } from '@/lib/pdf/sheet'
import type { Style } from '@/lib/pdf/tokens'
import { dayRange } from './day-words'
import { drawUnknown } from './pdf-marks'
import { LETTER, MUTED, SMALL, TITLE, writeLine } from './pdf-pen'

/** Unknowns that are written out; what is more is counted, and stands on the page. */
const MOST_UNKNOWNS = 6

/** Draws it. @param name that somebody gave the summary; null: none */
export function drawHead(sheet: Sheet, view: ImpactView, name: string | null): void {
  const { period, about, asOf } = view
  const at = { x: sheet.left, width: sheet.width * 0.55 }
  writeLine(sheet, `Faultline · ${name ?? 'impact summary'}`, { ...MUTED, face: 'bold' }, { ...at, y: sheet.y + 8 })
  const asOfWords = `as of ${formatDateTime(asOf, period.zone)}`
  writeLine(sheet, asOfWords, MUTED, {
    ...{ x: sheet.left + sheet.width * 0.58, width: sheet.width * 0.42, y: sheet.y + 8, align: 'right' },
  })
  sheet.y += 20
  sheet.text([{ text: period.isOver ? period.name : `${period.name} so far`, style: TITLE }], { tag: 'H1' })
  drawAbout(sheet, about)
  sheet.text([{ text: `${dayRange(period)}, days of ${period.zone}${limits(view)}`, style: MUTED }])
  sheet.gap(9)
  sheet.text([{ text: view.letter.sentences.join(' '), style: LETTER }])
  drawUnknowns(sheet, view.letter.unknowns)
}

/** A filter may name fifty services: two lines of them, the whole of it stands on the page. */
function drawAbout(sheet: Sheet, about: string): void {
  const style: Style = { ...LETTER, face: 'bold', size: 11 }
  const { tokens } = fittedLine(about, style, sheet.width * 1.9, sheet.fonts)
  const text = tokens.map(({ runs, kind }) => (kind === 'space' ? ' ' : runs.map((run) => run.text).join(''))).join('')
  sheet.text([{ text, style }])
}

function limits({ isLimited }: ImpactView): string {
  return isLimited ? ' · as somebody sees it who sees only some accounts' : ''
}

function drawUnknowns(sheet: Sheet, unknowns: readonly string[]): void {
  if (unknowns.length === 0) return
  sheet.gap(6)
  const more = unknowns.length - MOST_UNKNOWNS
  const told = [...unknowns.slice(0, MOST_UNKNOWNS), ...(more > 0 ? [`${more} more unknowns stand on the page.`] : [])]
  for (const text of told) {
    const { y } = sheet
    sheet.artifact((document) => drawUnknown(document.translate(sheet.left, y + 1.4)))
    sheet.left += 14
    sheet.text([{ text, style: { ...SMALL, size: 8.5, color: INK.muted } }])
    sheet.left -= 14
  }
}
