/** Reads which services the accounts of a connection use, and notes what AWS Health has named. */
import type { AwsConnection } from '@/lib/domain/aws-connection'
import type { InventoryFinding } from '@/lib/domain/usage-count'
import { noteHealthUsage, replaceUsage } from '@/lib/service-usage/write'
import type { PollResult } from '@/lib/source-health/write'
import { findInventory, type Inventory } from '@/lib/sources/inventory/find-inventory'
import type { Unreadable } from '@/lib/sources/source'
import { type Poll, runPoll } from './run-poll'

/** What a reading leaves: what could be asked, for lib/service-usage/read.ts. */
interface InventoryCursor {
  found?: InventoryFinding[]
}

const MOST_UNREADABLE = 500

/** One reading; returns when the next is due. */
export async function readInventory(connection: AwsConnection): Promise<Date> {
  await noteHealthUsage()
  const { nextPollAt } = await runPoll<InventoryCursor>(`inventory:${connection.id}`, (poll) =>
    readUsage(connection, poll),
  )
  return nextPollAt
}

async function readUsage(
  connection: AwsConnection,
  { startedAt, tally }: Poll<InventoryCursor>,
): Promise<PollResult<InventoryCursor>> {
  const { found, reading, denied } = await findInventory(connection, tally)
  if (reading === null) {
    if (denied !== null) throw denied
    return { kind: 'read', cursor: { found }, eventsRead: 0, eventsMoved: 0, unreadable: [] }
  }
  const unreadable: Unreadable[] = []
  const rows = await storeReading(connection, reading, startedAt, unreadable)
  return { kind: 'read', cursor: { found }, eventsRead: rows, eventsMoved: 0, unreadable }
}

function storeReading(
  { id: connectionId }: AwsConnection,
  { source, pages }: NonNullable<Inventory['reading']>,
  asOf: Date,
  unreadable: Unreadable[],
): Promise<number> {
  return replaceUsage({ connectionId, source, asOf }, async (add) => {
    for await (const page of pages) {
      await add(page.counts)
      unreadable.push(...page.unreadable.slice(0, MOST_UNREADABLE - unreadable.length))
    }
  })
}
