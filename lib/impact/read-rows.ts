/** Reads what a figure is made of. */
import 'server-only'
import type { VisibleAccounts } from '@/lib/db/visibility'
import type { Instant } from '@/lib/domain/health-event'
import type { Figure, ResponseFigure } from '@/lib/domain/impact/figures'
import { RESPONSE_FIGURES } from '@/lib/domain/impact/figures'
import { REPEATS_WITHIN, repeatsOf } from '@/lib/domain/impact/letter-repeats'
import type { Period } from '@/lib/domain/impact/period'
import { isOver, type Sev } from '@/lib/domain/incident'
import { listOutages } from '@/lib/outages/read'
import type { Figures } from './figures'
import type { ImpactFilter } from './filter'
import { type LineFigures, worstFirst } from './present-lines'
import { measuredIn } from './present-response'
import { accountSource, teamSource } from './read-account-rows'
import { readFigures } from './read-figures'
import { actionSource, checklistSource, postmortemSource } from './read-follow-up-rows'
import { incidentSource } from './read-incident-rows'
import { outageSource } from './read-outage-rows'
import { placeSource } from './read-place-rows'
import type { RowSource } from './row-source'

/** What rows are asked for. Times in ms. */
export interface RowsQuestion {
  figure: Figure
  /** Only incidents of this severity; null: of any. */
  severity: Sev | null
  period: Period
  filter: ImpactFilter
  accounts: VisibleAccounts
  now: Instant
}

/** The rows of the figure, as the summary of that period and filter counts them. */
export async function openRows(question: RowsQuestion): Promise<RowSource> {
  const { figure, period, filter, accounts, now } = question
  const figures = await readFigures(period, filter, accounts, now)
  const { incidentIds, touch } = figures
  if (figure === 'minutes') return outageSource(figures, filter.clock, { accounts, now, zone: period.zone })
  if (figure === 'accounts-confirmed') return accountSource(touch, 'confirmed')
  if (figure === 'accounts-reported') return accountSource(touch, 'reported')
  if (figure === 'accounts-inferred') return accountSource(touch, 'inferred')
  if (figure === 'services') return placeSource(figures, 'service', question)
  if (figure === 'regions') return placeSource(figures, 'region', question)
  if (figure === 'teams') return teamSource(touch)
  if (figure === 'postmortems') return postmortemSource(incidentIds, null)
  if (figure === 'postmortems-published') return postmortemSource(incidentIds, 'published')
  if (figure === 'checklist') return checklistSource(incidentIds)
  if (figure === 'actions-done') return actionSource(incidentIds, 'done')
  if (figure === 'actions-open') return actionSource(incidentIds, 'open')
  if (figure === 'actions-overdue') return actionSource(incidentIds, 'overdue')
  const of = { figures, clock: filter.clock, repeats: await readRepeats(question, figures), now }
  return incidentSource({ ids: idsOf(question, of), of, accounts, zone: period.zone, figure: responseOf(figure) })
}

async function readRepeats({ period, filter, accounts }: RowsQuestion, figures: Figures) {
  const before = { from: period.from - REPEATS_WITHIN, to: period.from }
  const earlier = await listOutages({ ...before, filter }, accounts)
  return repeatsOf([...earlier, ...figures.outages], new Set(figures.incidentIds))
}

function responseOf(figure: Figure): ResponseFigure | null {
  return RESPONSE_FIGURES.find((each) => each === figure) ?? null
}

/** Incidents in which a duration was measured stand longest first, all others worst first. */
function idsOf({ figure, severity }: Pick<RowsQuestion, 'figure' | 'severity'>, of: LineFigures): string[] {
  const { facts } = of.figures
  if (figure === 'repeats') return worstFirst(of).filter((id) => of.repeats.has(id))
  if (figure === 'not-resolved') return worstFirst(of).filter((id) => !isOver(facts.get(id)?.status ?? 'closed'))
  if (severity !== null) return worstFirst(of).filter((id) => facts.get(id)?.severity === severity)
  const response = responseOf(figure)
  if (response === null) return worstFirst(of)
  const measured = measuredIn(of.figures.durations, response)
  return [...measured].sort(([, a], [, b]) => b - a).map(([id]) => id)
}
