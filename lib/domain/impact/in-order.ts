/** Puts very many outages in order of their starts, in steps. */
import type { Outage } from './outage'

/** Outages that are put in order at once. */
const TOGETHER = 64
/** How many are looked at in one step. */
const STEP = 1_000

/** The outages in order of their starts; of one moment in the order in which they came. */
export function* orderSteps(outages: readonly Outage[]): Generator<undefined, Outage[]> {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { startedAt } of outages) {
    if (startedAt < first) first = startedAt
    if (startedAt > last) last = startedAt
  }
  const parts = Array.from({ length: Math.ceil(outages.length / TOGETHER) }, (): Outage[] => [])
  const share = (parts.length - 1) / Math.max(1, last - first)
  let looked = 0
  for (const outage of outages) {
    parts[Math.floor((outage.startedAt - first) * share)]?.push(outage)
    looked += 1
    if (looked % STEP === 0) yield
  }
  const inOrder: Outage[] = []
  for (const part of parts) {
    for (const outage of part.sort((a, b) => a.startedAt - b.startedAt)) inOrder.push(outage)
    yield
  }
  return inOrder
}
