/** What the reading of an identity failure takes and gives: pure data. */

/** What AWS said of one event, and what it names. Times are ISO 8601 UTC. */
export interface IdentityEvent {
  id: string
  /** Lower-case catalogue id without Region. */
  service: string
  /** AWS Region id or `global`. */
  region: string
  summary: string
  /** AWS calls it over. */
  isOver: boolean
  /** AWS's words, unaltered: may hold HTML. Of whole texts the latest counts. */
  updates: readonly { observedAt: string; text: string; isWhole: boolean }[]
  impactedServices: readonly ImpactedIdentityService[]
}

/** A service that AWS names as hit; over where AWS had given it a status and now gives it none. */
export interface ImpactedIdentityService {
  service: string
  region: string
  isOver: boolean
}

/** control-plane: changes fail. propagation: what is new does not work yet. data-plane: authentication fails. sign-in: people cannot get in. */
export const FAILURE_KINDS = ['control-plane', 'propagation', 'data-plane', 'sign-in', 'unknown'] as const
export type FailureKind = (typeof FAILURE_KINDS)[number]

/** One statement of what works or fails: `FailureStatement` of lib/incidents. */
export interface IdentityStatement {
  works: boolean
  /** In our words. */
  words: string
  /** Region ids, `global`. */
  regions: string[]
  /** AWS's sentence, a part of its plain text; null where none says so. */
  sentence: string | null
  eventId: string | null
  /** AWS's document, for what follows from how the service is built. */
  source: string | null
}

/** What fails, and what goes on working. */
export interface IdentityFailure {
  /** In the order of FAILURE_KINDS; `unknown` alone where AWS's words tell none. */
  kinds: FailureKind[]
  /** What fails first. */
  statements: IdentityStatement[]
}
