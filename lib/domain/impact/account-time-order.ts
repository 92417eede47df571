/** Brings moments in order, in steps: a comparison each would take several times as long, and all in one go. */
import type { Instant } from '../health-event'

/** How many digits there are: what of a moment is looked at in one step. A year takes three steps. */
const DIGITS = 8192

/** The indices of the moments, whole ms, by time; those of the same moment stay in order. */
export function* inOrderSteps(moments: Float64Array): Generator<undefined, Uint32Array> {
  const [first, last] = extentOf(moments)
  let indices = new Uint32Array(moments.length)
  for (let index = 0; index < indices.length; index += 1) indices[index] = index
  const digits = new Uint16Array(moments.length)
  for (let unit = 1; unit <= last - first; unit *= DIGITS) {
    for (let index = 0; index < digits.length; index += 1)
      digits[index] = Math.floor(((moments[index] ?? 0) - first) / unit) % DIGITS
    yield
    indices = byDigit(indices, digits)
    yield
  }
  return indices
}

/** From the first to the last moment; both 0 where there are none. */
function extentOf(moments: Float64Array): [Instant, Instant] {
  let [first = 0] = moments
  let last = first
  for (const at of moments) {
    if (at < first) first = at
    if (at > last) last = at
  }
  return [first, last]
}

function byDigit(indices: Uint32Array, digits: Uint16Array): Uint32Array<ArrayBuffer> {
  const places = new Uint32Array(DIGITS + 1)
  for (const digit of digits) places[digit + 1] = (places[digit + 1] ?? 0) + 1
  for (let digit = 0; digit < DIGITS; digit += 1) places[digit + 1] = (places[digit + 1] ?? 0) + (places[digit] ?? 0)
  const ordered = new Uint32Array(indices.length)
  for (const index of indices) {
    const digit = digits[index] ?? 0
    const place = places[digit] ?? 0
    ordered[place] = index
    places[digit] = place + 1
  }
  return ordered
}
