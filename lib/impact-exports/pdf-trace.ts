/** The trace of a printed summary: a line through its days, a tick for each on which something began. */
import { formatDate } from '@/lib/domain/format-time'
import { SEVERITIES, severityWord } from '@/lib/domain/severity'
import { binDays, traceUnit } from '@/lib/domain/trace-bins'
import { BASELINE, type TraceFrame, traceStrokes, traceTicks, traceX } from '@/lib/domain/trace-path'
import { zoneOffset } from '@/lib/domain/zone'
import type { ImpactView } from '@/lib/impact/contract'
import { INK, type Sheet } from '@/lib/pdf/sheet'
import { COLORS } from './pdf-marks'
import { SMALL, writeLine } from './pdf-pen'

const DAY = 86_400_000
const HEIGHT = 44

/** Draws it over the sheet's width, with its first and last day and its months below. */
export function drawTrace(sheet: Sheet, { period, trace, asOf, unrecorded }: ImpactView): void {
  // Days have no zone: midnight of UTC stands for each.
  const from = Date.parse(period.firstDay)
  const to = Date.parse(period.lastDay) + DAY
  const frame: TraceFrame = { from, to, width: sheet.width, height: HEIGHT }
  const unit = traceUnit(from, to, sheet.width)
  const bins = binDays(trace, unit, from, to)
  sheet.ensure(HEIGHT + 30)
  const until = period.isOver ? to : Math.min(to, Date.parse(asOf))
  const { y } = sheet
  sheet.artifact((document) => {
    document.translate(sheet.left, y)
    const base = HEIGHT * BASELINE
    for (const stretch of unrecorded) drawUnrecorded(document, stretch, period, frame)
    document.moveTo(0, base).lineTo(traceX(until, frame), base).lineWidth(0.7).stroke(INK.faint)
    if (until < to)
      document
        .moveTo(traceX(until, frame), base)
        .lineTo(sheet.width, base)
        .dash(1.5, { space: 2 })
        .stroke(INK.line)
        .undash()
    for (const { severity, d } of traceStrokes(bins, frame))
      document
        .path(d)
        .lineWidth(1.3)
        .lineJoin('round')
        .stroke(COLORS[severity ?? 'none'])
    const ticks = traceTicks(bins, frame, HEIGHT - 4, HEIGHT)
    if (ticks !== '') document.path(ticks).lineWidth(0.8).stroke(INK.muted)
  })
  sheet.y += HEIGHT + 9
  drawAxis(sheet, from, to, traceWords(trace, unit, unrecorded.length > 0))
  sheet.y += 9
}

/** Hatched: of that time there is no whole record. */
function drawUnrecorded(
  document: PDFKit.PDFDocument,
  stretch: ImpactView['unrecorded'][number],
  { zone }: ImpactView['period'],
  frame: TraceFrame,
): void {
  const at = (moment: string) => {
    const ms = Date.parse(moment)
    return Math.min(frame.width, Math.max(0, traceX(ms + zoneOffset(ms, zone), frame)))
  }
  const [left, right] = [at(stretch.from), at(stretch.to)]
  document.save()
  document.rect(left, 2, right - left, HEIGHT - 4).clip()
  for (let x = left - HEIGHT; x < right; x += 5)
    document
      .moveTo(x, HEIGHT - 2)
      .lineTo(x + HEIGHT, 2)
      .lineWidth(0.5)
      .stroke(INK.line)
  document.restore()
}

function drawAxis(sheet: Sheet, from: number, to: number, words: string): void {
  const { y, left, width } = sheet
  writeLine(sheet, formatDate(from, 'UTC'), SMALL, { x: left, y, width: width / 2 })
  writeLine(sheet, formatDate(to - DAY, 'UTC'), SMALL, { x: left + width / 2, y, width: width / 2, align: 'right' })
  writeLine(sheet, words, SMALL, { x: left, y: y + 10, width })
  sheet.y += 10
}

/** What the line shows, for those who cannot see it, too. */
function traceWords(trace: ImpactView['trace'], unit: string, isUnrecorded: boolean): string {
  const hatched = isUnrecorded ? ' Hatched: no whole record of that time.' : ''
  if (trace.length === 0) return `Trace: no day on which anything is known to have gone on.${hatched}`
  const worst = [...SEVERITIES]
    .reverse()
    .flatMap((severity) => {
      const count = trace.filter((day) => day.worst === severity).length
      return count === 0 ? [] : [`${severityWord(severity).toLowerCase()} on ${count}`]
    })
    .join(', ')
  const days = trace.length === 1 ? '1 day' : `${trace.length} days`
  return `Trace by ${unit}: something went on during ${days}${worst === '' ? '' : `; at worst ${worst}`}.${hatched}`
}
