/** Post-mortems as they cross the wire: /api/v1, the pages and the exports speak these. Times are ISO 8601 UTC, days YYYY-MM-DD. */
import type { IncidentKind, IncidentStatus, Sev } from '@/lib/domain/incident'
import type { PostmortemChangeWord } from '@/lib/domain/postmortem/changes'
import type { FieldKey } from '@/lib/domain/postmortem/fields'
import type { SignOffRole } from '@/lib/domain/postmortem/template'
import type {
  ActionItemState,
  ActionPriority,
  ActionPurpose,
  ActionType,
  FieldOrigin,
  IssueState,
  ItemKind,
  ItemOutcome,
  PostmortemState,
} from '@/lib/domain/postmortem/words'
import type { ItemEvidence } from '@/lib/evidence/contract'
import type { NamedRef } from '@/lib/incidents/contract'

/** Whose something is: a person, or the name of one who is gone (`id` null). `left`: may no longer sign in. */
export interface OwnerRef {
  id: string | null
  name: string
  left: boolean
}

/** Who did something. */
export interface ByRef {
  kind: 'person' | 'token' | 'rule'
  id: string | null
  name: string
}

/** One part of the document, as the reader may see it. */
export interface FieldView {
  key: FieldKey
  body: string
  /** Safe HTML made of Markdown; null for choices and labels. */
  html: string | null
  origin: FieldOrigin
  /** As of when the machine wrote it; null for people's words. */
  factsAt: string | null
  /** To be named by whoever changes it. */
  version: number
  changedAt: string | null
  changedBy: string | null
}

/** One item of the checklist. */
export interface ItemView {
  id: string
  code: string | null
  section: string
  kind: ItemKind
  text: string
  why: string
  whereToLook: string
  isRequired: boolean
  owner: OwnerRef | null
  dueOn: string | null
  isOverdue: boolean
  comment: string
  commentHtml: string | null
  /** What a person looked at. */
  proof: string
  proofHtml: string | null
  outcome: ItemOutcome
  reason: string
  outcomeBy: string | null
  outcomeAt: string | null
  version: number
  /** Actions that follow from it. */
  actionIds: string[]
}

export interface SectionView {
  id: string
  name: string
  items: ItemView[]
}

/** How far a checklist is; what was removed is not counted. */
export interface ProgressView {
  total: number
  /** Done, refused with a reason, or not applicable. */
  settled: number
  required: number
  requiredSettled: number
  overdue: number
}

/** The issue of an action in GitHub or Jira. */
export interface IssueView {
  tracker: NamedRef & { kind: 'github' | 'jira' }
  state: IssueState
  key: string | null
  url: string | null
  status: string | null
  isClosed: boolean
  /** What went wrong and what to do, as a sentence. */
  error: string | null
  syncedAt: string | null
}

export interface ActionView {
  id: string
  purpose: ActionPurpose
  title: string
  detail: string
  detailHtml: string | null
  owner: OwnerRef | null
  team: NamedRef | null
  dueOn: string | null
  isOverdue: boolean
  type: ActionType
  priority: ActionPriority
  link: string | null
  /** The checklist item, or the field of the document, that it follows from. */
  itemId: string | null
  itemCode: string | null
  fromField: FieldKey | null
  state: ActionItemState
  outcome: string
  endedAt: string | null
  endedBy: string | null
  issue: IssueView | null
  version: number
  createdAt: string
  createdBy: string
  /**
   * The check by which the machine tells when it is done; null: people say so. This and the three below are left out in
   * revisions that were published before there was such a rule.
   */
  verifyCheck?: string | null
  /** Ids of the accounts in which it must pass, as far as the reader may see them. */
  verifyAccounts?: string[]
  /** When the machine last judged it, and what it found, as a sentence. */
  verifiedAt?: string | null
  verifiedSays?: string | null
}

/** A role that must sign, and who did. */
export interface SignOffView extends Pick<SignOffRole, 'id' | 'name' | 'who'> {
  signature: { name: string; personId: string | null; at: string } | null
  /** The last one that was withdrawn, where none stands. */
  withdrawn: { name: string; at: string; by: string; why: string } | null
  /** Null: the reader may sign now; else why not, as a sentence. */
  whyNot: string | null
}

export interface PostmortemChangeView {
  id: string
  at: string
  by: ByRef
  what: PostmortemChangeWord
  /** In words. */
  sentence: string
}

export interface RevisionRef {
  number: number
  publishedAt: string
  by: string
  /** SHA-256 of what was published, in hex. */
  digest: string
}

/** The facts of the incident that stand above the document; of the time of reading, or of publishing. */
export interface PostmortemIncident {
  id: string
  title: string
  kind: IncidentKind
  status: IncidentStatus
  severity: Sev
  startedAt: string
  endedAt: string | null
  owner: NamedRef | null
  team: NamedRef | null
  services: { service: string; name: string }[]
  regions: string[]
}

/** A post-mortem, whole. */
export interface PostmortemView {
  id: string
  incident: PostmortemIncident
  state: PostmortemState
  template: { id: string; version: number; name: string }
  /** Counts every change of what is signed. */
  version: number
  openedAt: string
  openedBy: string
  changedAt: string
  changedBy: string
  reviewAt: string | null
  publishedAt: string | null
  /** The latest published revision; null where there is none. */
  revision: number | null
  /** Changed since that revision was published. */
  changedSinceRevision: boolean
  fields: FieldView[]
  sections: SectionView[]
  progress: ProgressView
  /** Agreed actions first by priority and due day, then re-verifications. */
  actions: ActionView[]
  signOffs: SignOffView[]
  revisions: RevisionRef[]
  /** Newest first, at most 200. */
  history: PostmortemChangeView[]
  /** Post-mortems of incidents that were merged into this one, or of the one that it was merged into. */
  others: { id: string; incidentTitle: string; state: PostmortemState }[]
  /** When this was read, or published. */
  asOf: string
  /** The reader is limited to the accounts of their teams: machine-written parts tell what they may see. */
  limited: boolean
  /**
   * What the machine had found when it was published, item by item. Left out of what is not published, of which GET
   * …/postmortem/evidence tells, and of revisions from before there was any.
   */
  evidence?: ItemEvidence[]
}

/** What a field said in one of its versions. */
export interface FieldTextView {
  version: number
  body: string
  origin: FieldOrigin
  by: ByRef
  begunAt: string
  at: string
}

/** The answer 409 to a change of something that changed meanwhile: both texts. */
export interface ConflictView {
  /** What is stored now. */
  current: { version: number; values: Record<string, unknown>; changedBy: string | null; changedAt: string | null }
  /** What was sent and not stored. */
  yours: Record<string, unknown>
  /** It was removed meanwhile. */
  removed: boolean
}
