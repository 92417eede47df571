/** Lists over all post-mortems, actions and causes as they cross the wire. Times are ISO 8601 UTC, days YYYY-MM-DD. */
import type { Sev } from '@/lib/domain/incident'
import type { PostmortemState } from '@/lib/domain/postmortem/words'
import type { NamedRef } from '@/lib/incidents/contract'
import type { ActionView, PostmortemIncident, ProgressView } from './contract'

/** An action in a list over all post-mortems. */
export interface ActionRow extends ActionView {
  incident: { id: string; title: string; severity: Sev; team: NamedRef | null }
  postmortemId: string
  postmortemState: PostmortemState
}

/** A post-mortem as one row of a list. */
export interface PostmortemRow {
  id: string
  incident: Omit<PostmortemIncident, 'services' | 'regions'> & { services: string[]; regions: string[] }
  state: PostmortemState
  /** Its incident's address opens this one; false: it is opened with `?of=` its id, since incidents were merged. */
  isShownFirst: boolean
  template: string
  openedAt: string
  changedAt: string
  publishedAt: string | null
  revision: number | null
  progress: ProgressView
  /** Names of the roles that have not signed; those of the next revision where one is being written. */
  missingSignOffs: string[]
  actions: { open: number; done: number; overdue: number }
  /** Where the words that were searched for stand, best first, at most 3; empty without a search. */
  found: FoundPart[]
}

/** A passage that holds words that were searched for. */
export interface FoundPart {
  /** Name of the field, or "Checklist A3", "Action". */
  part: string
  /** Pieces of text, in order; never HTML. */
  pieces: { text: string; isHit: boolean }[]
}

/** Another incident that resembles one, and what was learned from it. */
export interface SimilarIncidentView {
  incident: { id: string; title: string; severity: Sev; startedAt: string }
  /** 0 to 1. */
  score: number
  /** Why, in words: "same service: IAM", "same Region". */
  reasons: string[]
  postmortem: {
    state: PostmortemState
    /** The start of its lessons, as plain words. */
    lessons: string | null
    actions: { total: number; done: number; dropped: number; overdue: number }
    causes: string[]
  } | null
}

/** Causes that came back, and in how many post-mortems of incidents that the reader sees. */
export interface RecurringCause {
  label: string
  count: number
  incidents: { id: string; title: string }[]
}

export interface SimilarView {
  data: SimilarIncidentView[]
  /** The causes of this post-mortem, and others of the similar ones, by how often they came back. */
  causes: RecurringCause[]
}
