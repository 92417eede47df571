/** Reads the incidents behind a figure as rows. */
import 'server-only'
import type { VisibleAccounts } from '@/lib/db/visibility'
import { formatDateTime } from '@/lib/domain/format-time'
import { figureText } from '@/lib/domain/impact/compare'
import { FIGURE_WORDS, type ResponseFigure } from '@/lib/domain/impact/figures'
import type { IncidentLine } from './contract'
import type { LineFigures } from './present-lines'
import { readLines } from './read-lines'
import { type FigureRow, linked, plain, type RowSource } from './row-source'

interface IncidentRows {
  ids: readonly string[]
  of: LineFigures
  accounts: VisibleAccounts
  zone: string
  /** The duration that is shown; null: none. */
  figure: ResponseFigure | null
}

export function incidentSource({ ids, of, accounts, zone, figure }: IncidentRows): RowSource {
  const measured = figure === null ? 'Repeats' : FIGURE_WORDS[figure]
  return {
    columns: ['Incident', 'Severity', 'Began', 'Services', 'Regions', 'Impact', measured, 'Status'],
    count: ids.length,
    read: async (from, to) => {
      const lines = await readLines(ids.slice(from, to), of, accounts)
      return lines.map((line) => rowOf(line, zone, figure))
    },
  }
}

function rowOf(line: IncidentLine, zone: string, figure: ResponseFigure | null): FigureRow {
  const { id, title, severity, startedAt, services, serviceCount, regions, repeats } = line
  const others = serviceCount - services.length
  const last =
    figure === null
      ? repeats === null
        ? plain(null)
        : linked(`incident ${repeats}`, `/incidents/${repeats}`)
      : plain(figureText(line.response[figure], 'minutes'))
  return {
    key: id,
    cells: [
      linked(title, `/incidents/${id}`),
      ...[plain(severity), plain(formatDateTime(startedAt, zone))],
      plain(`${services.join(', ')}${others > 0 ? ` +${others}` : ''}`),
      ...[plain(regions.join(', ')), plain(impactOf(line)), last, plain(line.statusWord)],
    ],
  }
}

/** No time is no nought: the clock may tell nothing, or no end. */
function impactOf({ minutes, endUnknown }: IncidentLine): string {
  if (minutes !== null) return figureText(minutes, 'minutes')
  return endUnknown.length > 0 ? 'end unknown' : 'not told'
}
