/** Proposes an incident's severity from AWS's worst word and how far it reaches, and says which rule did. */

import { type IncidentKind, type Sev, sevOf } from './incident'
import type { WeighedReach } from './incident-reach'
import type { Severity } from './severity'

/** What the proposal rests on. */
export interface SeverityFacts {
  /** AWS's worst status of any of its events ever; null where AWS said none. */
  peak: Severity | null
  kind: IncidentKind
  /** It counts for every Region of its partition. */
  everywhere: boolean
  /** How many services AWS names. */
  services: number
  /** How many of our accounts AWS names. */
  accounts: number
  /** How many accounts the directory holds; null where there is none. */
  directorySize: number | null
  /** AWS tells everybody of some of it: only then does it say something that nobody is known to be touched. */
  isPublic: boolean
  /** The blast radius of the whole incident; null where it was never computed against a directory. */
  reach: WeighedReach | null
}

/** A severity and the rule behind it, as a sentence with its figures. */
export interface ProposedSeverity {
  sev: Sev
  rule: string
}

/** From here on a reach is wide, which raises the level by one. */
const WIDE: Readonly<Record<'services' | 'accounts' | 'percent' | 'weight', number>> = {
  services: 10,
  accounts: 10,
  percent: 10,
  /** Of what all accounts weigh, per thousand; inferred accounts count too, so it takes more of them. */
  weight: 500,
}
/** One account may be a tenth of a small directory, and is not wide for that. */
const LEAST_FOR_SHARE = 2

/** AWS's word alone, as a level of sevOf. */
const BY_STATUS: Record<Severity | 'unsaid', { level: number; words: string }> = {
  disruption: { level: 2, words: 'AWS called it a disruption at its worst' },
  degradation: { level: 3, words: 'AWS called it a degradation at its worst' },
  informational: { level: 4, words: 'AWS gave it no worse status than informational' },
  unsaid: { level: 4, words: 'AWS gave no status' },
}

/** SEV4. */
const MILDEST = 4

interface Rule {
  level: number
  words: string
}

/**
 * Status × reach: disruption SEV2, degradation SEV3, informational or unsaid SEV4, each one level worse where the reach
 * is wide (every Region, 10 services, 10 accounts, 10 % of the directory with at least 2 accounts, or at least 2 accounts
 * of the blast radius that weigh half of all), and one level milder where it is known that it touches no account. Whatever
 * names an account of ours is SEV3 at least, and of kind `access` SEV2 at least. More of anything never makes it milder.
 */
export function proposeSeverity(facts: SeverityFacts): ProposedSeverity {
  const { level, words } = BY_STATUS[facts.peak ?? 'unsaid']
  const wide = wideReach(facts)
  const none = touchesNone(facts)
  const shifts: Rule[] = []
  if (wide !== null) shifts.push({ level: -1, words: `one level worse because ${wide}` })
  if (none !== null && (level < MILDEST || wide !== null)) {
    shifts.push({ level: 1, words: `one level milder because ${none}` })
  }
  const byReach: Rule = {
    level: shifts.reduce((sum, shift) => sum + shift.level, level),
    words:
      shifts.length === 0
        ? words
        : `${words}, which is ${sevOf(level)}, and ${shifts.map((shift) => shift.words).join(', and ')}`,
  }
  const floor = floorOf(facts)
  const applied = floor !== null && floor.level < byReach.level ? floor : byReach
  const sev = sevOf(applied.level)
  return { sev, rule: `${sev}: ${applied.words}.` }
}

/** What makes the reach wide, in words; null where nothing does. */
function wideReach({ everywhere, services, accounts, directorySize, reach }: SeverityFacts): string | null {
  const reasons: string[] = []
  if (everywhere) reasons.push('it counts for every Region of its partition')
  if (services >= WIDE.services) reasons.push(`AWS names ${services} services (${WIDE.services} or more are wide)`)
  if (accounts >= WIDE.accounts) {
    reasons.push(`AWS names ${accounts} of our accounts (${WIDE.accounts} or more are wide)`)
  } else if (isWideShare(accounts, directorySize)) {
    reasons.push(`AWS names ${accounts} of our ${directorySize} accounts (${WIDE.percent} % or more are wide)`)
  }
  if (reach !== null && reach.touched >= LEAST_FOR_SHARE && reach.weight >= WIDE.weight) {
    const touched = reach.touched === reach.total ? 'all' : count(reach.touched)
    reasons.push(
      `it touches ${touched} of our ${count(reach.total)} accounts, which weigh ${Math.floor(reach.weight / 10)} % of all by environment and criticality (${WIDE.weight / 10} % or more are wide)`,
    )
  }
  return reasons.length === 0 ? null : reasons.join(', and ')
}

/** That it touches nobody, in words; null where somebody is touched, or where that is not known of every account. */
function touchesNone({ kind, accounts, isPublic, reach }: SeverityFacts): string | null {
  if (reach === null || !isPublic || kind === 'access' || accounts > 0) return null
  if (reach.touched > 0 || reach.unknown > 0) return null
  return reach.total === 1
    ? 'it does not touch the one account that we have'
    : `it touches none of our ${count(reach.total)} accounts`
}

function count(accounts: number): string {
  return accounts.toLocaleString('en-US')
}

function isWideShare(accounts: number, directorySize: number | null): boolean {
  return (
    directorySize !== null && accounts >= LEAST_FOR_SHARE && accounts * 100 >= Math.max(1, directorySize) * WIDE.percent
  )
}

/** What it is at least, because AWS names accounts of ours. */
function floorOf({ kind, accounts }: SeverityFacts): Rule | null {
  if (accounts === 0) return null
  const named = accounts === 1 ? 'AWS names an account of ours' : `AWS names ${accounts} of our accounts`
  return kind === 'access'
    ? { level: 2, words: `${named}, and access or credentials are at stake` }
    : { level: 3, words: named }
}
