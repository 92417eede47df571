/** What incidents tell of ends, reach and past once people and rules have moved them. */
import { beforeEach, describe, expect, it } from 'vitest'
import { pool } from '@/lib/db/pool'
import { recordObservations } from '@/lib/events/write'
import { ensureSources } from '@/lib/source-health/write-sources'
import { buildDoer } from '@/lib/testing/build-doer'
import { buildIncident, mergeInto } from '@/lib/testing/build-incident'
import { buildObservation } from '@/lib/testing/build-observation'
import { withDatabase } from '@/lib/testing/database'
import { type IncidentFilter, NO_INCIDENT_FILTER } from './filter'
import { getIncident, listIncidents } from './read'
import { findNowIncidents } from './read-now'
import { findTypedIncidents } from './read-typed'
import { carryOut, OWN } from './test-arranging'

withDatabase()
beforeEach(ensureSources)

const START = Date.parse('2026-03-10T12:00:00Z')
const BLUE = '111122223333'
const RED = '444455556666'

/** An event of its own day that names accounts; public without any. Returns its id. */
async function storeEvent(day: number, accounts: string[], facts: Parameters<typeof buildObservation>[0] = {}) {
  const startedAt = START + day * 86_400_000
  const arn = `arn:aws:health:us-east-1::event/X/Y/Z_${day}`
  const scope = accounts.length > 0 ? 'ACCOUNT_SPECIFIC' : 'PUBLIC'
  const { seen } = await recordObservations([buildObservation({ arn, scope, startedAt, ...facts })], startedAt)
  await pool().query(
    'INSERT INTO affected_account (event_id, account_id, first_seen_at) SELECT $1, unnest($2::text[]), now()',
    [seen[0], accounts],
  )
  return seen[0] ?? ''
}

async function found(filter: Partial<IncidentFilter>, accounts: string[] | null = null): Promise<string[]> {
  const { data } = await listIncidents({ ...NO_INCIDENT_FILTER, ...filter }, { limit: 50, cursor: null }, accounts)
  return data.map(({ id }) => id)
}

describe('an incident without events', () => {
  it.each([null, []])('ends when people resolve it, and goes on when they reopen it: reader %j', async (accounts) => {
    const id = await buildIncident([], { startedAt: '2026-01-05T10:00:00Z', status: 'investigating' })
    const later = { from: '2026-02-01T00:00:00.000Z', to: '2026-02-02T00:00:00.000Z' }
    expect(await getIncident(id, accounts)).toMatchObject({ endedAt: null })
    expect(await found(later, accounts)).toEqual([id])
    await pool().query("UPDATE incident SET status = 'resolved', resolved_at = '2026-01-05T12:00:00Z'")
    expect(await getIncident(id, accounts)).toMatchObject({ endedAt: '2026-01-05T12:00:00.000Z' })
    expect(await found(later, accounts)).toEqual([])
    expect(await found({ from: '2026-01-05T11:00:00.000Z', to: null }, accounts)).toEqual([id])
    await pool().query("UPDATE incident SET status = 'reopened', resolved_at = NULL")
    expect(await getIncident(id, accounts)).toMatchObject({ endedAt: null })
  })

  it('is of the services and Regions that people gave, for every reader', async () => {
    const id = await buildIncident([])
    await pool().query("UPDATE incident SET services = '{iam}', regions = '{eu-west-1}'")
    for (const accounts of [null, []]) {
      expect(await getIncident(id, accounts)).toMatchObject({ services: [{ service: 'iam' }], regions: ['eu-west-1'] })
      expect(await found({ service: ['iam'], region: ['eu-west-1'] }, accounts)).toEqual([id])
    }
  })
})

