import { beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { ensureSources } from '@/lib/source-health/write-sources'
import { buildEvent } from '@/lib/testing/build-observation'
import { withDatabase } from '@/lib/testing/database'
import { storeObservations } from './store-observations'

withDatabase()
beforeEach(ensureSources)

const observed = (arn: string, overrides = {}) => {
  const event = buildEvent({ arn, ...overrides })
  return { event, raw: JSON.stringify(event) }
}

describe('storeObservations', () => {
  it('stores the good events beside one that the database refuses, and says which', async () => {
    const bad = observed('bad', { region: '', upstreamService: 'odd' })
    const { moved, seen, refused } = await storeObservations([observed('a'), bad, observed('b')], 'current', Date.now())
    expect([moved.length, seen.length]).toEqual([2, 2])
    expect(refused).toEqual([
      { where: expect.stringContaining('odd'), why: expect.any(String), received: bad.raw, lost: { arn: 'bad' } },
    ])
    const { rows } = await pool().query('SELECT arn FROM health_event ORDER BY arn')
    expect(rows).toEqual([{ arn: 'a' }, { arn: 'b' }])
  })

  it('does not take a failing database for a bad event', async () => {
    await pool().query('ALTER TABLE event_update RENAME TO away')
    await expect(storeObservations([observed('a')], 'current', Date.now())).rejects.toMatchObject({ code: '42P01' })
    await pool().query('ALTER TABLE away RENAME TO event_update')
    expect((await pool().query('SELECT FROM health_event')).rowCount).toBe(0)
  })
})
