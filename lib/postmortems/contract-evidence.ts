/** What the machine found for the items of a post-mortem, as it crosses the wire: GET …/postmortem/evidence. Times are ISO 8601 UTC. */
import type { EvidenceRow } from '@/lib/domain/evidence/verdict'
import type { ItemEvidence, VerdictView } from '@/lib/evidence/contract'

/** Evidence for all items of a checklist that a machine looks at. */
export interface PostmortemEvidence {
  data: ItemEvidence[]
  /** False: no connection collects evidence, so checks of accounts can only say so. */
  isCollected: boolean
  /** When the last reading of any account ended; null: never. */
  newestAt: string | null
}

/** One account under one check: what was found at the incident's time, and what is found now. */
export interface VerdictAtBoth {
  /** Null: the account was not known then, or nothing had been collected of it. */
  atIncident: VerdictView | null
  now: VerdictView
}

/** A page of accounts under one check; the rows instead, where it is judged on the incident itself. */
export interface ItemEvidencePage {
  data: VerdictAtBoth[]
  nextCursor: string | null
  /** Empty for checks of accounts. */
  rows: EvidenceRow[]
}
