/** Presents what each figure is made of: ids that /api/v1 knows. */
import type { Instant } from '@/lib/domain/health-event'
import { toMinutes } from '@/lib/domain/impact/durations'
import { clipped } from '@/lib/domain/impact/minutes'
import type { Touch } from '@/lib/domain/impact/reach-touch'
import type { ImpactClock } from '@/lib/domain/impact-window'
import type { AccountMinutes, ImpactRows } from './contract'
import type { Figures } from './figures'

/** @param now ms */
export function presentRows(
  figures: Figures,
  clock: ImpactClock,
  repeats: ReadonlyMap<string, string>,
  now: Instant,
): ImpactRows {
  return {
    incidents: [...figures.incidentIds],
    minutes: [...figures.time[clock].eventIds, ...toldIds(figures, clock, now)],
    accountMinutes: accountRows(figures.touch),
    repeats: Array.from(repeats, ([incident, repeated]) => ({ incident, repeats: repeated })),
  }
}

/** Times that people told, by their incident, each once. */
function toldIds({ outages, times }: Figures, clock: ImpactClock, now: Instant): string[] {
  const [from, to] = [times.from ?? Number.NEGATIVE_INFINITY, Math.min(times.to ?? now, now)]
  const ids = outages.flatMap(({ eventId, incidentId, spans }) =>
    eventId === null && clipped(spans[clock], from, to).length > 0 ? [`observed:${incidentId}`] : [],
  )
  return [...new Set(ids)]
}

function accountRows({ accounts }: Touch): ImpactRows['accountMinutes'] {
  const rows = (how: keyof AccountMinutes) =>
    accounts.flatMap((account) => (account[how] > 0 ? [{ account: account.id, minutes: toMinutes(account[how]) }] : []))
  return { confirmed: rows('confirmed'), reported: rows('reported'), inferred: rows('inferred') }
}
