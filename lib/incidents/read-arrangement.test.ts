/** The arrange page's reads: other incidents to choose from, what would come of it, and why it cannot be. */
import { describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { takeTurn } from '@/lib/db/turn'
import type { Principal } from '@/lib/domain/access'
import { recordObservations } from '@/lib/events/write'
import { buildIncident, mergeInto } from '@/lib/testing/build-incident'
import { buildObservation } from '@/lib/testing/build-observation'
import { buildPerson } from '@/lib/testing/build-person'
import { withDatabase } from '@/lib/testing/database'
import { listOtherIncidents, readArrangementPreview } from './read-arrangement'
import { refreshIncidents } from './write-rollup'

withDatabase()

const START = Date.parse('2026-03-10T12:00:00Z')
const HOUR = 3_600_000

/** An incident of one event that lasted an hour. */
async function outage(hours: number, region: string, title: string): Promise<string> {
  const startedAt = START + hours * HOUR
  const { seen } = await recordObservations(
    [
      buildObservation({
        arn: `arn:aws:health:${region}::event/X/Y/Z_${hours}_${region}`,
        region,
        startedAt,
        saidAt: startedAt,
        endedAt: startedAt + HOUR,
        status: 'closed',
      }),
    ],
    startedAt,
  )
  return buildIncident(seen, { title })
}

const at = (id: string, regions = ['us-east-1']) => ({
  id,
  startedAt: new Date(START).toISOString(),
  endedAt: new Date(START + HOUR).toISOString(),
  endUnknown: false,
  regions,
})

describe('other incidents', () => {
  it('are those of the days around, of the same Region and nearest first, never the one itself', async () => {
    const own = await outage(0, 'us-east-1', 'This')
    await outage(1, 'eu-west-1', 'Another Region')
    await outage(6, 'us-east-1', 'Later')
    await outage(-2, 'us-east-1', 'Before')
    await outage(60, 'us-east-1', 'Days later')
    const titles = (await listOtherIncidents(at(own), '', null)).map(({ title }) => title)
    expect(titles).toEqual(['Before', 'Later', 'Another Region'])
  })

  it('are none of long ago of which nobody knows the end', async () => {
    const own = await outage(0, 'us-east-1', 'This')
    const lost = await outage(-9_000, 'us-east-1', 'Lost')
    const near = await outage(2, 'us-east-1', 'Lost too')
    await pool().query("UPDATE health_event SET status = 'open', ended_at = NULL WHERE region = 'us-east-1'")
    await pool().query('UPDATE sighting SET listed = false')
    await inTransaction(async (client) => {
      await takeTurn(client, 'record')
      await refreshIncidents(client, [own, lost, near])
    })
    expect((await listOtherIncidents(at(own), '', null)).map(({ id }) => id)).toEqual([near])
    const ofLost = {
      ...at(lost),
      startedAt: new Date(START - 9_000 * HOUR).toISOString(),
      endedAt: null,
      endUnknown: true,
    }
    expect(await listOtherIncidents(ofLost, '', null)).toEqual([])
  })

  it('are found by number, also of long ago, and by words', async () => {
    const own = await outage(0, 'us-east-1', 'This')
    const old = await outage(-9_000, 'us-east-1', 'Yak shaving')
    const find = async (q: string) => (await listOtherIncidents(at(own), q, null)).map(({ id }) => id)
    expect(await find(old)).toContain(old)
    expect(await find(`#${old}`)).toContain(old)
    expect(await find('yak')).toEqual([old])
    expect(await find(own)).not.toContain(own)
    expect(await find('9999999')).toEqual([])
    expect(await find("' OR 1=1 --")).toEqual([])
  })

  it('stand under the name of what they went into', async () => {
    const [own, old, into] = [
      await outage(0, 'us-east-1', 'This'),
      await outage(-9_000, 'us-east-1', 'Old'),
      await outage(-8_000, 'us-east-1', 'Into'),
    ]
    await mergeInto(old, into)
    expect((await listOtherIncidents(at(own), old, null)).map(({ id }) => id)).toEqual([into])
  })

  it('are those alone that the reader sees', async () => {
    const own = await outage(0, 'us-east-1', 'This')
    const hidden = await outage(1, 'us-east-1', 'Hidden')
    await pool().query(
      "UPDATE health_event SET scope = 'ACCOUNT_SPECIFIC' WHERE id IN (SELECT event_id FROM incident_event WHERE incident_id = $1)",
      [hidden],
    )
    for (const q of ['', hidden, 'Hidden']) {
      expect(await listOtherIncidents(at(own), q, ['111122223333'])).toEqual([])
    }
  })
})

describe('the preview', () => {
  async function principal(): Promise<Principal> {
    const id = await buildPerson({ name: 'Mira', role: 'responder' })
    return { kind: 'person', id, name: 'Mira', role: 'responder', accounts: null } as Principal
  }

  it('shows every incident before and after, and changes nothing', async () => {
    const [from, into] = [await outage(0, 'us-east-1', 'From'), await outage(3, 'us-east-1', 'Into')]
    const stored = async () =>
      Promise.all(
        ['incident', 'incident_event', 'incident_link', 'incident_change', 'audit_entry'].map(
          async (table) => (await pool().query(`SELECT * FROM ${table} ORDER BY 1`)).rows,
        ),
      )
    const by = await principal()
    const before = await stored()
    const preview = await readArrangementPreview(by, { what: 'merge', target: { id: from }, into })
    expect(preview).toMatchObject({
      incidents: [
        { id: into, before: { eventCount: 1 }, after: { eventCount: 2, title: 'Into' } },
        { id: from, before: { eventCount: 1 }, after: { eventCount: 0, mergedInto: into } },
      ],
    })
    expect(await stored()).toEqual(before)
  })

  it('says why it cannot be', async () => {
    const own = await outage(0, 'us-east-1', 'This')
    const preview = await readArrangementPreview(await principal(), { what: 'merge', target: { id: own }, into: own })
    expect(preview).toEqual({ refusal: expect.stringContaining('into itself') })
  })
})
