/** Lets writers take turns, so that what one compares with stored rows is not stored by another one meanwhile. */
import 'server-only'
import type { Queryable } from './pool'

/**
 * record: events, and which incident they belong to; people who arrange incidents take it too.
 * reach: accounts and resources of events. Who needs both takes reach first. workloads: what depends on what.
 */
export type Turn = 'record' | 'reach' | 'workloads'

/** Waits until nobody else has the turn and keeps it until the transaction of `client` ends; taking it twice is free. */
export async function takeTurn(client: Queryable, turn: Turn): Promise<void> {
  await client.query("SELECT pg_advisory_xact_lock(hashtext('faultline.' || $1))", [turn])
}
