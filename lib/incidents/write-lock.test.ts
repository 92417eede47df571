/** Locking an incident that is merged while somebody waits for it, on a real database. */
import { expect, it, vi } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { buildDoer } from '@/lib/testing/build-doer'
import { buildIncident } from '@/lib/testing/build-incident'
import { withDatabase } from '@/lib/testing/database'
import { lockIncident } from './write-lock'

withDatabase()

/** What happens comes soon, however busy the machine is, and is waited for. */
const soon = { timeout: 15_000 }

it('keeps nobody from the one that it waited for in vain', async () => {
  const mira = await buildDoer('Mira')
  const [id, into] = [await buildIncident([]), await buildIncident([])]
  let waiting: Promise<unknown> = Promise.resolve()
  let locked = ''
  await inTransaction(async (other) => {
    await inTransaction(async (client) => {
      await client.query('UPDATE incident SET merged_into = $2 WHERE id = $1', [id, into])
      waiting = inTransaction(async (own) => {
        locked = (await lockIncident(own, mira, { id })).id
      })
      await waitsForLock()
      await other.query('SELECT FROM incident WHERE id = $1 FOR NO KEY UPDATE', [into])
    })
    await waitsForLock()
    await other.query('SELECT FROM incident WHERE id = $1 FOR UPDATE NOWAIT', [id])
  })
  await waiting
  expect(locked).toBe(into)
})

async function waitsForLock(): Promise<void> {
  await vi.waitFor(async () => {
    const { rowCount } = await pool().query(
      "SELECT FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()",
    )
    expect(rowCount).toBe(1)
  }, soon)
}
