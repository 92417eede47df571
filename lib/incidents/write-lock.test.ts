/** Locking an incident that is merged while somebody waits for it, on a real database. */
import type pg from 'pg'
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
      await isWaitedFor(client)
      await other.query('SELECT FROM incident WHERE id = $1 FOR NO KEY UPDATE', [into])
    })
    await isWaitedFor(other)
    await other.query('SELECT FROM incident WHERE id = $1 FOR UPDATE NOWAIT', [id])
  })
  await waiting
  expect(locked).toBe(into)
})

/** Until another session waits for what this one has locked. */
async function isWaitedFor(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
  await vi.waitFor(async () => {
    const { rowCount } = await pool().query(
      'SELECT FROM pg_stat_activity WHERE datname = current_database() AND $1 = ANY(pg_blocking_pids(pid))',
      [rows[0]?.pid],
    )
    expect(rowCount).toBe(1)
  }, soon)
}
