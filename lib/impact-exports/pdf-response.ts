/** How well the team responded, and what it did afterwards. */
import { withThousands } from '@/lib/domain/impact/compare'
import { FIGURE_WORDS } from '@/lib/domain/impact/figures'
import type { DurationView, ImpactView } from '@/lib/impact/contract'
import type { Sheet } from '@/lib/pdf/sheet'
import { drawGrid, type GridCell, ROW } from './pdf-grid'
import { BODY, MUTED, STRONG, writeHeading } from './pdf-pen'
import { followUpSentences, lengthText } from './words'

const COLUMNS = [
  { head: '', share: 5 },
  { head: 'Median', share: 2.4, align: 'right' as const },
  { head: 'Middle half', share: 4, align: 'right' as const },
  { head: 'Shortest to longest', share: 5, align: 'right' as const },
  { head: 'Incidents', share: 1.8, align: 'right' as const },
  { head: 'Change of the median', share: 6.2 },
]

/** Its height, in points. */
export const RESPONSE_HEIGHT = 22 + 6 * ROW + 12

/** Draws how well the team responded. */
export function drawResponse(sheet: Sheet, view: ImpactView): void {
  writeHeading(sheet, 'Response')
  drawGrid(sheet, COLUMNS, view.response.map(cellsOf))
  sheet.gap(12)
}

/** Draws what the team did afterwards. */
export function drawFollowUp(sheet: Sheet, view: ImpactView): void {
  writeHeading(sheet, 'Follow-up')
  sheet.text([{ text: followUpSentences(view).join(' '), style: BODY }])
  sheet.gap(8)
}

function cellsOf(duration: DurationView): GridCell[] {
  const { figure, count, median, p25, p75, shortest, longest, change } = duration
  const name = { text: FIGURE_WORDS[figure], style: STRONG }
  if (count === 0) return [name, { text: 'none', style: MUTED }, '', '', '0', { text: 'not measured', style: MUTED }]
  return [
    ...[name, lengthText(median)],
    ...[`${lengthText(p25)} to ${lengthText(p75)}`, `${lengthText(shortest)} to ${lengthText(longest)}`],
    withThousands(count),
    { text: change ?? 'nothing to compare with', style: MUTED },
  ]
}
