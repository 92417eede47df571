/** The port that every upstream is read through. A source never touches the database. */
/** What a conditional request needs to know of the last complete answer of one address. */
export interface Validator {
  etag: string | null
  lastModified: string | null
  /** SHA-256 of the body, for servers that send neither. */
  digest: string
}

/** Validators by address: a fail-over host has its own. */
export type Cursor = Record<string, Validator>

/** One item of an answer that could not be read; the rest of the answer was. */
export interface Unreadable {
  /** Where it stood, in words: "event 3 of the current list, service iam". */
  where: string
  /** What is wrong with it, in words. */
  why: string
  /** The item as received, at most 16 KiB. */
  received: string
  /**
   * Set where a whole event of the listing was skipped: its ARN, or null where that could not be read. Null where the
   * event was kept and only a part of it is missing.
   */
  lost: { arn: string | null } | null
}

/** A complete answer of an upstream. */
export type Reading<T> =
  | { kind: 'unchanged'; url: string; cursor: Cursor }
  | { kind: 'read'; url: string; cursor: Cursor; items: T[]; unreadable: Unreadable[]; bytes: number }

/** One row of a service catalogue. */
export interface CatalogueService {
  /** The key as AWS writes it, such as `ec2-us-east-1`. */
  upstreamService: string
  service: string
  region: string
  name: string
  shortName: string | null
  regionName: string | null
  typeCode: string | null
  launchedAt: number | null
}
