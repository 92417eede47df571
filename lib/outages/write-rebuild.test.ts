/** What was stored before there were outages is computed whole, whatever moved meanwhile, and said to be missing until then. */
import { expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { minute } from '@/lib/domain/correlation/testing/build-facts'
import { record } from '@/lib/incidents/test-grouping'
import { addWindow } from '@/lib/incidents/write-windows'
import { buildDoer } from '@/lib/testing/build-doer'
import { withDatabase } from '@/lib/testing/database'
import { isFilling } from './read-filling'
import { fillOutages } from './write-rebuild'

withDatabase()

const vias = async () =>
  (await pool().query<{ via: string }>('SELECT via FROM outage ORDER BY via')).rows.map(({ via }) => via)

it('computes the events of an incident of which somebody told something meanwhile', async () => {
  await record({ id: '1', from: 0, to: 60 })
  await pool().query('TRUNCATE outage')
  expect(await isFilling()).toBe(true)
  const { rows } = await pool().query<{ id: string }>('SELECT id::text FROM incident')
  const doer = await buildDoer('Mira')
  const seen = { from: minute(0), to: minute(9), service: null, region: null, sentence: null }
  await inTransaction((client) => addWindow(client, doer, rows[0]?.id ?? '', seen))
  expect([await vias(), await isFilling()]).toEqual([['observed'], true])
  await fillOutages('0')
  expect([await vias(), await isFilling()]).toEqual([['observed', 'own'], false])
})
