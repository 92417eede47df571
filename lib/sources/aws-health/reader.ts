/** The port through which the worker reads AWS Health, whichever form the connection has. */
import type { Instant, NormalEntity } from '@/lib/domain/health-event'
import { SourceError } from '@/lib/errors'
import type { Unreadable } from '@/lib/sources/source'

/** An event as one account sees it. */
export interface EventAt {
  arn: string
  /** Null: as everybody sees it. */
  account: string | null
}

/** One event of a listing, which tells neither text nor accounts. */
export interface ListedEvent {
  arn: string
  /** AWS's own time; the event's start where it gives none. */
  lastUpdatedAt: Instant
  /** AWS's word; empty where it gives none. */
  status: string
  /** The item as JSON text, times in ISO, keys always in one order. */
  listed: string
}

export interface ListingPage {
  events: ListedEvent[]
  unreadable: Unreadable[]
  /**
   * What the next page is asked for with; it names the Region too. Null: this was the last one. It may be one that was
   * used before: following it would never end.
   */
  nextToken: string | null
  /** AWS's clock when it answered; null where it did not tell. */
  answeredAt: Instant | null
}

/** What AWS says about one event to one account, or to everybody. */
export interface EventDetail extends EventAt {
  /** The event as JSON text, as in ListedEvent. */
  event: string
  /** AWS's latest text whole; null where there is none. */
  text: string | null
  metadata: Record<string, string>
}

/** An event that AWS would not speak about. `name` is AWS's, or `NotAnswered` where it said nothing at all. */
export interface RefusedDetail extends EventAt {
  name: string
  message: string
}

export interface EntityAt {
  arn: string
  account: string
  entity: NormalEntity
}

/** What a reading of resources could not bring. */
export interface EntityGaps {
  refused: RefusedDetail[]
  unreadable: Unreadable[]
}

/** Events, pairs and pages of one connection. Every method throws AwsError, in sentences, when AWS does not answer. */
export interface HealthReader {
  /**
   * One page of the listing, 100 events at most, those that moved since then only where that is given.
   * @throws {InvalidTokenError} when the listing must start over: its token has expired, or the active Region moved
   */
  listPage(asked: { updatedSince: Instant | null; token: string | null }): Promise<ListingPage>
  /**
   * The accounts that an event affects, sorted, each once: of one account's connection itself. `refused` where AWS would
   * not speak of that event: an ARN that it does not take, or not any more.
   */
  listAccounts(arn: string): Promise<{ accounts: string[]; scope: string | null; refused: RefusedDetail | null }>
  /** Texts of at most 10 pairs; each pair is in one of the two lists. */
  readDetails(asked: readonly EventAt[]): Promise<{ details: EventDetail[]; refused: RefusedDetail[] }>
  /** Resources of at most 10 pairs, page by page. A page may come twice, when a token expired midway. */
  readEntities(asked: readonly EventAt[], onPage: (entities: EntityAt[]) => Promise<void>): Promise<EntityGaps>
}

/** A listing cannot go on from where it was: it starts over. */
export class InvalidTokenError extends SourceError {
  override name = 'InvalidTokenError'
  constructor(message: string, cause?: unknown) {
    super('http', message, { cause })
  }
}
