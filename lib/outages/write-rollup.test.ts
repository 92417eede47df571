/** Outages move with whatever people do, within the same transaction, and only rows that differ are written. */
import { beforeEach, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { takeTurn } from '@/lib/db/turn'
import { minute } from '@/lib/domain/correlation/testing/build-facts'
import { carryOut, merge, OWN, recordFour, undo } from '@/lib/incidents/test-arranging'
import { record } from '@/lib/incidents/test-grouping'
import { changeStatus } from '@/lib/incidents/write-life'
import { addWindow, removeWindow } from '@/lib/incidents/write-windows'
import { ensureSources } from '@/lib/source-health/write-sources'
import { buildDoer } from '@/lib/testing/build-doer'
import { withDatabase } from '@/lib/testing/database'
import { refreshOutages } from './write-rollup'

withDatabase()
beforeEach(ensureSources)

async function rows(columns = "incident_id || ' ' || via || ' ' || coalesce(service, '')"): Promise<unknown[]> {
  const found = await pool().query(
    `SELECT ${columns} AS row FROM outage ORDER BY incident_id, event_id, observed_id, service`,
  )
  return found.rows.map(({ row }) => row)
}

it('follow a merge, and its undoing', async () => {
  await recordFour()
  const before = await rows()
  expect(before).toEqual(['1 own ec2', '1 own ec2', '2 own s3', '3 own rds'])
  const doer = await buildDoer('Mira')
  const merged = await merge(doer, '2', '1')
  expect(await rows()).toEqual(['1 own ec2', '1 own ec2', '1 own s3', '3 own rds'])
  await undo(doer, merged)
  expect(await rows()).toEqual(before)
})

it('follow what people tell of an incident without events', async () => {
  const doer = await buildDoer('Mira')
  const { incidentId: id } = await carryOut(doer, { what: 'open', incident: { ...OWN, startedAt: minute(0) } })
  expect(await rows("via || ' ' || (ended_at IS NULL)")).toEqual(['told true'])
  await inTransaction((client) => changeStatus(client, doer, { id }, { status: 'resolved', occurredAt: minute(50) }))
  expect(await rows("via || ' ' || (ended_at IS NULL)")).toEqual(['told false'])
  const seen = { from: minute(5), to: minute(20), service: null, region: null, sentence: null }
  const window = await inTransaction((client) => addWindow(client, doer, id, seen))
  expect(await rows('via || observed::text')).toEqual([`observed{${minute(5)},${minute(20)}}`])
  await inTransaction((client) => removeWindow(client, doer, window))
  expect(await rows('via')).toEqual(['told'])
  const { rows: changes } = await pool().query<{ id: string }>(
    "SELECT id::text FROM incident_change WHERE what = 'window-removed'",
  )
  await undo(doer, { changeId: changes[0]?.id ?? '' })
  expect(await rows('via')).toEqual(['observed'])
})

it('are written only where they differ', async () => {
  await record({ id: '1', to: null }, { id: '2', from: 5, to: 30 })
  const before = await rows('id || xmin::text')
  const refresh = () =>
    inTransaction(async (client) => {
      await takeTurn(client, 'record')
      await refreshOutages(client, ['1'], 'all')
    })
  await refresh()
  expect(await rows('id || xmin::text')).toEqual(before)
  await record({ id: '2', from: 5, to: 40, saidAt: minute(45) })
  const after = await rows('id || xmin::text')
  expect([after[0], after[1] === before[1]]).toEqual([before[0], false])
})
