/** Computes outages anew from the record: for what was stored before there were any, and whenever in doubt. */
import 'server-only'
import { inTransaction } from '@/lib/db/transaction'
import { takeTurn } from '@/lib/db/turn'
import { refreshOutages } from './write-rollup'

/** Incidents i without any, and those of which there are some already because somebody told something meanwhile. */
const UNFILLED = `(NOT EXISTS (SELECT FROM outage o WHERE o.incident_id = i.id) OR EXISTS (SELECT FROM incident_event m
  WHERE m.incident_id = i.id AND NOT EXISTS (SELECT FROM outage o WHERE o.event_id = m.event_id)))`

/** Incidents of one transaction: bounds how long others wait for their turn. */
const BATCH = 200

/** Computes all outages anew; what follows from nothing in the record goes. A few incidents at a time, each in a transaction of its own. */
export async function rebuildOutages(): Promise<void> {
  let after: string | null = '0'
  while (after !== null) after = await computeNext(after, 'true', 'all')
  await forgetStrays()
}

/**
 * Computes the outages of the next incidents that have none yet, or not all. Returns where it left off, to go on behind; null when none
 * is left.
 */
export function fillOutages(after: string): Promise<string | null> {
  return computeNext(after, UNFILLED, [])
}

function computeNext(after: string, condition: string, moved: readonly [] | 'all'): Promise<string | null> {
  return inTransaction(async (client) => {
    await takeTurn(client, 'record')
    const { rows } = await client.query<{ id: string }>(
      `SELECT i.id::text FROM incident i WHERE i.id > $1 AND i.merged_into IS NULL AND ${condition}
       ORDER BY i.id LIMIT ${BATCH}`,
      [after],
    )
    await refreshOutages(
      client,
      rows.map(({ id }) => id),
      moved,
    )
    return rows.at(-1)?.id ?? null
  })
}

/** Rows of what belongs to no incident, or told of one that is only a name of another. */
async function forgetStrays(): Promise<void> {
  await inTransaction(async (client) => {
    await takeTurn(client, 'record')
    await client.query(
      `DELETE FROM outage o USING incident i WHERE i.id = o.incident_id AND (i.merged_into IS NOT NULL
         OR (o.event_id IS NOT NULL AND NOT EXISTS (SELECT FROM incident_event m WHERE m.event_id = o.event_id)))`,
    )
  })
}
