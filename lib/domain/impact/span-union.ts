/** Joins very many stretches of time, in a few milliseconds. */
import type { Span } from '@/lib/domain/blast-radius/facts'
import type { Instant } from '../health-event'

/** A stretch that has an end, ms. */
export type ClosedSpan = readonly [from: Instant, to: Instant]

/** Takes stretches in, ms; those that come in order of their beginnings are joined at once, the others in the end. */
export class SpanUnion {
  private readonly begins: number[] = []
  private readonly ends: number[] = []
  private readonly lateBegins: number[] = []
  private readonly lateEnds: number[] = []

  /** What of [from, to) has any length. */
  add(from: Instant, to: Instant): void {
    if (to <= from) return
    const last = this.ends.length - 1
    if (last < 0 || from > (this.ends[last] ?? 0)) {
      this.begins.push(from)
      this.ends.push(to)
    } else if (from < (this.begins[last] ?? 0)) {
      this.lateBegins.push(from)
      this.lateEnds.push(to)
    } else if (to > (this.ends[last] ?? 0)) this.ends[last] = to
  }

  /** What of the stretches lies within the bounds; what goes on ends with them. Whether that is anything. */
  addWithin(told: readonly Span[], [first, last]: ClosedSpan): boolean {
    let isAny = false
    if (told.length === 0) return isAny
    for (const [start, end] of told) {
      const from = Math.max(start, first)
      const to = end === null ? last : Math.min(end, last)
      if (to <= from) continue
      isAny = true
      this.add(from, to)
    }
    return isAny
  }

  /** All that was taken in: in order, without overlap; what only touches is one. */
  spans(): ClosedSpan[] {
    if (this.lateBegins.length === 0) return this.begins.map((from, index) => [from, this.ends[index] ?? from])
    return joined(inOrder(this.begins, this.lateBegins), inOrder(this.ends, this.lateEnds))
  }

  /** Its length, ms. */
  ms(): number {
    let sum = 0
    for (const [from, to] of this.spans()) sum += to - from
    return sum
  }
}

function inOrder(some: readonly number[], others: readonly number[]): Float64Array {
  const all = new Float64Array(some.length + others.length)
  all.set(some)
  all.set(others, some.length)
  return all.sort()
}

/** Beginnings and ends, each in order: where as many have ended as have begun, a stretch of the union ends. */
function joined(begins: Float64Array, ends: Float64Array): ClosedSpan[] {
  const union: ClosedSpan[] = []
  let start = begins[0]
  for (let ended = 0; ended < ends.length && start !== undefined; ended += 1) {
    const next = begins[ended + 1]
    const end = ends[ended] ?? 0
    if (next !== undefined && next <= end) continue
    union.push([start, end])
    start = next
  }
  return union
}
