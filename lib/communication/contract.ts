/** How well an incident, or those of a period, were communicated. Times are ISO 8601 UTC; lengths are minutes, at most 3 decimals. */
import type { Knower, PeopleSign } from '@/lib/domain/communication/facts'
import type { ImpactClock } from '@/lib/domain/impact-window'
import type { Sev } from '@/lib/domain/incident'

export interface KnowledgeView {
  who: Knower
  /** By what, where it is people. */
  sign: PeopleSign | null
  /** When it knew at the latest. */
  at: string
  /** After the start; below 0: before it. Null where no clock tells the start. */
  afterStart: number | null
}

/** One incident, as far as the reader sees its events. */
export interface ScorecardView {
  incidentId: string
  /** What all of it is measured from; null where no clock tells the time of day. */
  start: { at: string; clock: ImpactClock } | null
  /** Earliest first. */
  known: KnowledgeView[]
  /** Kinds of sources, and people, who got to know of it when it was history: that tells nothing. */
  readLater: Knower[]
  /** Who knew first, as a sentence. */
  sentence: string
  /** From the start to AWS's first word; below 0: before it. Null where either is not known. */
  postingDelay: number | null
  firstSaidAt: string | null
  /** It may have been said before: AWS's text is known in its last state only. */
  isFirstUncertain: boolean
  /** How often AWS spoke. */
  updates: number
  /** Of its silences from the first word to the end. */
  medianSilence: number | null
  longestSilence: { from: string; to: string; minutes: number; isOpen: boolean } | null
  /** When it was over by AWS's account, and when AWS said so. */
  allClear: { clock: ImpactClock; at: string; saidAt: string | null; minutes: number | null } | null
}

/** The middle and the ends of a length, and the incidents that it was measured of. */
export interface SpreadView {
  count: number
  median: number | null
  p25: number | null
  p75: number | null
  shortest: number | null
  longest: number | null
  /** Ids of incidents. */
  ids: string[]
}

export interface KnowerView {
  who: Knower
  /** Incidents of which it knew before all others, or at the same moment as the first. */
  first: number
  /** Incidents of which it knew in time. */
  knew: number
  afterStart: SpreadView
}

export interface ScorecardLine extends ScorecardView {
  title: string
  severity: Sev
  startedAt: string
}

/** The incidents of a period. */
export interface CommunicationView {
  asOf: string
  incidents: number
  /** Of so many it can be told who knew first. */
  told: number
  knowers: KnowerView[]
  postingDelay: SpreadView
  /** Of each incident its median silence, and its longest one. */
  medianSilence: SpreadView
  longestSilence: SpreadView
  /** From recovery to AWS's word that it is over. */
  allClear: SpreadView
  /** Latest start first; the first of `incidents`. */
  lines: ScorecardLine[]
}
