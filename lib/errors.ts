/** The product's error families. Only lib/wire turns them into HTTP. */

export type AppErrorCode =
  | 'NOT_FOUND'
  | 'INVALID'
  | 'CONFLICT'
  | 'UNAUTHENTICATED'
  | 'FORBIDDEN'
  | 'RATE_LIMITED'
  | 'UPSTREAM'
  | 'NOT_READY'

/** An error whose message may be shown to the person who caused it. */
export class AppError extends Error {
  override name = 'AppError'
  constructor(
    readonly code: AppErrorCode,
    message: string,
    /** For INVALID: field name → what is wrong with it. */
    readonly fields: Record<string, string> = {},
    /** For RATE_LIMITED and NOT_READY: when to try again, in seconds. */
    readonly retryAfterSeconds: number | null = null,
  ) {
    super(message)
  }
}

/** Something that somebody changes was changed meanwhile, or removed. */
export class ConflictError extends AppError {
  constructor(
    message: string,
    /** What the answer names as `conflict`: what is stored now, and what was sent. */
    readonly conflict: object,
  ) {
    super('CONFLICT', message)
  }
}

export type SourceErrorKind = 'network' | 'timeout' | 'http' | 'parse' | 'throttled' | 'denied' | 'not-subscribed'

/** A source could not be read. `message` is a sentence for people: what happened, and to which address. */
export class SourceError extends Error {
  override name = 'SourceError'
  /** The start of what was received but could not be read. */
  readonly received: string | null
  /** How long the upstream asks us to wait, in seconds. */
  readonly retryAfterSeconds: number | null
  constructor(
    readonly kind: SourceErrorKind,
    message: string,
    options: { cause?: unknown; received?: string; retryAfterSeconds?: number } = {},
  ) {
    super(message, { cause: options.cause })
    this.received = options.received ?? null
    this.retryAfterSeconds = options.retryAfterSeconds ?? null
  }
}
