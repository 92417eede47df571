/** Reading how the incidents of a period were communicated; on a real database. */
import { beforeEach, expect, it, describe as suite } from 'vitest'
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import { recordObservations } from '@/lib/events/write'
import { NO_IMPACT_FILTER } from '@/lib/impact/filter'
import { refreshIncidents } from '@/lib/incidents/write-rollup'
import { ensureSources } from '@/lib/source-health/write-sources'
import { buildIncident } from '@/lib/testing/build-incident'
import { buildObservation, buildUpdate } from '@/lib/testing/build-observation'
import { withDatabase } from '@/lib/testing/database'
import { findScorecard, readCommunication } from './read'

withDatabase()
beforeEach(ensureSources)

const MINUTE = 60_000
const DAY = 1440 * MINUTE
const BLUE = '111122223333'
const RED = '444455556666'
const START = Date.parse('2026-03-01T10:00:00Z')
const NOW = START + 90 * DAY
const MARCH = { from: Date.parse('2026-03-01'), to: Date.parse('2026-04-01') }

/** AWS spoke 31, 41 and 91 minutes after the start, which we saw as late as told; it lasted 90 minutes. */
async function storeIncident(day: number, seenAfter: number, service = 'lambda'): Promise<string> {
  const start = START + day * DAY
  const updates = [31, 41, 91].map((minutes) =>
    buildUpdate(0, { observedAt: start + minutes * MINUTE, text: `${minutes}` }),
  )
  const observation = buildObservation(
    {
      arn: `arn:aws:health:us-east-1::event/X/Y/Z_${day}`,
      ...{
        service,
        startedAt: start,
        endedAt: start + 90 * MINUTE,
        status: 'closed',
        saidAt: start + 91 * MINUTE,
        updates,
      },
    },
    { fetchedAt: start + seenAfter * MINUTE },
  )
  const { seen } = await recordObservations([observation], start + seenAfter * MINUTE)
  return buildIncident(seen)
}

suite('communication of a period', () => {
  it('adds scorecards up, latest first, in minutes', async () => {
    const early = await storeIncident(0, 33)
    const late = await storeIncident(5, 60)
    const history = await storeIncident(9, 30 * 1440)
    const view = await readCommunication(MARCH, NO_IMPACT_FILTER, null, NOW)
    expect(view).toMatchObject({ incidents: 3, told: 2, postingDelay: { count: 3, median: 31 } })
    expect(view.knowers[0]).toMatchObject({
      who: 'public-page',
      first: 2,
      knew: 2,
      afterStart: { count: 2, median: 46.5 },
    })
    expect(view.lines.map(({ incidentId }) => incidentId)).toEqual([history, late, early])
    expect(view.lines[0]).toMatchObject({ known: [], readLater: ['public-page'], updates: 3 })
    expect(view.lines[2]).toMatchObject({
      longestSilence: { minutes: 49, isOpen: false },
      known: [{ who: 'public-page', afterStart: 33 }],
    })
  })

  it('counts those that match, in the period', async () => {
    await storeIncident(0, 33)
    await storeIncident(40, 33)
    const s3 = await storeIncident(2, 33, 's3')
    const view = await readCommunication(MARCH, { ...NO_IMPACT_FILTER, service: ['s3'] }, null, NOW)
    expect(view.lines.map(({ incidentId }) => incidentId)).toEqual([s3])
    expect(await readCommunication({ from: 0, to: MINUTE }, NO_IMPACT_FILTER, null, NOW)).toMatchObject({
      ...{ incidents: 0, told: 0, lines: [] },
      postingDelay: { count: 0, median: null },
    })
  })

  it('leaves out what is still to come, and what AWS plans', async () => {
    const march = { ...MARCH, to: NOW + 30 * DAY }
    const past = await storeIncident(0, 33)
    await storeIncident(100, 33)
    const planned = buildObservation({
      ...{ arn: 'arn:aws:health:us-east-1::event/X/Y/PLANNED', category: 'scheduledChange', status: 'upcoming' },
      ...{ startedAt: START + DAY, endedAt: null },
    })
    await recordObservations([planned], START)
    const view = await readCommunication(march, NO_IMPACT_FILTER, null, NOW)
    expect(view).toMatchObject({ incidents: 1, postingDelay: { ids: [past] } })
    expect(view.lines.map(({ incidentId }) => incidentId)).toEqual([past])
    const future = { from: NOW + DAY, to: NOW + 30 * DAY }
    expect(await readCommunication(future, NO_IMPACT_FILTER, null, NOW)).toMatchObject({ incidents: 0, lines: [] })
  })

  it('is, for limited readers, that of what they see', async () => {
    const everybodys = await storeIncident(0, 33)
    const [own, others] = [await storeIncident(3, 33, 's3'), await storeIncident(4, 33, 'sqs')]
    await pool().query("UPDATE health_event SET scope = 'ACCOUNT_SPECIFIC' WHERE service IN ('s3', 'sqs')")
    for (const [incident, account] of [
      [own, BLUE],
      [others, RED],
    ])
      await pool().query(
        `INSERT INTO affected_account (event_id, account_id, first_seen_at)
         SELECT m.event_id, $2, now() FROM incident_event m WHERE m.incident_id = $1`,
        [incident, account],
      )
    await inTransaction((client) => refreshIncidents(client, [own, others]))
    const view = await readCommunication(MARCH, NO_IMPACT_FILTER, [BLUE], NOW)
    expect(view).toMatchObject({ incidents: 2, knowers: [{ who: 'public-page', first: 2 }, {}, {}, {}] })
    expect(view.lines.map(({ incidentId }) => incidentId)).toEqual([own, everybodys])
    expect(await findScorecard(others, [BLUE], NOW)).toBeNull()
    expect(await readCommunication(MARCH, NO_IMPACT_FILTER, null, NOW)).toMatchObject({ incidents: 3 })
  })

  it('finds the scorecard of an incident, and none of what is not there', async () => {
    const id = await storeIncident(0, 33)
    expect(await findScorecard(id, null, NOW)).toMatchObject({
      sentence: 'The public status page knew first, 33 m after the start that AWS declared.',
      postingDelay: 31,
    })
    expect(await findScorecard('999999', null, NOW)).toBeNull()
  })
})
