/** Tells every process that something changed; PostgreSQL delivers it when the transaction commits. */
import 'server-only'
import type { Queryable } from './pool'

/**
 * events: HealthEvents moved. sources: a source's state moved. accounts: the directory moved. connections: a connection,
 * or what was found out about it, moved. access: somebody's right to be here moved. incidents: an incident moved.
 * presence: somebody opened or left an incident. postmortems: a post-mortem moved, or an action of it; ids of incidents.
 * evidence: verdicts moved, or collecting went on. iam-changes: changes to identity became known, or were explained.
 * reports: a saved summary was changed or sent.
 */
export type Topic =
  | 'events'
  | 'sources'
  | 'accounts'
  | 'connections'
  | 'access'
  | 'incidents'
  | 'presence'
  | 'postmortems'
  | 'evidence'
  | 'iam-changes'
  | 'reports'

export interface Change {
  topic: Topic
  /** Ids that moved; left out where there are too many to name. */
  ids?: string[]
}

export const CHANNEL = 'faultline_change'

/** A NOTIFY holds 8,000 bytes. */
const MOST_IDS = 200

/** What each client announced since it was last asked. */
const announced = new WeakMap<Queryable, Set<Topic>>()

/** Announces a change within the transaction of `client`. */
export async function announce(client: Queryable, change: Change): Promise<void> {
  const { topic, ids } = change
  const payload: Change = ids !== undefined && ids.length <= MOST_IDS ? { topic, ids } : { topic }
  await client.query('SELECT pg_notify($1, $2)', [CHANNEL, JSON.stringify(payload)])
  announced.set(client, (announced.get(client) ?? new Set()).add(topic))
}

/** The topics that `client` announced since this was last asked. */
export function takeAnnounced(client: Queryable): ReadonlySet<Topic> {
  const topics = announced.get(client) ?? new Set()
  announced.delete(client)
  return topics
}
