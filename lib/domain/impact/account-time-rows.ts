/** Says what has a time of its own: accounts while they are in scope, and tenures that do not last as long as all is told. */
import type { TouchLog } from './account-time-log'
import type { Scope, Tenure } from './reach-scope'
import type { ClosedSpan } from './reach-touch'
import type { Positions } from './reach-universe'

/** What counts only at times: a row each. */
export interface GatedRows {
  /** By row, when it counts; in order and without overlap. */
  gates: readonly (readonly ClosedSpan[])[]
  /** By row, the owner that it counts for; -1: it counts for the account itself. */
  owners: readonly number[]
  /** By position, and by tenure, its row; -1: it has none. */
  ofAccount: Int32Array
  ofTenure: Int32Array
  /** All rows of these accounts. */
  rowsOf(positions: Positions): Uint32Array
}

/** @param size one more than the last position */
export function gatedRows(size: number, scope: Scope, tenures: readonly Tenure[], log: TouchLog): GatedRows {
  const gates: (readonly ClosedSpan[])[] = []
  const owners: number[] = []
  /** The rows of an account are a chain. */
  const first = new Int32Array(size).fill(-1)
  const next: number[] = []
  const add = (position: number, spans: readonly ClosedSpan[], owner: number) => {
    const row = gates.push(spans) - 1
    owners.push(owner)
    next.push(first[position] ?? -1)
    first[position] = row
    return row
  }
  const ofAccount = new Int32Array(size).fill(-1)
  for (const [position, spans] of scope ?? []) ofAccount[position] = add(position, spans, -1)
  const isAlways = alwaysIn(log)
  const ofTenure = Int32Array.from(tenures, ({ position, spans, owner }) =>
    scope === null && isAlways(spans) ? -1 : add(position, spans, owner),
  )
  const rowsOf = (positions: Positions) => {
    const rows: number[] = []
    for (const position of positions)
      for (let row = first[position] ?? -1; row >= 0; row = next[row] ?? -1) rows.push(row)
    return rows.length === 0 ? NONE : Uint32Array.from(rows)
  }
  return { gates, owners, ofAccount, ofTenure, rowsOf }
}

const NONE = new Uint32Array(0)

/** Whether spans hold everything that is told. */
function alwaysIn({ begins, ends }: TouchLog): (spans: readonly ClosedSpan[]) => boolean {
  const first = begins.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const last = ends.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  return (spans) => spans.some(([from, to]) => from <= first && to >= last)
}

/** Finds whose tenures without a row of their own the accounts are: each owner once. */
export function ownersFinder(
  size: number,
  ownerCount: number,
  tenures: readonly Tenure[],
  { ofTenure }: GatedRows,
): (positions: Positions) => Uint32Array {
  const first = new Int32Array(size).fill(-1)
  const next = new Int32Array(tenures.length)
  const ownerOf = Uint32Array.from(tenures, ({ owner }) => owner)
  for (const [tenure, { position }] of tenures.entries()) {
    if (ofTenure[tenure] !== -1) continue
    next[tenure] = first[position] ?? -1
    first[position] = tenure
  }
  /** By owner, in which search it was found last. */
  const foundIn = new Uint32Array(ownerCount)
  let search = 0
  return (positions) => {
    const owners: number[] = []
    search += 1
    for (const position of positions)
      for (let tenure = first[position] ?? -1; tenure >= 0; tenure = next[tenure] ?? -1) {
        const owner = ownerOf[tenure] ?? 0
        if (foundIn[owner] !== search) owners.push(owner)
        foundIn[owner] = search
      }
    return owners.length === 0 ? NONE : Uint32Array.from(owners)
  }
}
