/** Somebody tells something of an incident while events of it are recorded: neither takes away what the other one wrote. */
import { setTimeout as sleep } from 'node:timers/promises'
import type pg from 'pg'
import { expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { takeTurn } from '@/lib/db/turn'
import { minute } from '@/lib/domain/correlation/testing/build-facts'
import { addWindow } from '@/lib/incidents/write-windows'
import { buildDoer } from '@/lib/testing/build-doer'
import { buildIncident } from '@/lib/testing/build-incident'
import { withDatabase } from '@/lib/testing/database'
import { refreshOutages } from './write-rollup'

withDatabase()

/** Tells when the statement of people's rows begins, and lets it begin when it may. */
function heldBack(client: pg.PoolClient, mayWrite: Promise<void>): { client: pg.PoolClient; isAtWrite: Promise<void> } {
  let reached = () => {}
  const isAtWrite = new Promise<void>((resolve) => {
    reached = resolve
  })
  const query = client.query.bind(client) as (sql: string, values?: unknown[]) => Promise<unknown>
  const held = async (sql: string, values?: unknown[]) => {
    if (sql.includes('o.event_id IS NULL') && sql.includes('INSERT INTO outage')) {
      reached()
      await mayWrite
    }
    return query(sql, values)
  }
  return {
    client: new Proxy(client, { get: (of, name) => (name === 'query' ? held : Reflect.get(of, name)) }),
    isAtWrite,
  }
}

/** Until a session of this database waits for a lock. */
async function somebodyWaits(): Promise<void> {
  for (;;) {
    const { rowCount } = await pool().query(
      "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
    )
    if (rowCount !== 0) return
    await sleep(5)
  }
}

it('keeps a time that is entered while outages are computed', async () => {
  const doer = await buildDoer('Mira')
  const id = await buildIncident([])
  let commit = () => {}
  const mayCommit = new Promise<void>((resolve) => {
    commit = resolve
  })
  let entered = () => {}
  const isEntered = new Promise<void>((resolve) => {
    entered = resolve
  })
  const person = inTransaction(async (client) => {
    await addWindow(client, doer, id, { from: minute(0), to: minute(9), service: 'iam', region: null, sentence: null })
    entered()
    await mayCommit
  })
  await isEntered
  let goOn = () => {}
  const mayWrite = new Promise<void>((resolve) => {
    goOn = resolve
  })
  const [worker, isAtWrite] = await new Promise<[Promise<void>, Promise<void>]>((resolve) => {
    const done: Promise<void> = inTransaction(async (client) => {
      await takeTurn(client, 'record')
      const held = heldBack(client, mayWrite)
      resolve([done, held.isAtWrite])
      await refreshOutages(held.client, [id], 'all')
    })
  })
  await Promise.race([isAtWrite, somebodyWaits()])
  commit()
  await person
  goOn()
  await worker
  const { rows } = await pool().query('SELECT via, observed FROM outage')
  expect(rows).toEqual([{ via: 'observed', observed: [minute(0), minute(9)].map(String) }])
})
