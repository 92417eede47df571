/** What summaries say of the recorded history of 2016 to 2019. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { parsePeriod } from '@/lib/domain/impact/period'
import { recordObservations } from '@/lib/events/write'
import { parseHistory } from '@/lib/sources/public-feed/listings'
import { bodyOf } from '@/lib/sources/public-feed/test-payloads'
import { createUnreadableReport } from '@/lib/sources/public-feed/unreadable'
import { withDatabase } from '@/lib/testing/database'
import { NO_IMPACT_FILTER } from './filter'
import { readFreshImpact } from './read-impact'

const HISTORY = path.resolve('../shared/data/public-feed/historyevents-2016-2019.json')
const SEEN = Date.parse('2026-09-12T12:00:00Z')

withDatabase()

describe.skipIf(!existsSync(HISTORY))('the recorded history (skipped where ../shared/data is absent)', () => {
  beforeEach(async () => {
    const events = parseHistory(bodyOf(readFileSync(HISTORY)), SEEN, createUnreadableReport())
    await recordObservations(
      events.map((observed) => ({ ...observed, listing: 'history' as const, fetchedAt: SEEN })),
      SEEN,
    )
  })

  const summary = (key: string, filter = {}) => {
    const period = parsePeriod(key, 'UTC', SEEN)
    if (period === null) throw new Error(`${key} is no period.`)
    return readFreshImpact(period, { ...NO_IMPACT_FILTER, ...filter }, null, SEEN)
  }

  it('says for how long IAM was impaired in 2018 by each clock', async () => {
    const view = await summary('2018', { service: ['iam'] })
    const described = view.minutesByClock.find(({ clock }) => clock === 'described')
    expect(described?.minutes).toBeGreaterThanOrEqual(61)
    expect(view.incidents.lines.map(({ id }) => id).sort()).toEqual([...view.rows.incidents].sort())
    expect(view.letter.sentences[0]).toContain('In 2018')
    const may = await summary('2018-05-07..2018-05-07', { service: ['iam'], clock: 'described' })
    expect(may.minutes).toMatchObject({ clock: 'described', minutes: 61, incidents: 1, endUnknown: [] })
    expect(may.response.find(({ figure }) => figure === 'posting-delay')).toMatchObject({ count: 1, median: 91 })
  })
})
