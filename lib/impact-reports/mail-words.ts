/** Words that the text and the HTML of an e-mail share. */
import { formatDateTime } from '@/lib/domain/format-time'
import { figureText } from '@/lib/domain/impact/compare'
import type { ImpactView, IncidentLine } from '@/lib/impact/contract'

/** More of them stand in the letter and on the page. */
export const MOST_INCIDENTS = 10

/** "Q2 2018 · All services, Regions and accounts" */
export function headline({ period, about }: Pick<ImpactView, 'period' | 'about'>): string {
  return `${period.name} · ${about}`
}

/** The incidents that an e-mail names, worst first. */
export function listed({ lines }: ImpactView['incidents']): IncidentLine[] {
  return lines.slice(0, MOST_INCIDENTS)
}

/** "7 May 2018, 16:19 UTC+2: Creating IAM entities fails, 1 h 01 m, SEV2" */
export function incidentWords(line: IncidentLine, view: Pick<ImpactView, 'period' | 'filter'>): string {
  return `${formatDateTime(line.startedAt, view.period.zone)}: ${line.title}, ${incidentLength(line, view)}, ${line.severity}`
}

/** "1 h 01 m", "end unknown", "no time told" */
export function incidentLength({ minutes, endUnknown }: IncidentLine, { filter }: Pick<ImpactView, 'filter'>): string {
  if (minutes !== null) return figureText(minutes, 'minutes')
  return endUnknown.includes(filter.clock) ? 'end unknown' : 'no time told'
}
