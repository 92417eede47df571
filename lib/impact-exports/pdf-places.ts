/** Which services, Regions and teams were hit longest: three columns, each row with a bar. */
import type { ImpactView, TopRow } from '@/lib/impact/contract'
import { INK, type Sheet } from '@/lib/pdf/sheet'
import { BODY, MUTED, SMALL, writeHeading, writeLine } from './pdf-pen'
import { counted, lengthText } from './words'

const GAP = 18
const ROW = 17
/** Heading and the line that tells how many more there are. */
const FRAME = 36
const FEWEST = 3

/** How high it is with the fewest rows. */
export const LEAST_PLACES_HEIGHT = FRAME + FEWEST * ROW

/** Draws them, with as many rows as fit above `until` (points). */
export function drawPlaces(sheet: Sheet, view: ImpactView, until: number): void {
  const rows = Math.max(FEWEST, Math.floor((until - sheet.y - FRAME) / ROW))
  const room = sheet.width - 2 * GAP
  const top = sheet.y
  // Names of services are the longest.
  const parts = [
    { share: 0.46, title: 'Services', none: 'None is known to have been hit.', noun: 'service', ...view.services },
    { share: 0.26, title: 'Regions', none: 'None is known to have been hit.', noun: 'Region', ...view.regions },
    { share: 0.28, title: 'Teams', none: noTeam(view), noun: 'team', ...view.teams },
  ]
  let x = sheet.left
  const ends = parts.map(({ share, ...part }) => {
    sheet.y = top
    drawColumn(sheet, part, { x, width: share * room, rows })
    x += share * room + GAP
    return sheet.y
  })
  sheet.y = Math.max(...ends) + 8
}

/** Without a directory of accounts nobody can tell. */
function noTeam({ touch }: ImpactView): string {
  return touch.directoryAccounts === 0 ? 'Not known: no account is.' : 'None is known to have been hit.'
}

interface Part {
  title: string
  /** What is said where nothing was hit. */
  none: string
  noun: string
  top: readonly TopRow[]
  count: number
}

function drawColumn(sheet: Sheet, part: Part, { x, width, rows }: { x: number; width: number; rows: number }): void {
  writeHeading(sheet, part.title, x, width)
  const shown = part.top.slice(0, rows)
  const longest = Math.max(...shown.map(({ minutes }) => minutes), 0)
  if (shown.length === 0) {
    writeLine(sheet, part.none, MUTED, { x, y: sheet.y + 10, width })
    sheet.y += ROW
  }
  for (const row of shown) drawRow(sheet, row, { x, width, longest })
  const more = part.count - shown.length
  if (more > 0 && shown.length > 0) {
    writeLine(sheet, `and ${counted(more, part.noun)} more`, SMALL, { x, y: sheet.y + 9, width })
    sheet.y += 12
  }
}

function drawRow(
  sheet: Sheet,
  row: TopRow,
  { x, width, longest }: { x: number; width: number; longest: number },
): void {
  const { y } = sheet
  const time = row.minutes === 0 ? counted(row.incidents ?? 0, 'incident') : lengthText(row.minutes)
  sheet.within('P', () => {
    writeLine(sheet, row.name, BODY, { x, y: y + 9, width: width - 54 }, 'Span')
    writeLine(sheet, time, BODY, { x: x + width - 52, y: y + 9, width: 52, align: 'right' }, 'Span')
  })
  sheet.artifact((document) => {
    document.rect(x, y + 12, width, 2).fill(INK.sunken)
    if (longest > 0) document.rect(x, y + 12, (width * row.minutes) / longest, 2).fill(INK.accent)
  })
  sheet.y += ROW
}
