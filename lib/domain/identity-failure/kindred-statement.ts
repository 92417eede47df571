/** A statement before it is told apart from its kind. */
import type { FailureKind, IdentityStatement } from './identity-event'
import type { Aspect } from './subjects'

/** A statement with what it tells of the kind of failure. */
export interface KindredStatement {
  /** The part that a text speaks of; null where a list names the service alone. */
  aspect: Aspect | null
  /** Null: none of the kinds. */
  kind: FailureKind | null
  /** It fails, or did. */
  failed: boolean
  statement: IdentityStatement
}
