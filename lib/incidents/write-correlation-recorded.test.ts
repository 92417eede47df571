/** The recorded history of 2016 to 2019, stored as the feed shows it: its days are one incident each. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { recordObservations } from '@/lib/events/write'
import { parseHistory } from '@/lib/sources/public-feed/listings'
import { bodyOf } from '@/lib/sources/public-feed/test-payloads'
import { createUnreadableReport } from '@/lib/sources/public-feed/unreadable'
import { withDatabase } from '@/lib/testing/database'
import { SEEN } from './test-grouping'
import { correlateBacklog } from './write-correlation'

const HISTORY = path.resolve('../shared/data/public-feed/historyevents-2016-2019.json')

withDatabase()

describe.skipIf(!existsSync(HISTORY))('the recorded history (skipped where ../shared/data is absent)', () => {
  beforeEach(async () => {
    const events = parseHistory(bodyOf(readFileSync(HISTORY)), SEEN, createUnreadableReport())
    await recordObservations(
      events.map((observed) => ({ ...observed, listing: 'history' as const, fetchedAt: SEEN })),
      SEEN,
    )
  })

  const onDay = async (day: string, region: string) => {
    const { rows } = await pool().query<{ id: string; events: number }>(
      `SELECT i.id::text, i.event_count AS events FROM incident i WHERE merged_into IS NULL AND $2 = ANY(regions)
         AND started_at >= $1::date AND started_at < $1::date + 1 ORDER BY event_count DESC`,
      [day, region],
    )
    return rows
  }

  it('has one incident for 28 February 2017 in us-east-1, with its 49 events and a reason for each', async () => {
    const [incident, ...others] = await onDay('2017-02-28', 'us-east-1')
    expect(others).toEqual([])
    expect(incident?.events).toBe(49)
    const links = await pool().query('SELECT FROM incident_link WHERE incident_id = $1', [incident?.id])
    expect(links.rowCount).toBe(48)
  })

  it('keeps what has nothing in common apart', async () => {
    const { rows } = await pool().query<{ events: number; incidents: number; largest: number }>(
      `SELECT sum(event_count)::int AS events, count(*)::int AS incidents, max(event_count) AS largest
       FROM incident WHERE merged_into IS NULL`,
    )
    const [{ events, incidents, largest } = { events: 0, incidents: 0, largest: 0 }] = rows
    expect(events).toBe(456)
    expect(largest).toBe(49)
    expect(incidents).toBeGreaterThan(300)
    expect(await onDay('2018-05-07', 'global')).toMatchObject([{ events: 1 }])
  })

  it('is grouped the same when it was stored before there were incidents', async () => {
    const groups = async () => {
      const { rows } = await pool().query<{ events: string }>(
        "SELECT string_agg(event_id::text, ' ' ORDER BY event_id) AS events FROM incident_event GROUP BY incident_id ORDER BY 1",
      )
      return rows.map(({ events }) => events)
    }
    const before = await groups()
    await pool().query('TRUNCATE incident CASCADE')
    let place = await correlateBacklog(null)
    while (place !== null) place = await correlateBacklog(place)
    expect(await groups()).toEqual(before)
  })
})
