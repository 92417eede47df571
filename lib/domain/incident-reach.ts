/** How many accounts an incident touches, how surely, and of how many: its blast radius over its whole time, in figures. */

/** All are counts of accounts. */
export interface IncidentReach {
  /** AWS named them. */
  confirmed: number
  /** A person said so. */
  reported: number
  /** They use what failed, or depend on it. */
  inferred: number
  /** Nothing tells what they use, where that matters. */
  unknown: number
  /** confirmed + reported + inferred. */
  touched: number
  /** Accounts that count: those of the directory that are neither gone nor closed, and whoever else is touched. */
  total: number
}

/** The same with what the touched accounts weigh, per thousand of all: lib/domain/blast-radius/weight.ts. */
export interface WeighedReach extends IncidentReach {
  weight: number
}

/** Of whom: "your" to whoever reads the Now strip, none elsewhere. */
type Whose = 'your' | null

/** "touches 94 of 212 accounts"; never that it touches none where it is not known of all. */
export function touchesWords({ touched, unknown, total }: IncidentReach, whose: Whose = null): string {
  if (total === 1) {
    const only = `${whose ?? 'the'} only account`
    return touched > 0 ? `touches ${only}` : unknown > 0 ? `not known to touch ${only}` : `does not touch ${only}`
  }
  const all = `${whose === null ? '' : `${whose} `}${figure(total)} accounts`
  if (touched > 0) return `touches ${touched === total ? 'all' : figure(touched)} of ${all}`
  return unknown > 0 ? `not known to touch any of ${all}` : `touches none of ${all}`
}

/** "14 named by AWS, 80 inferred": how surely, without what is zero; '' where nothing is left to say. */
function certaintyWords({ confirmed, reported, inferred, unknown }: IncidentReach): string {
  const parts: [number, string][] = [
    [confirmed, 'named by AWS'],
    [reported, 'reported by people'],
    [inferred, 'inferred'],
    [unknown, 'unknown'],
  ]
  return parts.flatMap(([count, words]) => (count > 0 ? [`${figure(count)} ${words}`] : [])).join(', ')
}

/** Both: "touches 94 of 212 accounts: 14 named by AWS, 80 inferred". */
export function reachWords(reach: IncidentReach, whose: Whose = null): string {
  return [touchesWords(reach, whose), certaintyWords(reach)].filter(Boolean).join(': ')
}

function figure(count: number): string {
  return count.toLocaleString('en-US')
}
