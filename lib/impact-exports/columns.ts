/** The columns of a summary's CSV: one line per incident, lengths in minutes, times in UTC. */
import { RESPONSE_FIGURES } from '@/lib/domain/impact/figures'
import type { IncidentLine } from '@/lib/impact/contract'
import { CLOCKS } from '@/lib/impact/filter'
import type { CsvCell } from '@/lib/wire/csv-line'

type Cell = (line: IncidentLine) => CsvCell

const COLUMNS: readonly [head: string, cell: Cell][] = [
  ['incident', ({ id }) => id],
  ['title', ({ title }) => title],
  ['kind', ({ kind }) => kind],
  ['status', ({ status }) => status],
  ['severity', ({ severity }) => severity],
  ['aws_severity', ({ awsSeverity }) => awsSeverity],
  ['started_at', ({ startedAt }) => startedAt],
  ['ended_at', ({ endedAt }) => endedAt],
  ['services', ({ services, serviceCount }) => joined(services, serviceCount)],
  ['regions', ({ regions }) => regions.join('; ')],
  ['minutes', ({ minutes }) => minutes],
  ...CLOCKS.map((clock): [string, Cell] => [`minutes_${clock}`, ({ minutesByClock }) => minutesByClock[clock]]),
  ['end_unknown_by', ({ endUnknown }) => endUnknown.join('; ')],
  ['accounts_confirmed', ({ reach }) => reach?.confirmed ?? null],
  ['accounts_reported', ({ reach }) => reach?.reported ?? null],
  ['accounts_inferred', ({ reach }) => reach?.inferred ?? null],
  ...RESPONSE_FIGURES.map((figure): [string, Cell] => [
    `${figure.replaceAll('-', '_')}_minutes`,
    ({ response }) => response[figure],
  ]),
  ['postmortem', ({ postmortem }) => postmortem],
  ['repeats_incident', ({ repeats }) => repeats],
]

/** The first line. */
export const CSV_HEAD: readonly string[] = COLUMNS.map(([head]) => head)

/** The cells of an incident. */
export function csvCells(line: IncidentLine): CsvCell[] {
  return COLUMNS.map(([, cell]) => cell(line))
}

function joined(services: readonly string[], count: number): string {
  const more = count - services.length
  return [...services, ...(more > 0 ? [`and ${more} more`] : [])].join('; ')
}
