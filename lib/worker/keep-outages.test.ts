/** Outages of incidents that were stored before there were any are computed, also where the database was away. */
import { beforeEach, expect, it, vi } from 'vitest'
import { pool } from '@/lib/db/pool'
import { record } from '@/lib/incidents/test-grouping'
import { withDatabase } from '@/lib/testing/database'
import { keepOutages } from './keep-outages'

withDatabase()

const WEEK = 7 * 24 * 60
/** What happens comes soon, however busy the machine is, and is waited for. */
const soon = { timeout: 15_000 }
const kept = async () => (await pool().query('SELECT FROM outage')).rowCount

beforeEach(async () => {
  await record(...Array.from({ length: 450 }, (_, n) => ({ id: String(n), from: -n * WEEK, to: 1 - n * WEEK })))
  await pool().query('TRUNCATE outage')
})

it('are computed whole, and left when the worker stops', async () => {
  await keepOutages().stop()
  expect(await kept()).toBeLessThan(450)
  await keepOutages().done
  expect(await kept()).toBe(450)
})

it('are tried again after a failure', async () => {
  await pool().query(`CREATE SEQUENCE failures; CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM nextval('failures'); RAISE EXCEPTION 'The disk is full.'; END $$;
    CREATE TRIGGER fail BEFORE INSERT ON outage EXECUTE FUNCTION fail()`)
  const keeping = keepOutages(1)
  await vi.waitFor(async () => {
    const { rows } = await pool().query<{ failures: string }>('SELECT last_value AS failures FROM failures')
    expect(Number(rows[0]?.failures)).toBeGreaterThan(1)
  }, soon)
  expect(await kept()).toBe(0)
  await pool().query('DROP TRIGGER fail ON outage; DROP FUNCTION fail; DROP SEQUENCE failures')
  await keeping.done
  expect(await kept()).toBe(450)
})
