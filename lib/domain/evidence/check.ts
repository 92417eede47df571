/** The shape of a check of the catalogue that is judged account by account. */
import type { Partition } from '../aws-connection'
import type { Instant } from '../health-event'
import type { FactBodies, FactKind } from './facts'
import type { Finding } from './verdict'

/** For when facts hold; of those that are there. */
export type FactTimes = { readonly [K in FactKind]?: Instant }

/** What is known of the account beside what was collected. */
export interface CheckContext {
  account: string
  partition: Partition
  now: Instant
  /** Regions in which the account is known to use something, and those of its connection; never empty. */
  regions: readonly string[]
  /** The Region in which the partition's IAM is administered. */
  controlRegion: string
  /** The Region in which Faultline's connection lives. */
  homeRegion: string
  /** True for the account that the connection reads its organization through, and for a single account. */
  isReader: boolean
  /** False for a connection to one account. */
  isOrganization: boolean
  /** Units above the account, the root's id first; empty where the directory does not tell. */
  path: readonly string[]
  breakGlassUsers: readonly string[]
  codeTags: readonly string[]
  /** Facts of the account that the organization is read through; null: none. */
  organization: FactBodies['organization'] | null
  /** When what was collected holds, by kind: newer facts outweigh older ones that say otherwise. */
  asOf: FactTimes
  /** What the owner of an organization's trail tells about it, where that account was read; null elsewhere. */
  ownerOf: (trailArn: string) => {
    trail: FactBodies['trails']['trails'][number]
    alarms: FactBodies['alarms'] | null
  } | null
}

/** Facts by kind as far as they were ever read; what is missing was not. */
export type Facts = { readonly [K in FactKind]?: FactBodies[K] }

export interface Check {
  /** The catalogue's id, such as C1. */
  id: string
  kind: 'auto' | 'semi'
  /** account: in each. organization: in the one that the organization is read through; not applicable elsewhere. */
  scope: 'account' | 'organization'
  /** What holds where it passes, as a short sentence without full stop: "Root has MFA, or no credentials". */
  title: string
  /** Without all of these it is not checked. */
  needs: readonly FactKind[]
  /** Nor without one of these, where any are named. */
  needsOneOf?: readonly FactKind[]
  /** These make it surer; it copes without them. */
  uses: readonly FactKind[]
  /** How old the oldest of its facts may be, in ms. */
  freshnessMs: number
  /** How to mend it, in one or two sentences. */
  mend: string
  /** Judges facts of which all that it needs are there. Pure. */
  evaluate: (facts: Facts, context: CheckContext) => Finding
}
