/** Reads the services or Regions that were hit as rows, each leading to its own summary. */
import 'server-only'
import type { Instant } from '@/lib/domain/health-event'
import { figureText } from '@/lib/domain/impact/compare'
import type { Period } from '@/lib/domain/impact/period'
import { readNames } from '@/lib/history/read-names'
import type { Figures } from './figures'
import { type ImpactFilter, impactQuery } from './filter'
import { placesHit } from './present-tops'
import { linked, plain, type RowSource, rowsOf } from './row-source'

interface PlaceRows {
  period: Period
  filter: ImpactFilter
  /** ms */
  now: Instant
}

const HEAD = { service: 'Service', region: 'Region' } as const

/** Longest hit first. */
export async function placeSource(
  { outages, times }: Figures,
  by: keyof typeof HEAD,
  { period, filter, now }: PlaceRows,
): Promise<RowSource> {
  const rows = placesHit(outages, by, { clock: filter.clock, times, now })
  const names = by === 'service' ? await readNames(rows.map(({ id }) => id)) : {}
  return rowsOf([HEAD[by], 'Impact', 'Incidents'], rows, ({ id, minutes, incidents }) => ({
    key: id,
    cells: [
      linked(names[id] ?? id, `/impact?${impactQuery(period, { ...filter, [by]: [id] })}`),
      plain(minutes === 0 ? '–' : figureText(minutes, 'minutes')),
      plain(incidents),
    ],
  }))
}
