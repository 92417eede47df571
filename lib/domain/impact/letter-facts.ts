/** What the sentences of a summary are made of: figures, and the names that stand beside them. */
import type { ImpactClock } from '../impact-window'
import type { PeriodUnit } from './period'

/** Something named, and for how long it was hit. */
export interface HitLongest {
  name: string
  /** By the summary's clock. */
  minutes: number
}

/** What was hit longest of its kind. */
export interface TopHit extends HitLongest {
  /** How many more were hit exactly as long; null: more than are listed. */
  others: number | null
}

/** How fast something went, over the incidents in which it could be measured; minutes. */
export interface Pace {
  median: number | null
  count: number
}

/** Kept apart, never added up. */
export interface BySureness {
  confirmed: number
  reported: number
  inferred: number
}

/** Figures of one period. Lengths are minutes. */
export interface LetterFacts {
  /** "Q2 2018" */
  period: string
  unit: PeriodUnit
  isOver: boolean
  /** "Q1 2018"; null where there is nothing to compare with. */
  previous: string | null
  /** "IAM in us-east-1, team Payments"; null: everything. */
  about: string | null
  clock: ImpactClock
  incidents: {
    count: number
    /** Of the period before; null where it is not known. */
    before: number | null
    open: number
    /** Of these the clock tells nothing in the period. */
    untimed: number
    repeats: number
  }
  minutes: {
    value: number
    /** Incidents that have a start and no known end by the clock. */
    endUnknown: number
  }
  /** Titles as they are told to the reader. */
  longest: HitLongest | null
  service: TopHit | null
  region: TopHit | null
  team: TopHit | null
  touch: {
    accounts: BySureness
    minutes: BySureness
    directoryAccounts: number
    unknownAccounts: number
  }
  pace: { detect: Pace; acknowledge: Pace; recover: Pace }
  followUp: { requiredItems: number; settledItems: number; overdue: number }
  /** Whether the reader sees only the accounts of their teams. */
  isLimited: boolean
  record: {
    /** Time of the period up to now of which there is no whole record, ms. */
    missingMs: number
    /** Whether that is all of it, or nothing of it has passed. */
    isNone: boolean
    /** Whether there is a record of any of the period before, which has this name. */
    previousName: string
    isPreviousKnown: boolean
    /** Whether that record is whole. */
    isPreviousWhole: boolean
  }
}
