/** What pages and the API say of the recorded history of 2016 to 2019. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { recordObservations } from '@/lib/events/write'
import { parseHistory } from '@/lib/sources/public-feed/listings'
import { bodyOf } from '@/lib/sources/public-feed/test-payloads'
import { createUnreadableReport } from '@/lib/sources/public-feed/unreadable'
import { withDatabase } from '@/lib/testing/database'
import { NO_INCIDENT_FILTER } from './filter'
import { getIncident, listIncidents } from './read'
import { streamIncidentCsv } from './read-csv'
import { SEEN } from './test-grouping'

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
    const [from, to] = [new Date(`${day}T00:00Z`), new Date(Date.parse(day) + 86_400_000)]
    const filter = { ...NO_INCIDENT_FILTER, region: [region], from: from.toISOString(), to: to.toISOString() }
    return (await listIncidents(filter, { limit: 50, cursor: null }, null)).data
  }

  it('shows one incident for 28 February 2017 in us-east-1, with all of its events and why they belong together', async () => {
    const [summary, ...others] = await onDay('2017-02-28', 'us-east-1')
    expect(others).toEqual([])
    expect(summary).toMatchObject({ eventCount: 49, status: 'resolved', covered: false, endUnknown: false })
    const incident = await getIncident(summary?.id ?? '', null)
    expect(incident.events).toHaveLength(49)
    expect(incident.links).toHaveLength(48)
    for (const { sentence } of incident.links) expect(sentence).not.toContain('another event')
    expect(incident.leftOut).toEqual({ events: 0, updates: 0, windows: 0, notes: 0, history: 0 })
    expect(incident.clocks.spans.map(({ clock }) => clock)).toEqual(['declared', 'described'])
  })

  it('counts the outage of IAM on 7 May 2018 for every Region, and says what failed', async () => {
    const [summary] = await onDay('2018-05-07', 'eu-west-1')
    expect(summary).toMatchObject({ kind: 'identity', everywhere: true, impact: { clock: 'described' } })
    const { failure, clocks } = await getIncident(summary?.id ?? '', null)
    expect(failure?.kinds).not.toContain('unknown')
    expect(clocks.durations.find(({ what }) => what === 'posting-delay')?.ms).toBe(91 * 60_000)
    expect((await onDay('2018-05-07', 'cn-north-1')).filter(({ kind }) => kind === 'identity')).toEqual([])
  })

  it('is one line for each incident in a file', async () => {
    const csv = await new Response(streamIncidentCsv({ ...NO_INCIDENT_FILTER, kind: ['identity'] }, null)).text()
    const page = await listIncidents({ ...NO_INCIDENT_FILTER, kind: ['identity'] }, { limit: 200, cursor: null }, null)
    const ids = csv
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',')[0])
    expect(ids).toEqual(page.data.map(({ id }) => id))
    expect(ids.length).toBeGreaterThan(3)
  })
})
