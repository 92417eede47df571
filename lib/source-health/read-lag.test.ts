/** How long AWS's words take to get here, and how many events each connection showed, on real PostgreSQL. */
import { beforeEach, describe, expect, it } from 'vitest'
import { listConnections } from '@/lib/connections/read'
import { pool } from '@/lib/db/pool'
import type { Listing } from '@/lib/domain/listing'
import { recordObservations } from '@/lib/events/write'
import { storeConnection } from '@/lib/testing/build-connection'
import { buildObservation, buildUpdate } from '@/lib/testing/build-observation'
import { withDatabase } from '@/lib/testing/database'
import { listSourceDetails } from './read'
import { ensureConnectionSources, ensureSources } from './write-sources'

withDatabase()

const SET_UP = Date.parse('2026-03-01T09:00:00Z')
const SECOND = 1_000

beforeEach(async () => {
  await ensureSources()
  for (const id of ['one', 'two']) await storeConnection({ id, name: id })
  await ensureConnectionSources(await listConnections(), 3_600)
  await pool().query('UPDATE source_listing SET first_complete_at = $1', [new Date(SET_UP)])
})

/** An event whose first word was said so many seconds after the first reading, and got here later still. */
async function tell(name: string, listing: Listing, said: number, later: number, connection?: string): Promise<void> {
  const saidAt = SET_UP + said * SECOND
  const arn = `arn:aws:health:us-east-1::event/X/Y/${name}`
  const scope = connection === undefined ? 'PUBLIC' : 'ACCOUNT_SPECIFIC'
  const event = { arn, scope, startedAt: saidAt, saidAt, updates: [buildUpdate(0, { observedAt: saidAt })] }
  const { seen } = await recordObservations([buildObservation(event, { listing })], saidAt + later * SECOND)
  if (connection === undefined) return
  await pool().query(
    `INSERT INTO event_reading (connection_id, arn, event_id, last_updated_at, status, listed, pending)
     VALUES ($1, $2, $3, $4, 'open', '{}', false)`,
    [connection, arn, seen[0], new Date(saidAt)],
  )
}

const details = async (id: string) => (await listSourceDetails(null)).find((source) => source.id === id)

describe('a lag', () => {
  it('is the median of what came since the first reading, per source and connection', async () => {
    await tell('old', 'current', -600, 900)
    await tell('quick', 'current', 10, 2)
    await tell('slow', 'current', 20, 40)
    await tell('usual', 'current', 30, 5)
    await tell('ours', 'health', 40, 7, 'one')
    expect((await details('public-feed'))?.lag).toEqual({ ms: 5_000, events: 3 })
    expect((await details('aws-health:one'))?.lag).toEqual({ ms: 7_000, events: 1 })
    expect((await details('aws-health:two'))?.lag).toBeNull()
    expect((await details('webhook'))?.lag).toBeNull()
  })
})

describe('events of a connection', () => {
  it('are those that it showed, not those of all', async () => {
    await tell('first', 'health', 10, 1, 'one')
    await tell('second', 'health', 20, 1, 'one')
    await tell('third', 'health', 30, 1, 'two')
    expect(await details('aws-health:one')).toMatchObject({ eventCount: 2 })
    expect(await details('aws-health:two')).toMatchObject({ eventCount: 1 })
    const limited = (await listSourceDetails([])).find(({ id }) => id === 'aws-health:one')
    expect(limited).toMatchObject({ eventCount: 0 })
  })
})
