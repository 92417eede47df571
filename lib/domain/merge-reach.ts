/** Decides what one more word about an affected account or entity changes, in whatever order such words come. */
import type { Instant, NormalEntity } from './health-event'

/** What is known of an account that an event affects, beside its entities. */
export interface KnownAccount {
  /** The connection through which it was first heard of; null where it came without one. */
  connectionId: string | null
  /** Names its own text; null while none was read. */
  textDigest: string | null
  /** AWS's lastUpdatedTime of the event when it had that text. */
  textSaidAt: Instant | null
  /** AWS's lastUpdatedTime of the event for which its text and entities were last read. */
  readFor: Instant | null
}

/** What is known of an entity; its name stands beside it. */
export type KnownEntity = Pick<NormalEntity, 'arn' | 'status' | 'lastUpdatedAt'>

/** The account after `given` has been read too: the first connection, the latest text, the latest reading. */
export function mergeAccount(known: KnownAccount, given: KnownAccount): KnownAccount {
  const hasLaterText = given.textDigest !== null && (given.textSaidAt ?? 0) >= (known.textSaidAt ?? 0)
  const { textDigest, textSaidAt } = hasLaterText ? given : known
  return {
    connectionId: known.connectionId ?? given.connectionId,
    textDigest,
    textSaidAt,
    readFor:
      known.readFor === null || given.readFor === null
        ? (known.readFor ?? given.readFor)
        : Math.max(known.readFor, given.readFor),
  }
}

/**
 * The entity after `given` has been read too. What AWS dated earlier than what is known changes nothing; of one moment, or
 * where a moment is missing, `given` counts, but a status that it leaves out is not taken away.
 */
export function mergeEntity(known: KnownEntity, given: KnownEntity): KnownEntity {
  const [before, now] = [known.lastUpdatedAt, given.lastUpdatedAt]
  if (before !== null && now !== null && now < before) return { ...known, arn: known.arn ?? given.arn }
  const isDatedLater = now !== null && (before === null || now > before)
  return {
    arn: given.arn ?? known.arn,
    status: isDatedLater ? given.status : (given.status ?? known.status),
    lastUpdatedAt: now ?? before,
  }
}
