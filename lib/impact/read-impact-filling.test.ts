/** After an update, while stored incidents are still being worked out, nothing that is missing reads as nothing. */
import { expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { STILL_FILLING } from '@/lib/domain/impact/letter-unknowns'
import { parsePeriod } from '@/lib/domain/impact/period'
import { readRecorded } from '@/lib/history/read-recorded'
import { record, SEEN } from '@/lib/incidents/test-grouping'
import { fillOutages } from '@/lib/outages/write-rebuild'
import { ensureSources } from '@/lib/source-health/write-sources'
import { withDatabase } from '@/lib/testing/database'
import { NO_IMPACT_FILTER } from './filter'
import { readImpactAnswer } from './read-answer'
import { readFreshImpact } from './read-impact'

withDatabase()

it('is said to be missing', async () => {
  await record({ id: '1', from: 0, to: 60 })
  await ensureSources()
  await pool().query("INSERT INTO coverage (listing_id, from_at, to_at) VALUES ('current', '2024-05-01', '2024-05-20')")
  await pool().query('TRUNCATE outage')
  const period = parsePeriod('2024-05', 'UTC', SEEN)
  if (period === null) throw new Error('May 2024 is no period.')
  const told = async () => {
    const { letter, incidents } = await readFreshImpact(period, NO_IMPACT_FILTER, null, SEEN)
    const { isWhole } = await readImpactAnswer({ ...period, filter: NO_IMPACT_FILTER }, null, SEEN)
    const isSaid = letter.unknowns[0] === STILL_FILLING
    return { isSaid, isWhole, incidents: incidents.count, known: (await readRecorded(SEEN)).length }
  }
  expect(await told()).toEqual({ isSaid: true, isWhole: false, incidents: 0, known: 0 })
  await fillOutages('0')
  expect(await told()).toEqual({ isSaid: false, isWhole: true, incidents: 1, known: 1 })
})
