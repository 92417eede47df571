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

/** What AWS says of an entity: its status, and since when it is so. */
export type EntityWord = Pick<NormalEntity, 'status' | 'lastUpdatedAt'>

/** What AWS says of an entity that it identifies, or, where it gives no ARN, of whatever has the value. */
export type GivenEntity = EntityWord & Pick<NormalEntity, 'arn'>

/** What is known of an entity; its value stands beside it. */
export interface KnownEntity extends GivenEntity {
  /** What was said of the value without an ARN: of this entity, and of those with the value whose ARN is told later. */
  ofValue: EntityWord
}

/** What a word makes of an entity; `before` is null where it was not known. */
export interface EntityMove {
  before: KnownEntity | null
  after: KnownEntity
}

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

const NOTHING: EntityWord = { status: null, lastUpdatedAt: null }

/**
 * What one more word makes of the entities of one value, in one account and event. An ARN is AWS's identity of an entity.
 * A word without one is about all that are known; where none is, about one whose ARN may come later. An entity whose ARN
 * is new begins with what was said of its value. Of `known`, a word with an ARN needs only the entity that has it, or
 * else the one without an ARN, or else any.
 */
export function tellEntity(known: readonly KnownEntity[], given: GivenEntity): EntityMove[] {
  if (given.arn === null && known.length > 0) {
    return known.map((before) => ({ before, after: mergeEntity(before, given) }))
  }
  const before = known.find(({ arn }) => arn === given.arn) ?? known.find(({ arn }) => arn === null) ?? null
  const ofValue = known[0]?.ofValue ?? NOTHING
  return [{ before, after: mergeEntity(before ?? { arn: null, ...ofValue, ofValue }, given) }]
}

function mergeEntity(known: KnownEntity, given: GivenEntity): KnownEntity {
  return {
    arn: known.arn ?? given.arn,
    ...mergeWords(known, given),
    ofValue: given.arn === null ? mergeWords(known.ofValue, given) : known.ofValue,
  }
}

/**
 * What is known of an entity after `given` has been read too. What AWS dated earlier than what is known changes nothing; of
 * one moment, or where a moment is missing, `given` counts, but a status that it leaves out is not taken away.
 */
export function mergeWords(known: EntityWord, given: EntityWord): EntityWord {
  const [before, now] = [known.lastUpdatedAt, given.lastUpdatedAt]
  if (before !== null && now !== null && now < before) return { status: known.status, lastUpdatedAt: before }
  const isDatedLater = now !== null && (before === null || now > before)
  return { status: isDatedLater ? given.status : (given.status ?? known.status), lastUpdatedAt: now ?? before }
}
