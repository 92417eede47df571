/** Puts the outages of each incident together, so that incidents are counted in passing. */
import { orderSteps } from '@/lib/domain/impact/in-order'
import type { Outage } from '@/lib/domain/impact/outage'
import { placeSteps } from '@/lib/domain/impact/outage-places'

/** How many are moved in one step. */
const STEP = 1_000

/** Incidents in the order in which they began, the outages of each together, in order of their starts. */
export function* togetherSteps(outages: readonly Outage[]): Generator<undefined, Outage[]> {
  const inOrder = yield* orderSteps(outages)
  const { incidentIds, incidentAt } = yield* placeSteps(inOrder)
  const next = firstPlaces(incidentAt, incidentIds.length)
  const together = new Array<Outage>(inOrder.length)
  let index = 0
  for (const outage of inOrder) {
    const incident = incidentAt[index] ?? 0
    const place = next[incident] ?? 0
    together[place] = outage
    next[incident] = place + 1
    index += 1
    if (index % STEP === 0) yield
  }
  return together
}

/** The same at once. */
export function together(outages: readonly Outage[]): Outage[] {
  const steps = togetherSteps(outages)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** By incident, where the first of its outages goes. */
function firstPlaces(incidentAt: Int32Array, count: number): Int32Array {
  const places = new Int32Array(count + 1)
  for (const incident of incidentAt) places[incident + 1] = (places[incident + 1] ?? 0) + 1
  for (let incident = 1; incident <= count; incident += 1)
    places[incident] = (places[incident] ?? 0) + (places[incident - 1] ?? 0)
  return places
}
