/** Walks once through time, from stretch to stretch, and counts how long accounts and owners are touched, and how surely. */
import { CERTAINTIES } from '@/lib/domain/blast-radius/facts'
import type { Instant } from '../health-event'
import { Cover, GatedCover, type Turned } from './account-time-cover'
import type { TouchLog } from './account-time-log'
import { inOrderSteps } from './account-time-order'
import type { GatedRows } from './account-time-rows'
import type { Positions } from './reach-universe'

export interface Walked {
  log: TouchLog
  /** One more than the last position of accounts that count all the time; 0: none does. */
  size: number
  ownerCount: number
  gated: GatedRows
  /** Owners that are touched whenever one of these accounts is. */
  ownersOf(positions: Positions): Uint32Array
}

/** ms while touched at least that surely, by certainty; and of owners while any account of theirs is touched. */
export interface WalkedTimes {
  accounts: readonly Float64Array[]
  rows: readonly Float64Array[]
  owners: Float64Array
}

/** How many rows are counted, and how many lists looked at, in one go. */
const STEP = 200_000
const LISTS = 500

export function* walkSteps(walked: Walked): Generator<undefined, WalkedTimes> {
  const { log, gated } = walked
  const lists = yield* listSteps(walked)
  const { count, moments, gateRows } = momentsOf(log, gated)
  const counters = new Counters(walked)
  let counted = 0
  for (const index of yield* inOrderSteps(moments)) {
    const [stretch, step, at] = [index % count, index < count ? 1 : -1, moments[index] ?? 0] as const
    const list = lists[log.listOf[stretch] ?? -1]
    if (list === undefined) counters.open(gateRows[stretch - log.listOf.length] ?? 0, step, at)
    else counted += counters.touch(list, step, at)
    if (counted < STEP) continue
    counted = 0
    yield
  }
  return counters.times()
}

/** A list of the log, and what is touched with it. */
interface WalkedList {
  level: number
  /** By how many stretches it is touched now. */
  touching: number
  positions: Positions
  rows: Uint32Array
  owners: Uint32Array
}

const NOBODY = new Uint32Array(0)

function* listSteps({ log, size, gated, ownersOf }: Walked): Generator<undefined, WalkedList[]> {
  const lists: WalkedList[] = []
  for (const { certainty, positions } of log.lists) {
    const level = CERTAINTIES.indexOf(certainty)
    const always = size === 0 ? NOBODY : positions
    const [rows, owners] = [gated.rowsOf(positions), ownersOf(positions)]
    lists.push({ level, touching: 0, positions: always, rows, owners })
    if (lists.length % LISTS === 0) yield
  }
  return lists
}

/** First all beginnings, those of gates last, then the ends in the same order. */
function momentsOf(log: TouchLog, { gates }: GatedRows): { count: number; moments: Float64Array; gateRows: number[] } {
  const gateRows = gates.flatMap((spans, row) => spans.map(() => row))
  const count = log.begins.length + gateRows.length
  const moments = new Float64Array(2 * count)
  moments.set(log.begins)
  moments.set(log.ends, count)
  let place = log.begins.length
  for (const [from, to] of gates.flat()) {
    moments[place] = from
    moments[count + place] = to
    place += 1
  }
  return { count, moments, gateRows }
}

/** Counts by certainty what is touched at least as surely. */
class Counters {
  private readonly accounts: readonly Cover[]
  private readonly rows: readonly GatedCover[]
  private readonly owners: Cover

  constructor({ size, ownerCount, gated }: Walked) {
    const owners = new Cover(ownerCount)
    const each = Array.from({ length: ownerCount }, (_, owner) => Uint32Array.of(owner))
    const turned: Turned = (row, step, at) => owners.step(each[gated.owners[row] ?? -1] ?? NOBODY, step, at)
    const leastSure = CERTAINTIES.length - 1
    this.owners = owners
    this.accounts = CERTAINTIES.map(() => new Cover(size))
    this.rows = CERTAINTIES.map((_, level) => new GatedCover(gated.gates.length, level === leastSure ? turned : null))
  }

  /** One stretch more or one fewer touches the list, which is touched from the first beginning to the last end. Returns how many rows that took. */
  touch(list: WalkedList, step: 1 | -1, at: Instant): number {
    list.touching += step
    if (list.touching !== (step > 0 ? 1 : 0)) return 1
    for (let level = list.level; level < CERTAINTIES.length; level += 1) {
      this.accounts[level]?.step(list.positions, step, at)
      this.rows[level]?.step(list.rows, step, at)
    }
    this.owners.step(list.owners, step, at)
    return 1 + list.positions.length + list.rows.length
  }

  open(row: number, step: 1 | -1, at: Instant): void {
    for (const cover of this.rows) cover.open(row, step, at)
  }

  times(): WalkedTimes {
    return {
      accounts: this.accounts.map(({ ms }) => ms),
      rows: this.rows.map(({ ms }) => ms),
      owners: this.owners.ms,
    }
  }
}
