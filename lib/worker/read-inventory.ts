/** Reads which services the accounts of a connection use, and notes what AWS Health has named. */
import { pool } from '@/lib/db/pool'
import type { AwsConnection } from '@/lib/domain/aws-connection'
import type { InventoryFinding } from '@/lib/domain/usage-count'
import { noteHealthUsage, replaceUsage } from '@/lib/service-usage/write'
import type { PollResult } from '@/lib/source-health/write'
import { findInventory, type Inventory } from '@/lib/sources/inventory/find-inventory'
import { type Poll, runPoll } from './run-poll'
import { UnreadableList } from './unreadable-list'

/** What a reading leaves: what could be asked, for lib/service-usage/read.ts. */
interface InventoryCursor {
  found?: InventoryFinding[]
}

/** One reading; returns when the next is due. */
export async function readInventory(connection: AwsConnection): Promise<Date> {
  const { nextPollAt } = await runPoll<InventoryCursor>(`inventory:${connection.id}`, async (poll) => {
    await noteHealthUsage()
    return readUsage(connection, poll)
  })
  return nextPollAt
}

async function readUsage(
  connection: AwsConnection,
  { startedAt, tally, keep }: Poll<InventoryCursor>,
): Promise<PollResult<InventoryCursor>> {
  const { found, reading, denied } = await findInventory(connection, tally)
  if (reading === null) {
    if (denied !== null) {
      await keep(pool(), { found })
      throw denied
    }
    return { kind: 'read', cursor: { found }, eventsRead: 0, eventsMoved: 0, unreadable: [] }
  }
  const unreadable = new UnreadableList()
  const rows = await storeReading(connection, reading, startedAt, unreadable)
  return { kind: 'read', cursor: { found }, eventsRead: rows, eventsMoved: 0, unreadable: unreadable.items }
}

function storeReading(
  { id: connectionId }: AwsConnection,
  { source, pages }: NonNullable<Inventory['reading']>,
  asOf: Date,
  unreadable: UnreadableList,
): Promise<number> {
  return replaceUsage({ connectionId, source, asOf }, async (add) => {
    for await (const page of pages) {
      await add(page.counts)
      unreadable.add(page.unreadable)
    }
  })
}