describe('limited readers', () => {
  it('are told the rule of the severity with the accounts that they see, or not at all', async () => {
    const others = Array.from({ length: 11 }, (_, index) => String(index).padStart(12, '9'))
    const id = await buildIncident([await storeEvent(0, [BLUE, ...others], { peakSeverity: 'degradation' })])
    expect((await getIncident(id, null)).severityRule).toContain('12 of our accounts')
    expect((await getIncident(id, [BLUE])).severityRule).toMatch(/^Proposed from all of its events and accounts, some/)
    const own = await buildIncident([await storeEvent(5, [BLUE, RED], { peakSeverity: 'degradation' })])
    expect((await getIncident(own, [BLUE])).severityRule).toMatch(/^SEV3: AWS called it a degradation/)
  })

  it('find by its number no incident that was merged into one which they do not see', async () => {
    const merged = await buildIncident([await storeEvent(0, [RED])], { title: 'Payroll of Red' })
    const into = await buildIncident([await storeEvent(5, [RED])])
    await mergeInto(merged, into)
    expect(await findTypedIncidents(`#${merged}`, [BLUE])).toEqual([])
    expect(await findTypedIncidents(`#${merged}`, null)).toMatchObject([{ id: into }])
    expect(await findTypedIncidents(`#${merged}`, [RED])).toMatchObject([{ id: into }])
  })
})

describe('the Now strip', () => {
  it('has what AWS never ended only where people are at work on it', async () => {
    const id = await buildIncident([await storeEvent(0, [], { status: 'open', saidAt: START })])
    await pool().query("UPDATE sighting SET listed = false, last_listed_at = '2026-03-10T12:00:00Z'")
    const shown = async () =>
      (await findNowIncidents(null)).incidents.map((incident) => [incident.id, incident.endUnknown])
    for (const status of ['detected', 'acknowledged']) {
      await pool().query('UPDATE incident SET status = $1', [status])
      expect(await shown()).toEqual([])
    }
    await pool().query("UPDATE incident SET status = 'investigating'")
    expect(await shown()).toEqual([[id, true]])
  })
})

describe('services of a filter', () => {
  it('with and without a Region are found each in its own way', async () => {
    const ec2 = { service: 'ec2', region: 'us-west-2', upstreamService: 'ec2-us-west-2' }
    const west = await buildIncident([await storeEvent(0, [], ec2)])
    await buildIncident([await storeEvent(5, [], { ...ec2, region: 'us-east-1', upstreamService: 'ec2-us-east-1' })])
    const iam = await buildIncident([await storeEvent(10, [], { service: 'iam', upstreamService: 'iam' })])
    for (const accounts of [null, []]) {
      expect(await found({ service: ['ec2-us-west-2'] }, accounts)).toEqual([west])
      expect(await found({ service: ['ec2-us-west-2', 'iam'] }, accounts)).toEqual([iam, west])
    }
  })
})

describe('the past', () => {
  const write = (id: string, what: string, status: string | null, undo: object | null = null, undone = false) =>
    pool().query(
      `INSERT INTO incident_change (incident_id, occurred_at, by_kind, by_name, what, after, undo, undone_at)
       VALUES ($1, now(), 'person', 'Mira', $2, $3, $4, CASE WHEN $5 THEN now() END)`,
      [id, what, status === null ? {} : { status }, undo, undone],
    )

  it('has no status that was taken back, and ends with the present one', async () => {
    const id = await buildIncident([], { status: 'resolved' })
    await write(id, 'opened', 'acknowledged')
    await write(id, 'status', 'resolved')
    await write(id, 'status', 'closed', null, true)
    await write(id, 'undone', null)
    const history = async () => (await getIncident(id, null)).statusHistory.map(({ status }) => status)
    expect(await history()).toEqual(['acknowledged', 'resolved'])
    await write(id, 'status', 'reopened')
    await write(id, 'undone', null)
    expect(await history()).toEqual(['acknowledged', 'resolved', 'reopened', 'resolved'])
  })

  it('begins with the status in which people opened it', async () => {
    const mira = await buildDoer('Mira')
    const { incidentId } = await carryOut(mira, { what: 'open', incident: OWN })
    const { statusHistory } = await getIncident(incidentId, null)
    expect(statusHistory).toMatchObject([{ status: 'acknowledged', by: 'Mira' }])
  })

  it('offers nothing to be taken back of an incident that was merged since', async () => {
    const [id, into] = [await buildIncident([]), await buildIncident([])]
    await write(id, 'title', null, { type: 'columns' })
    await write(id, 'note-deleted', null, { type: 'note' })
    const undoable = async (of: string) => (await getIncident(of, null)).history.map((change) => change.undoable)
    expect(await undoable(id)).toEqual([true, true])
    await mergeInto(id, into)
    expect(await undoable(into)).toEqual([true, false])
  })
})
