/** Counts for how long rows are covered by anything, while time is walked through. */
import type { Instant } from '../health-event'

/** More than can ever cover a row: what is closed is covered by nothing until it opens. */
const CLOSED = 2 ** 30

/** Told what begins (1) and ends (-1) in the order of time, it knows how long each row was covered once everything has ended. */
export class Cover {
  /** ms by row. */
  readonly ms: Float64Array
  /** How much covers a row now. */
  private readonly counts: Int32Array

  constructor(size: number) {
    this.ms = new Float64Array(size)
    this.counts = new Int32Array(size)
  }

  /** One more or one fewer covers these rows from the moment on, ms. */
  step(rows: Uint32Array, step: 1 | -1, at: Instant): void {
    const { counts, ms } = this
    const edge = step > 0 ? 0 : 1
    for (let index = 0; index < rows.length; index += 1) {
      const row = rows[index] ?? 0
      const before = counts[row] ?? 0
      counts[row] = before + step
      if (before === edge) ms[row] = (ms[row] ?? 0) - step * at
    }
  }
}

/** Hears of each row that begins (1) or ceases (-1) to be covered, and when. */
export type Turned = (row: number, step: 1 | -1, at: Instant) => void

/** Rows that are covered only while they are open; at first all are closed. */
export class GatedCover {
  readonly ms: Float64Array
  private readonly counts: Int32Array

  constructor(
    size: number,
    private readonly turned: Turned | null,
  ) {
    this.ms = new Float64Array(size)
    this.counts = new Int32Array(size).fill(-CLOSED)
  }

  step(rows: Uint32Array, step: 1 | -1, at: Instant): void {
    for (const row of rows) this.change(row, step, at)
  }

  /** The row is open from the moment on, or no longer. */
  open(row: number, step: 1 | -1, at: Instant): void {
    this.change(row, step * CLOSED, at)
  }

  private change(row: number, by: number, at: Instant): void {
    const { counts, ms } = this
    const before = counts[row] ?? 0
    const after = before + by
    counts[row] = after
    if (before > 0 === after > 0) return
    const step = after > 0 ? 1 : -1
    ms[row] = (ms[row] ?? 0) - step * at
    this.turned?.(row, step, at)
  }
}
