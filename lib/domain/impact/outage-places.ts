/** Numbers the incidents of outages, so that a hundred thousand are counted without looking up a name. */
import type { Outage } from './outage'

/** Places are given in order of appearance. */
export interface OutagePlaces {
  /** Each once. */
  incidentIds: readonly string[]
  /** By the index of the outage: the place of its incident. */
  incidentAt: Int32Array
}

/** How many are numbered in one step. */
const STEP = 1_000

const known = new WeakMap<readonly Outage[], OutagePlaces>()

/** The numbers of a list, which must not change: worked out once. */
export function placesOf(outages: readonly Outage[]): OutagePlaces {
  const steps = placeSteps(outages)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** The same in steps, for whoever has to do something else in between. */
export function* placeSteps(outages: readonly Outage[]): Generator<undefined, OutagePlaces> {
  const places = known.get(outages)
  if (places !== undefined) return places
  const incidents = new Map<string, number>()
  const incidentAt = new Int32Array(outages.length)
  let index = 0
  for (const { incidentId } of outages) {
    incidentAt[index] = placeIn(incidents, incidentId)
    index += 1
    if (index % STEP === 0) yield
  }
  const found = { incidentIds: [...incidents.keys()], incidentAt }
  known.set(outages, found)
  return found
}

function placeIn(places: Map<string, number>, id: string): number {
  const place = places.get(id)
  if (place !== undefined) return place
  const next = places.size
  places.set(id, next)
  return next
}
