/** Which incidents were there in which cell, and how bad AWS said they were. */
import type { Instant } from '@/lib/domain/health-event'
import { type Severity, severityRank } from '@/lib/domain/severity'

/** What was in a cell. */
export interface CellPresence {
  /** Its place among the cells. */
  index: number
  incidents: number
  worst: Severity | null
}

/** Takes stretches in, those of one incident one after the other; then tells of the cells that hold any. */
export class Presence {
  private readonly incidents: Int32Array
  /** By cell, the incident that was there last. */
  private readonly latest: (string | undefined)[]
  private readonly worsts: (Severity | null)[]
  /** The cell of the moment before: what comes next is often in the same one. */
  private near = 0

  /** @param bounds where each cell begins and, last, where the last one ends; ms */
  constructor(private readonly bounds: readonly Instant[]) {
    const count = Math.max(0, bounds.length - 1)
    this.incidents = new Int32Array(count)
    this.latest = new Array<string | undefined>(count).fill(undefined)
    this.worsts = new Array<Severity | null>(count).fill(null)
  }

  /** Whether any of [from, to) lies in a cell; a stretch without length is a moment. */
  add(from: Instant, to: Instant, incidentId: string, severity: Severity | null): boolean {
    const last = this.bounds.length - 2
    const first = Math.max(0, this.cellAt(from))
    const start = this.bounds[0] ?? 0
    if (first > last || (to > from ? to <= start : from < start)) return false
    this.addTo(first, incidentId, severity)
    for (let index = first + 1; index <= last && (this.bounds[index] ?? to) < to; index += 1) {
      this.addTo(index, incidentId, severity)
    }
    return true
  }

  /** The worst of all cells. */
  worst(): Severity | null {
    return this.worsts.reduce<Severity | null>(worse, null)
  }

  /** In order. */
  cells(): CellPresence[] {
    return this.worsts.flatMap((worst, index) => {
      const incidents = this.incidents[index] ?? 0
      return incidents === 0 ? [] : [{ index, incidents, worst }]
    })
  }

  private addTo(index: number, incidentId: string, severity: Severity | null): void {
    if (severity !== null) this.worsts[index] = worse(this.worsts[index] ?? null, severity)
    if (this.latest[index] === incidentId) return
    this.latest[index] = incidentId
    this.incidents[index] = (this.incidents[index] ?? 0) + 1
  }

  /** The cell that holds the moment: -1 before the first; the number of cells after the last. */
  private cellAt(at: Instant): number {
    const { bounds, near } = this
    if (at >= (bounds[near] ?? Number.POSITIVE_INFINITY) && at < (bounds[near + 1] ?? Number.NEGATIVE_INFINITY))
      return near
    let low = 0
    let high = bounds.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((bounds[middle] ?? 0) <= at) low = middle + 1
      else high = middle
    }
    this.near = Math.max(0, low - 1)
    return low - 1
  }
}

function worse(a: Severity | null, b: Severity | null): Severity | null {
  return a === b || severityRank(b) <= severityRank(a) ? a : b
}
