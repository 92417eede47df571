/** Tells every process that something changed; PostgreSQL delivers it when the transaction commits. */
import 'server-only'
import type { Queryable } from './pool'

/**
 * events: HealthEvents moved. sources: a source's state moved. accounts: the directory moved. connections: a connection,
 * or what was found out about it, moved. access: somebody's right to be here moved.
 */
export type Topic = 'events' | 'sources' | 'accounts' | 'connections' | 'access'

export interface Change {
  topic: Topic
  /** Ids that moved; left out where there are too many to name. */
  ids?: string[]
}

export const CHANNEL = 'faultline_change'

/** A NOTIFY holds 8,000 bytes. */
const MOST_IDS = 200

/** Announces a change within the transaction of `client`. */
export async function announce(client: Queryable, change: Change): Promise<void> {
  const { topic, ids } = change
  const payload: Change = ids !== undefined && ids.length <= MOST_IDS ? { topic, ids } : { topic }
  await client.query('SELECT pg_notify($1, $2)', [CHANNEL, JSON.stringify(payload)])
}
