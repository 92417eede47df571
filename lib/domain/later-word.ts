/** Of two payloads, whose word about one thing is the later: severity and description are not told by every source. */
import type { Instant, NormalDescription, NormalEvent } from './health-event'
import { type Listing, listingRank } from './listing'
import type { Severity } from './severity'

/** The severity of an event, and the age of the payload that told it. */
export interface ToldSeverity {
  severity: Severity | null
  /** saidAt of that payload; null while none told it. */
  severitySaidAt: Instant | null
  severityListing: Listing | null
  severityFetchedAt: Instant | null
}

/** AWS's whole text about an event with what stands beside it, and the age of the payload that told it. */
export interface ToldDescription {
  description: string | null
  /** The account whose text it is; null where it is everybody's. */
  descriptionAccount: string | null
  actionability: string | null
  personas: readonly string[]
  /** saidAt of that payload; null while none told anything of it. */
  descriptionSaidAt: Instant | null
  descriptionFetchedAt: Instant | null
}

/** Listings whose payloads say nothing of how bad an open event is. */
const SILENT: ReadonlySet<Listing> = new Set(['bundled', 'eventbridge', 'health'])

/** What one payload tells of the severity: those of AWS Health and EventBridge only that it is over. */
export function toldSeverity(
  { status, severity, saidAt }: Pick<NormalEvent, 'status' | 'severity' | 'saidAt'>,
  listing: Listing,
  fetchedAt: Instant,
): ToldSeverity {
  const isOver = status === 'closed' && listing !== 'bundled'
  if (SILENT.has(listing) && !isOver) {
    return { severity: null, severitySaidAt: null, severityListing: null, severityFetchedAt: null }
  }
  return {
    severity: isOver ? null : severity,
    severitySaidAt: saidAt,
    severityListing: listing,
    severityFetchedAt: fetchedAt,
  }
}

/** What one payload tells of the description. */
export function toldDescription(
  description: NormalDescription | null,
  saidAt: Instant,
  fetchedAt: Instant,
): ToldDescription {
  return {
    description: description?.text ?? null,
    descriptionAccount: description?.account ?? null,
    actionability: description?.actionability ?? null,
    personas: description?.personas ?? [],
    descriptionSaidAt: description === null ? null : saidAt,
    descriptionFetchedAt: description === null ? null : fetchedAt,
  }
}

/**
 * The severity that was said last; of one moment that it is over, then the more direct listing, then the later fetch.
 * Like the whole merge it does not depend on the order.
 */
export function laterSeverity(stored: ToldSeverity, incoming: ToldSeverity): ToldSeverity {
  const { severity, severitySaidAt, severityListing, severityFetchedAt } = exceeds(
    agesOfSeverity(incoming),
    agesOfSeverity(stored),
  )
    ? incoming
    : stored
  return { severity, severitySaidAt, severityListing, severityFetchedAt }
}

/**
 * The description that was said last, if need be one without a text; of one moment everybody's, then that of the smallest account id, then the later
 * fetch. A text beside which nothing is said of who should act leaves what another one said of it.
 */
export function laterDescription(stored: ToldDescription, incoming: ToldDescription): ToldDescription {
  const [later, earlier] = isLaterDescription(incoming, stored) ? [incoming, stored] : [stored, incoming]
  return {
    description: later.description,
    descriptionAccount: later.descriptionAccount,
    actionability: later.actionability ?? earlier.actionability,
    personas: later.personas.length > 0 ? later.personas : earlier.personas,
    descriptionSaidAt: later.descriptionSaidAt,
    descriptionFetchedAt: later.descriptionFetchedAt,
  }
}

/** True when the description of `a` is the one that `laterDescription` takes of the two. */
export function isLaterDescription(a: ToldDescription, b: ToldDescription): boolean {
  return exceeds(agesOfDescription(a), agesOfDescription(b))
}

function agesOfSeverity({ severity, severitySaidAt, severityListing, severityFetchedAt }: ToldSeverity): number[] {
  if (severitySaidAt === null || severityListing === null) return [Number.NEGATIVE_INFINITY]
  return [severitySaidAt, severity === null ? 1 : 0, listingRank(severityListing), severityFetchedAt ?? 0]
}

function agesOfDescription(told: ToldDescription): number[] {
  const { description, descriptionSaidAt, descriptionAccount, descriptionFetchedAt } = told
  if (descriptionSaidAt === null) return [Number.NEGATIVE_INFINITY]
  const [everybodys, account] = descriptionAccount === null ? [1, 0] : [0, -Number(descriptionAccount)]
  return [description === null ? 0 : 1, descriptionSaidAt, everybodys, account, descriptionFetchedAt ?? 0]
}

/** True when, at the first place where they differ, `left` is greater. */
export function exceeds(left: readonly number[], right: readonly number[]): boolean {
  for (const [index, value] of left.entries()) {
    const other = right[index] ?? value
    if (value !== other) return value > other
  }
  return false
}
