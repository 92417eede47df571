import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withDatabase } from '@/lib/testing/database'
import { type BulkColumn, copyRows, insertRows } from './bulk'
import { pool } from './pool'
import { inTransaction } from './transaction'

withDatabase()

interface Row {
  id: string
  name: string
  short: string | null
}

const columns: BulkColumn<Row>[] = [
  { name: 'upstream_service', type: 'text', value: ({ id }) => id },
  { name: 'service', type: 'text', value: ({ id }) => id },
  { name: 'region', type: 'text', value: () => 'global' },
  { name: 'name', type: 'text', value: ({ name }) => name },
  { name: 'short_name', type: 'text', value: ({ short }) => short },
]

/** Text that PostgreSQL can hold, with everything that means something to COPY. */
const text = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom('\\', '\n', '\r', '\t', '\\N', '.', '"', "'", '{', ','),
      fc.string({ unit: 'grapheme', maxLength: 2 }),
    ),
  })
  .map((value) => value.replaceAll('\u0000', ''))
const rows = fc
  .array(fc.record({ name: text, short: fc.option(text) }), { maxLength: 20 })
  .map((list) => list.map((row, index) => ({ ...row, id: String(index) })))

const stored = async () =>
  (
    await pool().query<Row>(
      'SELECT upstream_service AS id, name, short_name AS short FROM service_catalog ORDER BY upstream_service::int',
    )
  ).rows

describe.each([
  ['copyRows', (list: Row[]) => inTransaction((client) => copyRows(client, 'service_catalog', columns, list))],
  ['insertRows', (list: Row[]) => insertRows(pool(), 'service_catalog', columns, list)],
])('%s', (_name, write) => {
  it('stores every text as it is', async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (list) => {
        await pool().query('DELETE FROM service_catalog')
        await write(list)
        expect(await stored()).toEqual(list)
      }),
      { numRuns: 40 },
    )
  })
})

describe('copyRows', () => {
  it('leaves nothing behind when a row is refused', async () => {
    const twice = [
      { id: '1', name: 'a', short: null },
      { id: '1', name: 'b', short: null },
    ]
    await expect(inTransaction((client) => copyRows(client, 'service_catalog', columns, twice))).rejects.toMatchObject({
      code: '23505',
    })
    expect(await stored()).toEqual([])
    expect((await pool().query('SELECT 1 AS one')).rows).toEqual([{ one: 1 }])
  })
})
