/** Whoever is limited to some accounts sees what they would if nothing had happened to the others: figures, rows and history. */
import { expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { FIGURES } from '@/lib/domain/impact/figures'
import { parsePeriod } from '@/lib/domain/impact/period'
import { readHistoryAnswer } from '@/lib/history/read-answer'
import { rebuildOutages } from '@/lib/outages/write-rebuild'
import { withDatabase } from '@/lib/testing/database'
import { NO_IMPACT_FILTER } from './filter'
import { readImpactAnswer } from './read-answer'
import { readFreshImpact } from './read-impact'
import { openRows } from './read-rows'
import { ACCOUNTS, hour, storeOrganization, storeOutages } from './test-history'

withDatabase()

const NOW = hour(1_500)
const [ONE = '', ...OTHERS] = ACCOUNTS
const asked = { from: null, to: null, zone: 'UTC', filter: { ...NO_IMPACT_FILTER, named: true } }

async function seenByOne(): Promise<object> {
  const period = parsePeriod('2026-02', 'UTC', NOW)
  if (period === null) throw new Error('February is no period.')
  const rows: Record<string, unknown> = {}
  for (const figure of FIGURES) {
    const source = await openRows({
      ...{ figure, severity: null, period },
      filter: NO_IMPACT_FILTER,
      accounts: [ONE],
      now: NOW,
    })
    rows[figure] = await source.read(0, source.count)
  }
  return {
    rows,
    summary: await readFreshImpact(period, NO_IMPACT_FILTER, [ONE], NOW),
    answer: await readImpactAnswer(asked, [ONE], NOW),
    history: await readHistoryAnswer({ ...asked, by: 'day' }, [ONE], NOW),
  }
}

it('learns nothing of what only others were told', async () => {
  await storeOrganization()
  await storeOutages(8, 50)
  const seen = await seenByOne()
  for (const other of OTHERS) expect(JSON.stringify(seen)).not.toContain(other)
  const { rowCount } = await pool().query(
    `DELETE FROM health_event e WHERE e.scope <> 'PUBLIC'
       AND NOT EXISTS (SELECT FROM affected_account a WHERE a.event_id = e.id AND a.account_id = $1)`,
    [ONE],
  )
  expect(rowCount).toBeGreaterThan(5)
  await pool().query('DELETE FROM blast_report WHERE account_id <> $1', [ONE])
  await pool().query('DELETE FROM affected_account WHERE account_id <> $1', [ONE])
  await pool().query(
    'DELETE FROM incident i WHERE i.merged_into IS NULL AND NOT EXISTS (SELECT FROM incident_event m WHERE m.incident_id = i.id)',
  )
  await rebuildOutages()
  expect(await seenByOne()).toEqual(seen)
}, 60_000)
