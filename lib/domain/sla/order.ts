/** In which order months are shown: what can be claimed first, by the soonest deadline. */
import type { SlaStanding, Standing } from './standing'

/** What of them is asked for and is not past comes first. */
const RANKS: Readonly<Record<Standing, number>> = {
  may: 0,
  'may-inferred': 0,
  'look-up': 1,
  kept: 2,
  'none-known': 3,
}

export interface Ordered {
  standing: SlaStanding
  /** Per cent of the month's charges; null: not known. */
  credit: number | null
  name: string
  region: string
}

/** What can be claimed before what must be looked up, before what is past; then by deadline, credit and name. */
export function compareClaims(a: Ordered, b: Ordered): number {
  return (
    placeOf(a.standing) - placeOf(b.standing) ||
    (a.standing.deadline.isPast ? -1 : 1) * compareText(a.standing.deadline.lastDay, b.standing.deadline.lastDay) ||
    RANKS[a.standing.standing] - RANKS[b.standing.standing] ||
    (b.credit ?? 0) - (a.credit ?? 0) ||
    compareText(a.name, b.name) ||
    compareText(a.region, b.region)
  )
}

/** Whether there is something to claim, or terms to look up. */
export function asksForClaim(standing: Standing): boolean {
  return RANKS[standing] < 2
}

/** Whether somebody has to act on it: it asks for a claim, and there is time. */
export function isClaimable({ standing, deadline }: Pick<SlaStanding, 'standing' | 'deadline'>): boolean {
  return !deadline.isPast && asksForClaim(standing)
}

/** Past ones stand behind those that may be claimed, latest first. */
function placeOf({ standing, deadline }: SlaStanding): number {
  if (!asksForClaim(standing)) return 3 + RANKS[standing]
  return deadline.isPast ? 2 : RANKS[standing]
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
