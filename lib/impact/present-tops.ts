/** Presents which services, Regions and teams were hit longest. */
import type { Instant } from '@/lib/domain/health-event'
import { toMinutes } from '@/lib/domain/impact/durations'
import { minutesOf } from '@/lib/domain/impact/minutes'
import type { Outage } from '@/lib/domain/impact/outage'
import type { Touch } from '@/lib/domain/impact/reach-touch'
import type { ImpactClock } from '@/lib/domain/impact-window'
import type { TopRow } from './contract'
import type { Times } from './figures'
import { accountMinutesOf } from './present-touch'

/** How many are named. */
const MOST = 8

/** Longest first, and how many there are. */
export interface Tops {
  top: TopRow[]
  count: number
}

interface Counted {
  clock: ImpactClock
  times: Times
  /** ms */
  now: Instant
}

/** The first of `placesHit`, and how many there are. */
export function topPlaces(outages: readonly Outage[], by: 'service' | 'region', counted: Counted): Tops {
  const rows = placesHit(outages, by, counted)
  return { top: rows.slice(0, MOST), count: rows.length }
}

/** Services or Regions that any outage names, longest first; those of which the clock tells no time come last. */
export function placesHit(
  outages: readonly Outage[],
  by: 'service' | 'region',
  { clock, times, now }: Counted,
): TopRow[] {
  const places = new Map<string, Outage[]>()
  for (const outage of outages) {
    const place = outage[by]
    if (place === null) continue
    const known = places.get(place)
    if (known === undefined) places.set(place, [outage])
    else known.push(outage)
  }
  const rows = Array.from(places, ([id, own]): TopRow => {
    const incidents = new Set(own.map(({ incidentId }) => incidentId)).size
    return { id, name: id, minutes: toMinutes(minutesOf(own, clock, times, now).ms), incidents, accountMinutes: null }
  })
  return rows.sort(
    (a, b) => b.minutes - a.minutes || (b.incidents ?? 0) - (a.incidents ?? 0) || (a.name < b.name ? -1 : 1),
  )
}

/** Teams of whose accounts one was touched, longest first, and how many there are. */
export function topTeams(touch: Touch): Tops {
  const top = touch.teams.slice(0, MOST).map(({ id, name, touched, ...ms }): TopRow => {
    return { id, name, minutes: toMinutes(touched), incidents: null, accountMinutes: accountMinutesOf(ms) }
  })
  return { top, count: touch.teams.length }
}
