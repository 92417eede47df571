/** The reach of incidents follows whatever moves, by itself: what is announced, what is not, and what was never worked out. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { announce } from '@/lib/db/announce'
import { pool } from '@/lib/db/pool'
import { recordObservations } from '@/lib/events/write'
import { storeAccount } from '@/lib/testing/build-account'
import { buildObservation } from '@/lib/testing/build-observation'
import { withDatabase } from '@/lib/testing/database'
import { keepReach } from './refresh-reach'

withDatabase()

const NOW = Date.parse('2026-03-01T12:00:00Z')
const WEEK = 7 * 86_400_000
const [BLUE, GREEN] = ['111111111111', '222222222222'] as const
const WAITS = { incident: 5, directory: 5, look: 3_600_000 }
/** What happens comes soon, however busy the machine is, and is waited for. */
const soon = { timeout: 15_000 }

let reach: { stop(): Promise<void> } | null = null

async function start(waits = WAITS): Promise<void> {
  reach = keepReach(waits)
}

afterEach(async () => {
  await reach?.stop()
  reach = null
})

/** A public issue of EC2 in us-east-1 that began so many weeks ago; open unless it is over. */
function issue(n: number, { weeks = 0, over = true } = {}) {
  const startedAt = NOW - weeks * WEEK
  const said = over ? { endedAt: startedAt + 1, saidAt: startedAt + 1 } : { endedAt: null, saidAt: startedAt }
  return buildObservation({
    ...{ arn: `arn:${n}`, service: 'ec2', region: 'us-east-1', startedAt, status: over ? 'closed' : 'open' },
    ...said,
  })
}

async function use(account: string, service: string): Promise<void> {
  await pool().query(
    `INSERT INTO service_usage (account_id, service, region, source, as_of) VALUES ($1, $2, 'us-east-1', 'csv', now())`,
    [account, service],
  )
}

/** How many accounts are inferred, by incident, oldest first. */
async function inferred(): Promise<(number | null)[]> {
  const { rows } = await pool().query<{ count: number | null }>(
    'SELECT reach_inferred AS count FROM incident WHERE merged_into IS NULL ORDER BY started_at',
  )
  return rows.map(({ count }) => count)
}

const told = (counts: (number | null)[]) => vi.waitFor(async () => expect(await inferred()).toEqual(counts), soon)

describe('at a start', () => {
  beforeEach(async () => {
    await storeAccount({ id: BLUE })
    await use(BLUE, 'ec2')
  })

  it('everything that was never worked out is, however many there are', async () => {
    await recordObservations(
      Array.from({ length: 45 }, (_, n) => issue(n, { weeks: n + 10 })),
      NOW,
    )
    await start()
    await told(Array.from({ length: 45 }, () => 1))
  })

  it('what goes on is worked out anew, and what is long over is not', async () => {
    await recordObservations([issue(1, { weeks: 60 }), issue(2, { over: false })], NOW)
    await pool().query(
      `UPDATE incident SET reach_confirmed = 0, reach_reported = 0, reach_inferred = 7, reach_unknown = 0, reach_total = 9,
         reach_weight = 0`,
    )
    await pool().query("UPDATE incident SET ended_at = now() - interval '31 days' WHERE status = 'resolved'")
    await start()
    await told([7, 1])
  })

  it('what is long over is worked out anew as long as of some account it is unknown what it uses', async () => {
    await recordObservations([issue(1, { weeks: 60 }), issue(2, { weeks: 61 })], NOW)
    await pool().query(
      `UPDATE incident SET reach_confirmed = 0, reach_reported = 0, reach_inferred = 0, reach_total = 9, reach_weight = 0,
         reach_unknown = CASE id WHEN (SELECT max(id) FROM incident) THEN 0 ELSE 9 END`,
    )
    await pool().query("UPDATE incident SET ended_at = now() - interval '31 days'")
    const { rows } = await pool().query<{ count: number }>(
      'SELECT CASE WHEN reach_unknown = 0 THEN 0 ELSE 1 END AS count FROM incident ORDER BY started_at',
    )
    await start()
    await told(rows.map(({ count }) => count))
  })

  it('nothing is told any more of an emptied directory', async () => {
    await recordObservations([issue(1, { over: false })], NOW)
    await start()
    await told([1])
    await pool().query('DELETE FROM aws_account')
    await announce(pool(), { topic: 'accounts' })
    await told([null])
  })

  it('an incident that cannot be worked out keeps no other from it', async () => {
    await recordObservations([issue(1, { weeks: 10 }), issue(2, { weeks: 20 })], NOW)
    await pool().query(`CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN IF new.started_at > '2025-12-01' THEN RAISE EXCEPTION 'The disk is full.'; END IF; RETURN new; END $$;
      CREATE TRIGGER fail BEFORE UPDATE ON incident FOR EACH ROW EXECUTE FUNCTION fail()`)
    await start()
    await told([1, null])
    await pool().query('DROP TRIGGER fail ON incident; DROP FUNCTION fail')
  })
})

describe('while it runs', () => {
  beforeEach(async () => {
    await storeAccount({ id: BLUE })
    await use(BLUE, 'ec2')
    await recordObservations([issue(1, { over: false })], NOW)
    await start()
    await told([1])
  })

  it('a new incident is worked out', async () => {
    await recordObservations([issue(2, { weeks: 1 })], NOW)
    await told([1, 1])
  })

  it('the directory and usage are followed', async () => {
    await storeAccount({ id: GREEN })
    await use(GREEN, 'ec2')
    await announce(pool(), { topic: 'accounts' })
    await told([2])
    await pool().query("UPDATE aws_account SET status = 'SUSPENDED' WHERE id = $1", [GREEN])
    await announce(pool(), { topic: 'accounts', ids: [GREEN] })
    await told([1])
  })

  it('what nobody announces is found by a look at all', async () => {
    await reach?.stop()
    await use(GREEN, 'ec2')
    await start({ ...WAITS, look: 20 })
    await told([2])
    await storeAccount({ id: '333333333333' })
    await use('333333333333', 'ec2')
    await told([3])
  })

  it('a stop is waited for, and nothing is worked out after it', async () => {
    await reach?.stop()
    await use(GREEN, 'ec2')
    await announce(pool(), { topic: 'accounts' })
    await recordObservations([issue(2, { weeks: 1 })], NOW)
    expect(await inferred()).toEqual([null, 1])
  })
})

it('begins when the first account comes into the directory', async () => {
  await recordObservations([issue(1, { over: false }), issue(2, { weeks: 30 })], NOW)
  await start()
  await use(BLUE, 'ec2')
  await storeAccount({ id: BLUE })
  await announce(pool(), { topic: 'accounts' })
  await told([1, 1])
})
