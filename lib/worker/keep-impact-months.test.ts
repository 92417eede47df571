/** Months of account-time are kept by themselves: at a start, when something is announced, and when nobody said anything. */
import { afterEach, expect, it, vi } from 'vitest'
import { announce } from '@/lib/db/announce'
import { pool } from '@/lib/db/pool'
import { recordObservations } from '@/lib/events/write'
import { storeAccount } from '@/lib/testing/build-account'
import { buildObservation } from '@/lib/testing/build-observation'
import { storeUsage } from '@/lib/testing/build-usage'
import { withDatabase } from '@/lib/testing/database'
import { keepImpactMonths } from './keep-impact-months'

withDatabase()

const START = Date.parse('2026-03-10T00:00:00Z')
const HOUR = 3_600_000
const ACCOUNT = '111111111111'
/** What happens comes soon, however busy the machine is, and is waited for. */
const soon = { timeout: 15_000 }

let months: { stop(): Promise<void> } | null = null
afterEach(async () => {
  await months?.stop()
  months = null
})

async function storeOutage(hours: number): Promise<void> {
  const [startedAt, endedAt] = [START + hours * HOUR, START + (hours + 1) * HOUR]
  const arn = `arn:${hours}`
  await recordObservations([buildObservation({ arn, startedAt, endedAt, saidAt: endedAt, status: 'closed' })], endedAt)
}

/** Hours that accounts were inferred to be touched in March. */
const told = (hours: number) =>
  vi.waitFor(async () => {
    const { rows } = await pool().query<{ ms: string }>(
      "SELECT inferred_ms AS ms FROM impact_month WHERE month = '2026-03-01' AND clock = 'declared'",
    )
    expect(Number(rows[0]?.ms)).toBe(hours * HOUR)
  }, soon)

it('keeps what is there at a start, and follows what is announced', async () => {
  await storeAccount({ id: ACCOUNT })
  await storeUsage(ACCOUNT)
  await storeOutage(0)
  months = keepImpactMonths({ settle: 5, look: 3_600_000 })
  await told(1)
  await storeOutage(24)
  await told(2)
  await pool().query("UPDATE aws_account SET status = 'SUSPENDED'")
  await announce(pool(), { topic: 'accounts', ids: [ACCOUNT] })
  await told(0)
})

it('finds what nobody announced by a look at all', async () => {
  months = keepImpactMonths({ settle: 5, look: 20 })
  await storeAccount({ id: ACCOUNT })
  await storeUsage(ACCOUNT)
  await storeOutage(0)
  await told(1)
  await pool().query('UPDATE outage SET declared = ARRAY[declared[1], declared[2] + 3600000]')
  await told(2)
})
