/** What items about the incident itself are judged on: Faultline's own record, as the reader may see it. Times are ISO 8601 UTC. */
import type { Means } from '@/lib/domain/iam-changes/change'
import type { IncidentDuration } from '@/lib/domain/incident-durations'
import type { BlastFigures } from '@/lib/domain/postmortem/facts/blast-figures'
import type { FactsIncident } from '@/lib/domain/postmortem/facts/material'
import type { ActionItemState, ActionPurpose } from '@/lib/domain/postmortem/words'
import type { Finding } from '../verdict'

export interface IncidentMaterial {
  /** As of when all of it was read. */
  asOf: string
  /** The reader is limited to some accounts: figures of accounts tell of those alone. */
  limited: boolean
  incident: FactsIncident
  /** Null where it cannot be told whom it reaches. */
  blast: BlastFigures | null
  identity: IdentityWindow
  similar: readonly SimilarCase[]
  /** The latest similar incident that began before this one; null where there is none. */
  earlier: { title: string; startedAt: string; durations: readonly IncidentDuration[] } | null
  /** The last time that people said of an item about access that they went through it; null: never. */
  review: { at: string; by: string; item: string; incident: string } | null
}

/** What CloudTrail told of the calls to IAM, STS, sign-in and Organizations while the incident lasted. */
export interface IdentityWindow {
  from: string
  to: string
  coverage: WindowCoverage
  /** Writes by means; unexplained ones went well, were done by unknown means, and nobody said why. */
  writes: readonly { means: Means; changes: number; refused: number; explained: number; unexplained: number }[]
  /** The unexplained ones, oldest first; as many as there is room for. */
  unexplained: readonly { at: string; account: string; actor: string; what: string }[]
  /** Calls that failed, by service and error. */
  failures: readonly { eventSource: string; errorCode: string; calls: number }[]
  sts: { calls: number; global: number; accounts: readonly { account: string; calls: number; global: number }[] }
}

/** In how many accounts the window is known. */
export interface WindowCoverage {
  whole: number
  partly: number
  none: number
  /** The commonest reason why it is not known, as a sentence; null where nothing hinders. */
  why: string | null
}

/** A similar incident, and what became of what was agreed after it. */
export interface SimilarCase {
  title: string
  startedAt: string
  /** Null: nobody opened its post-mortem. */
  actions: { total: number; done: number; dropped: number; overdue: number } | null
}

/** What of the post-mortem itself is judged. */
export interface PostmortemMaterial {
  actions: readonly MaterialAction[]
  /** It was published at least once. */
  isPublished: boolean
}

export interface MaterialAction {
  purpose: ActionPurpose
  title: string
  state: ActionItemState
  hasOwner: boolean
  dueOn: string | null
  /** The item of the catalogue that it follows from. */
  itemCode: string | null
  verifyCheck: string | null
}

/** A check of the catalogue that is judged once, on the incident. */
export interface IncidentCheck {
  /** The catalogue's id, such as A1. */
  id: string
  kind: 'auto' | 'semi'
  /** What holds where it passes, as a short sentence without full stop. */
  title: string
  /** How to mend it, in one or two sentences. */
  mend: string
  /** Pure. */
  judge: (incident: IncidentMaterial, postmortem: PostmortemMaterial) => Finding
}
