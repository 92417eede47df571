/** Presents how response went: median and spread of each duration, and the change to the period before. */
import { changeOf } from '@/lib/domain/impact/compare'
import { toMinutes } from '@/lib/domain/impact/durations'
import { RESPONSE_FIGURES, type ResponseFigure } from '@/lib/domain/impact/figures'
import type { DurationView } from './contract'
import type { ResponseTimes } from './response-times'

/**
 * The five durations.
 * @param before of the period before, and what that is called; null: it is not known
 */
export function presentResponse(
  now: ResponseTimes,
  before: { measured: ResponseTimes; name: string } | null,
): DurationView[] {
  return RESPONSE_FIGURES.map((figure) => {
    const { ids, spread } = now.figure(figure)
    const earlier = before === null ? null : before.measured.figure(figure).spread
    const change = changeOf(spread.median, earlier?.median ?? null, before?.name ?? '', {
      ...{ unit: 'minutes', moreMeans: 'worse', moreWord: 'longer' },
    })
    return {
      ...{ figure, ...spread, change: change.words, isBetter: change.isBetter, ids: [...ids] },
      before: earlier === null ? null : { median: earlier.median, count: earlier.count },
    }
  })
}

/**
 * Minutes by incident, of those in which it could be measured.
 * @param durations ms by incident, at the places of RESPONSE_FIGURES
 */
export function measuredIn(
  durations: Iterable<readonly [id: string, ms: readonly number[]]>,
  figure: ResponseFigure,
): Map<string, number> {
  const place = RESPONSE_FIGURES.indexOf(figure)
  const found = new Map<string, number>()
  for (const [id, own] of durations) {
    const ms = own[place]
    if (ms !== undefined && !Number.isNaN(ms)) found.set(id, toMinutes(ms))
  }
  return found
}
