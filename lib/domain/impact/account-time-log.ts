/** Gathers what touches accounts, and when: what account-time is then counted from. */
import { CERTAINTIES, type Certainty } from '@/lib/domain/blast-radius/facts'
import type { Instant } from '../health-event'
import type { Positions } from './reach-universe'

/** Accounts that are touched together, each once, and as surely. */
export interface TouchedList {
  certainty: Certainty
  positions: Positions
}

/** Stretches as numbers: there are a hundred thousand of them. In any order; those of one list may overlap. */
export class TouchLog {
  /** Each list once for each certainty. */
  readonly lists: TouchedList[] = []
  /** By stretch, the index of its list, and its time in ms. */
  readonly listOf: number[] = []
  readonly begins: Instant[] = []
  readonly ends: Instant[] = []
  private readonly known = new Map(CERTAINTIES.map((certainty) => [certainty, new Map<Positions, number>()]))

  /** These accounts are touched from the first moment up to the second. */
  add(certainty: Certainty, positions: Positions, from: Instant, to: Instant): void {
    if (to <= from || positions.length === 0) return
    this.listOf.push(this.indexOf(certainty, positions))
    this.begins.push(from)
    this.ends.push(to)
  }

  private indexOf(certainty: Certainty, positions: Positions): number {
    const known = this.known.get(certainty)
    const index = known?.get(positions) ?? this.lists.push({ certainty, positions }) - 1
    known?.set(positions, index)
    return index
  }
}
