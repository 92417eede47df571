/** Records whom and what events affect: accounts, their texts, entities, and what AWS added or changed since. */
import 'server-only'
import { announce } from '@/lib/db/announce'
import { copyRows } from '@/lib/db/bulk'
import { inTransaction } from '@/lib/db/transaction'
import { takeTurn } from '@/lib/db/turn'
import type { Instant } from '@/lib/domain/health-event'
import { refreshIncidentsOfEvents } from '@/lib/incidents/write-rollup'
import { type EventReach, foldReach } from './reach'
import { REACH_CHANGE_COLUMNS, type ReachMove } from './reach-tables'
import { storeAccounts } from './store-affected-accounts'
import { storeEntities } from './store-affected-entities'

/** Rows handled by one statement. */
const BATCH = 10_000

/**
 * Stores the reach of events that are known and announces those that moved: where an account or an entity was added, or a
 * text or an entity changed; their incidents count their accounts anew. Nothing is deleted because it is absent. Doing it again changes nothing, and the order in
 * which events, accounts and entities come makes no difference. One transaction; `seenAt` is when an account that is new
 * counts as first seen.
 */
export async function recordReach(reaches: readonly EventReach[], seenAt: Instant): Promise<{ moved: string[] }> {
  const { accounts, entities } = foldReach(reaches)
  if (accounts.length === 0) return { moved: [] }
  return inTransaction(async (client) => {
    await takeTurn(client, 'reach')
    const moved = new Set<string>()
    const keep = async (move: ReachMove) => {
      for (const id of move.moved) moved.add(id)
      await copyRows(client, 'reach_change', REACH_CHANGE_COLUMNS, move.changes)
    }
    for (const batch of batches(accounts)) await keep(await storeAccounts(client, batch, seenAt))
    for (const batch of batches(entities)) await keep(await storeEntities(client, batch))
    if (moved.size === 0) return { moved: [] }
    await takeTurn(client, 'record')
    await refreshIncidentsOfEvents(client, [...moved])
    await announce(client, { topic: 'events', ids: [...moved] })
    return { moved: [...moved] }
  })
}

function* batches<Row>(rows: readonly Row[]): Generator<Row[]> {
  for (let start = 0; start < rows.length; start += BATCH) yield rows.slice(start, start + BATCH)
}
