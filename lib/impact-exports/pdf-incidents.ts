/** The incidents of a printed summary, one line each: as many as fit, and how many more there are. */
import { formatDateTime } from '@/lib/domain/format-time'
import type { ImpactView, IncidentLine } from '@/lib/impact/contract'
import type { Sheet } from '@/lib/pdf/sheet'
import type { Style } from '@/lib/pdf/tokens'
import { drawGrid, type GridCell, ROW } from './pdf-grid'
import { BODY, MUTED, SMALL, writeHeading, writeLine } from './pdf-pen'
import { counted, lengthText } from './words'

/** Shares are points of a page of A4. */
const COLUMNS = [
  { head: 'Began', share: 50 },
  { head: 'Incident', share: 172 },
  { head: 'Region', share: 60 },
  { head: 'SEV', share: 22 },
  { head: 'Time', share: 40, align: 'right' as const },
  { head: 'Conf./rep./inf.', share: 56, align: 'right' as const },
  { head: 'State', share: 67 },
]
const PLAIN: Style = { ...BODY, size: 7.5 }
/** The head of the table, and the line that counts the others. */
const FRAME = ROW + 14

/** Draws them above `until` (points). @param address of the page that has all of them; null: nobody knows it */
export function drawIncidents(sheet: Sheet, view: ImpactView, until: number, address: string | null): void {
  const { count, lines } = view.incidents
  writeHeading(sheet, count === 0 ? 'Incidents' : `Incidents, worst first`)
  if (count === 0) {
    writeLine(sheet, 'None is known.', MUTED, { x: sheet.left, y: sheet.y + 9, width: sheet.width })
    sheet.y += ROW
    return
  }
  const room = Math.floor((until - sheet.y - FRAME) / ROW)
  const shown = lines.slice(0, Math.max(0, room))
  if (shown.length > 0)
    drawGrid(
      sheet,
      COLUMNS,
      shown.map((line) => cellsOf(line, view)),
    )
  const more = count - shown.length
  if (more > 0) {
    const where = address === null ? 'in Faultline' : `in Faultline: ${address}`
    writeLine(
      sheet,
      `${shown.length > 0 ? 'and ' : ''}${counted(more, shown.length > 0 ? 'more incident' : 'incident')} ${where}`,
      SMALL,
      {
        ...{ x: sheet.left, y: sheet.y + 9, width: sheet.width },
      },
    )
    sheet.y += 12
  }
}

function cellsOf(line: IncidentLine, { period, filter }: ImpactView): GridCell[] {
  const { startedAt, severity, minutes, reach, statusWord, endUnknown, repeats } = line
  const length = minutes === null && endUnknown.includes(filter.clock) ? 'end unknown' : lengthText(minutes)
  return [
    formatDateTime(startedAt, period.zone).split(',')[0] ?? '',
    titleOf(line),
    regionsOf(line),
    severity,
    length,
    reach === null ? '–' : `${reach.confirmed}/${reach.reported}/${reach.inferred}`,
    `${statusWord}${repeats === null ? '' : ', repeats'}`,
  ].map((text) => ({ text, style: PLAIN }))
}

/** The title with the service, and without the Region at its end, which has a column of its own. */
function titleOf({ title, services, serviceCount, regions }: IncidentLine): string {
  const [service = ''] = services
  const [region = ''] = regions
  const own = region !== '' && title.endsWith(`, ${region}`) ? title.slice(0, -`, ${region}`.length) : title
  if (service === '' || own.includes(service)) return own
  return `${own}: ${service}${serviceCount > 1 ? ` + ${serviceCount - 1}` : ''}`
}

function regionsOf({ regions: [region, ...others] }: IncidentLine): string {
  if (region === undefined) return '–'
  return `${region}${others.length > 0 ? ` + ${others.length}` : ''}`
}
