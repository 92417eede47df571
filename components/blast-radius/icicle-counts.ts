/** How many accounts of each unit are touched, and the words for it. */
import { TOUCH } from '@/lib/domain/blast-radius/moment'
import type { IcicleLayout } from './icicle-layout'

/** Accounts of a unit by what touches them. */
export interface UnitCounts {
  total: number
  confirmed: number
  reported: number
  inferred: number
  unknown: number
}

const KINDS = ['confirmed', 'reported', 'inferred', 'unknown'] as const
const TOUCHES = KINDS.map((kind) => TOUCH[kind])

/** How many cells before each cell have which touch: five figures for each, so that any unit's are a difference. */
export function sumTouches({ accounts }: IcicleLayout, touches: Uint8Array): Uint32Array {
  const width = KINDS.length
  const sums = new Uint32Array((accounts.length + 1) * width)
  for (let cell = 0; cell < accounts.length; cell += 1) {
    const touch = touches[accounts[cell] ?? 0]
    for (let kind = 0; kind < width; kind += 1)
      sums[(cell + 1) * width + kind] = (sums[cell * width + kind] ?? 0) + (TOUCHES[kind] === touch ? 1 : 0)
  }
  return sums
}

/** Of the cells from `first` until `end`. */
export function countsBetween(sums: Uint32Array, first: number, end: number): UnitCounts {
  const of = (kind: number) => (sums[end * KINDS.length + kind] ?? 0) - (sums[first * KINDS.length + kind] ?? 0)
  return { total: end - first, confirmed: of(0), reported: of(1), inferred: of(2), unknown: of(3) }
}

/** Whether two counts say the same of one unit. */
export function areEqual(counts: UnitCounts, others: UnitCounts): boolean {
  return counts.total === others.total && KINDS.every((kind) => counts[kind] === others[kind])
}

/** What is surest in a unit; null: nothing touches it, as far as is known. */
export function worstOf(counts: UnitCounts): (typeof KINDS)[number] | null {
  return KINDS.find((kind) => counts[kind] > 0) ?? null
}

/** "120 accounts: 14 confirmed, 80 inferred"; "12 accounts: none touched". */
export function countsWords(counts: UnitCounts): string {
  const parts = KINDS.filter((kind) => counts[kind] > 0).map((kind) => `${figure(counts[kind])} ${kind}`)
  const accounts = `${figure(counts.total)} ${counts.total === 1 ? 'account' : 'accounts'}`
  return `${accounts}: ${parts.length === 0 ? 'none touched' : parts.join(', ')}`
}

/** "10,000". */
export function figure(value: number): string {
  return FIGURES.format(value)
}

// Making a format anew for each figure of each frame takes longer than drawing.
const FIGURES = new Intl.NumberFormat('en-US')
