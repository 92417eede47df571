/** Minutes by each clock, and account-time by how sure it is: two tables side by side. */
import { withThousands } from '@/lib/domain/impact/compare'
import type { ImpactView } from '@/lib/impact/contract'
import type { Sheet } from '@/lib/pdf/sheet'
import { drawGrid, type GridCell, ROW } from './pdf-grid'
import { drawSureness } from './pdf-marks'
import { BODY, SMALL, STRONG, writeHeading, writeLine } from './pdf-pen'
import { clockTitle, lengthText, SURENESS } from './words'

const GAP = 22
/** Heading, head, four clocks and a line of small print. */
const HEIGHT = 22 + 5 * ROW + 12

/** Draws both. */
export function drawClocks(sheet: Sheet, view: ImpactView): void {
  sheet.ensure(HEIGHT)
  const width = (sheet.width - GAP) / 2
  const top = sheet.y
  drawByClock(sheet, view, width)
  const left = sheet.y
  sheet.y = top
  drawAccountTime(sheet, view, sheet.left + width + GAP, width)
  sheet.y = Math.max(left, sheet.y) + 8
}

function drawByClock(sheet: Sheet, view: ImpactView, width: number): void {
  const { minutesByClock, filter, previous, isKnown } = view
  writeHeading(sheet, 'Impact, by each clock', sheet.left, width)
  const before = previousHead(previous)
  const rows = minutesByClock.map(({ clock, minutes, before: earlier, incidents, endUnknown }): GridCell[] => {
    const style = clock === filter.clock ? STRONG : BODY
    const told = incidents > 0 || endUnknown.length > 0
    return [
      { text: clockTitle(clock), style },
      { text: told ? lengthText(minutes) : isKnown ? 'nothing' : '–', style },
      isKnown
        ? `${withThousands(incidents)}${endUnknown.length > 0 ? ` + ${withThousands(endUnknown.length)}*` : ''}`
        : '–',
      previous.isKnown ? lengthText(earlier) : '',
    ]
  })
  const columns = [
    { head: 'Clock', share: 6.7 },
    { head: 'Time', share: 2.9, align: 'right' as const },
    { head: 'Incidents', share: 2.5, align: 'right' as const },
    { head: before, share: 2.6, align: 'right' as const },
  ]
  drawGrid(sheet, columns, rows, { width })
  if (minutesByClock.some(({ endUnknown }) => endUnknown.length > 0)) {
    const words = '* whose end nobody knows: their time is left out.'
    writeLine(sheet, words, SMALL, { x: sheet.left, y: sheet.y + 9, width })
    sheet.y += 12
  }
}

function drawAccountTime(sheet: Sheet, { touch, previous, isKnown }: ImpactView, x: number, width: number): void {
  writeHeading(sheet, 'Account-time, by how sure it is', x, width)
  // Without a directory or any record nobody can tell: that is no zero.
  const canTell = isKnown && touch.directoryAccounts > 0
  const rows = SURENESS.map(({ how, word }): GridCell[] => [
    { text: word, style: BODY, mark: (document) => drawSureness(document, how) },
    lengthText(canTell ? touch.accountMinutes[how] : null),
    canTell ? withThousands(touch.accounts[how]) : '–',
    touch.before === null ? '' : lengthText(touch.before[how]),
  ])
  const columns = [
    { head: 'How sure', share: 3 },
    { head: 'Account-time', share: 3, align: 'right' as const },
    { head: 'Accounts', share: 2, align: 'right' as const },
    { head: touch.before === null ? '' : previousHead(previous), share: 3, align: 'right' as const },
  ]
  drawGrid(sheet, columns, rows, { x, width })
  writeLine(sheet, directoryWords(touch), SMALL, { x, y: sheet.y + 9, width })
  sheet.y += 12
}

/** "Q1 2018" where that is short enough for the head of a column. */
function previousHead({ isKnown, name }: ImpactView['previous']): string {
  if (!isKnown) return ''
  return name.length <= 14 ? name : 'Before'
}

function directoryWords({ directoryAccounts, unknownAccounts }: ImpactView['touch']): string {
  if (directoryAccounts === 0) return 'No directory of accounts is known, so nothing can be inferred.'
  const all = withThousands(directoryAccounts)
  return unknownAccounts === 0
    ? `It is known what ${all === '1' ? 'the one account uses' : `all ${all} accounts use`}. Never added up.`
    : `Of ${all} known accounts, ${withThousands(unknownAccounts)} tell nothing of what they use. Never added up.`
}
