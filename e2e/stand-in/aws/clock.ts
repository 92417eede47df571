/** The stand-in's own clock: it says what AWS's `Date` header and times say, and it can be moved. */

/** Milliseconds of UTC that run with the machine's, until they are moved or stopped. */
export class StandInClock {
  private offset = 0
  private stoppedAt: number | null = null

  /** Milliseconds. */
  now(): number {
    return this.stoppedAt ?? Date.now() + this.offset
  }

  /** Goes on from this moment. */
  set(at: number): void {
    this.offset = at - Date.now()
    if (this.stoppedAt !== null) this.stoppedAt = at
  }

  /** Moves on, or back where `milliseconds` are negative. */
  advance(milliseconds: number): void {
    this.set(this.now() + milliseconds)
  }

  /** Stands still at this moment, or at the present one. */
  stop(at: number = this.now()): void {
    this.stoppedAt = at
  }
}
