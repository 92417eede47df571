/** Writes a summary of impact as a PDF: two pages of A4, tagged for screen readers, without a browser. */
import 'server-only'
import { arrayBuffer } from 'node:stream/consumers'
import { formatDateTime } from '@/lib/domain/format-time'
import type { ImpactView } from '@/lib/impact/contract'
import { breathing } from '@/lib/pdf/breath'
import { drawFooters } from '@/lib/pdf/footers'
import { Sheet } from '@/lib/pdf/sheet'
import { inTurn } from '@/lib/pdf/turn'
import { drawClocks } from './pdf-clocks'
import { drawFigures } from './pdf-figures'
import { drawSmallPrint, smallPrint } from './pdf-formulas'
import { drawHead } from './pdf-head'
import { drawIncidents } from './pdf-incidents'
import { FOOT, SMALL } from './pdf-pen'
import { drawPlaces, LEAST_PLACES_HEIGHT } from './pdf-places'
import { drawFollowUp, drawResponse, RESPONSE_HEIGHT } from './pdf-response'
import { drawTrace } from './pdf-trace'

/** What the letter says beside its figures. */
export interface LetterFacts {
  /** What somebody called the summary; null: nothing. */
  name: string | null
  /** Of the page that shows the same; null: nobody knows it. */
  address: string | null
}

/** The file. One is written after the other. */
export function letterPdf(view: ImpactView, facts: LetterFacts): Promise<ArrayBuffer> {
  return inTurn(() => write(view, facts))
}

async function write(view: ImpactView, { name, address }: LetterFacts): Promise<ArrayBuffer> {
  const about = `${view.period.name}: ${view.about}`
  const sheet = new Sheet({ title: `${name ?? 'Impact summary'}, ${about}`, now: Date.parse(view.asOf) })
  const file = arrayBuffer(sheet.document)
  const breath = breathing()
  drawHead(sheet, view, name)
  sheet.gap(10)
  drawTrace(sheet, view)
  await breath()
  drawFigures(sheet, view)
  drawClocks(sheet, view)
  await breath()
  if (FOOT - sheet.y < LEAST_PLACES_HEIGHT) sheet.nextPage()
  drawPlaces(sheet, view, FOOT)
  await breath()
  const isAhead = sheet.document.bufferedPageRange().count === 1 && FOOT - sheet.y >= RESPONSE_HEIGHT
  if (isAhead) drawResponse(sheet, view)
  if (sheet.document.bufferedPageRange().count < 2) sheet.nextPage()
  const print = smallPrint(sheet, view)
  if (!isAhead) drawResponse(sheet, view)
  drawFollowUp(sheet, view)
  drawIncidents(sheet, view, FOOT - print.height, address)
  await breath()
  if (sheet.y > FOOT - print.height) sheet.nextPage()
  sheet.y = FOOT - print.height
  drawSmallPrint(sheet, print)
  drawMissing(sheet, view)
  drawFooters(sheet, `Faultline · impact summary · ${about} · as of ${formatDateTime(view.asOf, view.period.zone)}`)
  sheet.document.end()
  return file
}

/** Never silently: what no font has is told. */
function drawMissing(sheet: Sheet, { about, incidents, letter }: ImpactView): void {
  const words = [about, ...letter.sentences, ...incidents.lines.map(({ title }) => title)].join('\n')
  const missing = sheet.fonts.missing(words).size
  if (missing > 0)
    sheet.text([
      { text: `No font of this PDF has ${missing} of its characters: \uFFFD stands for them.`, style: SMALL },
    ])
}
