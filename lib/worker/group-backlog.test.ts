/** Events without incidents are found and grouped, also where the database was away or the worker was stopped. */
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { pool } from '@/lib/db/pool'
import { recordObservations } from '@/lib/events/write'
import { buildObservation } from '@/lib/testing/build-observation'
import { withDatabase } from '@/lib/testing/database'
import { groupBacklog } from './group-backlog'

withDatabase()

const NOW = Date.parse('2026-03-01T12:00:00Z')
const WEEK = 7 * 86_400_000
/** What happens comes soon, however busy the machine is, and is waited for. */
const soon = { timeout: 15_000 }

const grouped = async () => (await pool().query('SELECT FROM incident_event')).rowCount

beforeEach(async () => {
  const events = Array.from({ length: 1_100 }, (_, n) => {
    const startedAt = NOW - n * WEEK
    const said = { startedAt, endedAt: startedAt + 1, saidAt: startedAt + 1 }
    return buildObservation({ arn: `arn:${n}`, status: 'closed', ...said })
  })
  await recordObservations(events, NOW)
  await pool().query('TRUNCATE incident CASCADE')
})

describe('the backlog', () => {
  it('is grouped whole', async () => {
    await groupBacklog().done
    expect(await grouped()).toBe(1_100)
  })

  it('is left when the worker stops, and taken up again at the next start', async () => {
    await groupBacklog().stop()
    const some = await grouped()
    expect(some).toBeLessThan(1_100)
    await groupBacklog().done
    expect(await grouped()).toBe(1_100)
  })

  it('is tried again after a failure', async () => {
    await pool().query(`CREATE SEQUENCE failures; CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN PERFORM nextval('failures'); RAISE EXCEPTION 'The disk is full.'; END $$;
      CREATE TRIGGER fail BEFORE INSERT ON incident EXECUTE FUNCTION fail()`)
    const backlog = groupBacklog(1)
    await vi.waitFor(async () => {
      const { rows } = await pool().query<{ failures: string }>('SELECT last_value AS failures FROM failures')
      expect(Number(rows[0]?.failures)).toBeGreaterThan(1)
    }, soon)
    expect(await grouped()).toBe(0)
    await pool().query('DROP TRIGGER fail ON incident')
    await backlog.done
    expect(await grouped()).toBe(1_100)
  })
})
