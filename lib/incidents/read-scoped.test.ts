/** What somebody who is limited to some accounts sees of incidents whose events hit others too. */
import { beforeEach, expect, it, describe as suite } from 'vitest'
import { pool } from '@/lib/db/pool'
import { NO_FILTER } from '@/lib/events/filter'
import { listEventSummaries } from '@/lib/events/read'
import { recordObservations } from '@/lib/events/write'
import { ensureSources } from '@/lib/source-health/write-sources'
import { buildIncident, buildNote, mergeInto } from '@/lib/testing/build-incident'
import { buildObservation, buildUpdate } from '@/lib/testing/build-observation'
import { withDatabase } from '@/lib/testing/database'
import type { IncidentView } from './contract'
import { type IncidentFilter, NO_INCIDENT_FILTER } from './filter'
import { getIncident, listIncidents } from './read'
import { streamIncidentCsv } from './read-csv'
import { findNowIncidents } from './read-now'

withDatabase()
beforeEach(ensureSources)

const BLUE = '111122223333'
const RED = '444455556666'
const HOUR = 3_600_000
const START = Date.parse('2026-03-10T12:00:00Z')

/** An open event of one account, hours after START, with a text of its own. */
async function storeEvent(
  account: string,
  hours: number,
  facts: Parameters<typeof buildObservation>[0],
): Promise<string> {
  const startedAt = START + hours * HOUR
  const text = `${facts?.summary} for ${account}`
  const observation = buildObservation({
    arn: `arn:aws:health:us-east-1::event/X/Y/Z_${account}_${hours}`,
    scope: 'ACCOUNT_SPECIFIC',
    startedAt,
    saidAt: startedAt,
    updates: [buildUpdate(0, { observedAt: startedAt, text, account })],
    ...facts,
  })
  const { seen } = await recordObservations([observation], startedAt)
  const id = seen[0] ?? ''
  await pool().query(
    `WITH t AS (INSERT INTO event_text SELECT $1, md5($3)::uuid, $3)
     INSERT INTO affected_account (event_id, account_id, first_seen_at, text_digest) SELECT $1::bigint, $2, $4, md5($3)::uuid`,
    [id, account, text, new Date(startedAt)],
  )
  await pool().query(
    `INSERT INTO impact_window (event_id, ordinal, clock, from_at, to_at, sentence, confidence)
     VALUES ($1, 50, 'described', $2, $2, $3, 'high')`,
    [id, new Date(startedAt), text],
  )
  return id
}

async function found(filter: Partial<IncidentFilter>, accounts: string[] | null): Promise<string[]> {
  const page = { limit: 100, cursor: null }
  const { data } = await listIncidents({ ...NO_INCIDENT_FILTER, ...filter }, page, accounts)
  return data.map(({ id }) => id)
}

const sentences = ({ history }: IncidentView) => history.map(({ sentence }) => sentence)

/** Nothing that tells of the event of RED. */
const OF_RED = /yak|red-service|Red Service|us-west-2|444455556666|2026-03-10T1[01]:/i

suite('an incident with events of two accounts', () => {
  let [blue, red, id] = ['', '', '']
  beforeEach(async () => {
    blue = await storeEvent(BLUE, 0, { service: 'blue-service', serviceName: 'Blue Service', summary: 'Zebra' })
    red = await storeEvent(RED, -1, {
      service: 'red-service',
      serviceName: 'Red Service',
      region: 'us-west-2',
      summary: 'Yak',
      severity: 'disruption',
      peakSeverity: 'disruption',
    })
    id = await buildIncident([blue, red])
    await pool().query(
      `INSERT INTO incident_link (incident_id, event_id, other_id, rule, confidence, detail)
       VALUES ($1, least($2::bigint, $3), greatest($2::bigint, $3), 'again', 'medium', '{"apartMs": 3600000}')`,
      [id, blue, red],
    )
    await pool().query(
      `INSERT INTO incident_change (incident_id, occurred_at, by_kind, by_name, what, after) VALUES
       ($1, now(), 'rule', 'Faultline', 'events-joined', jsonb_build_object('eventIds', jsonb_build_array($2::text))),
       ($1, now(), 'person', 'Mira', 'moved', jsonb_build_object('events', jsonb_build_array($2::text, $3::text)))`,
      [id, red, blue],
    )
  })

  it('tells whoever sees everything of both', async () => {
    const incident = await getIncident(id, null)
    expect(incident.events.map((event) => event.id)).toEqual([red, blue])
    expect(incident).toMatchObject({ eventCount: 2, affectedAccountCount: 2, peakSeverity: 'disruption' })
    expect(incident.links).toHaveLength(1)
    expect(sentences(incident)).toEqual([
      '2 events moved',
      '1 event joined',
      'Severity: SEV4 → SEV2 (SEV2: AWS called it a disruption at its worst)',
    ])
    expect(JSON.stringify(incident)).toMatch(OF_RED)
  })

  it('tells a limited reader of theirs alone, in every part', async () => {
    const incident = await getIncident(id, [BLUE])
    expect(JSON.stringify(incident)).not.toMatch(OF_RED)
    expect(incident).toMatchObject({
      title: expect.stringContaining('Zebra'),
      startedAt: '2026-03-10T12:00:00.000Z',
      services: [{ service: 'blue-service', name: 'Blue Service' }],
      serviceCount: 1,
      regions: ['us-east-1'],
      peakSeverity: 'degradation',
      awsSeverity: 'degradation',
      eventCount: 1,
      openEventCount: 1,
      affectedAccountCount: 1,
      events: [{ id: blue, affectedAccountCount: 1 }],
      links: [],
      updates: [{ eventId: blue }],
      clocks: { firstSaidAt: '2026-03-10T12:00:00.000Z', firstSeenAt: '2026-03-10T12:00:00.000Z' },
      severityRule: 'Proposed from all of its events and accounts, some of which you may not see.',
      leftOut: { events: 0, updates: 0, windows: 0 },
    })
    expect(incident.impactWindows.every(({ eventId }) => eventId === blue)).toBe(true)
    expect(sentences(incident)).toEqual(['1 event moved', 'Severity: SEV4 → SEV2'])
  })

  it('tells the same in lists, files and the Now strip', async () => {
    const list = await listIncidents(NO_INCIDENT_FILTER, { limit: 1, cursor: null }, [BLUE])
    const csv = await new Response(streamIncidentCsv(NO_INCIDENT_FILTER, [BLUE])).text()
    const now = await findNowIncidents([BLUE])
    for (const told of [JSON.stringify(list), csv, JSON.stringify(now)]) {
      expect(told).toContain('Zebra')
      expect(told).not.toMatch(OF_RED)
    }
    expect(now).toMatchObject({ count: 1, unacknowledgedCount: 1 })
  })

  it('names itself to limited readers of an event by what they see', async () => {
    const titles = async (accounts: string[] | null) => {
      const { data } = await listEventSummaries(NO_FILTER, { limit: 10, cursor: null }, accounts)
      return data.map(({ incident }) => incident)
    }
    expect(await titles(null)).toMatchObject([{ id, title: expect.stringContaining('Yak') }, { id }])
    expect(await titles([BLUE])).toEqual([{ id, title: 'Zebra', status: 'detected', severity: expect.any(String) }])
  })

  it.each<[string, Partial<IncidentFilter>]>([
    ['service', { service: ['red-service'] }],
    ['Region', { region: ['us-west-2'] }],
    ['severity', { severity: ['disruption'] }],
    ['word', { q: 'yak' }],
    ['time', { to: '2026-03-10T11:30:00.000Z' }],
    ['account', { account: [RED] }],
  ])('is not found by a %s that only others may see', async (_, filter) => {
    expect(await found(filter, null)).toEqual([id])
    expect(await found(filter, [BLUE])).toEqual([])
  })

  it('is found by what they see', async () => {
    for (const filter of [
      { service: ['blue-service'] },
      { q: 'zebra' },
      { account: [BLUE] },
      { region: ['us-east-1'] },
    ]) {
      expect(await found(filter, [BLUE])).toEqual([id])
    }
  })

  it('is found by the teams of their own accounts, and by its own', async () => {
    const { rows } = await pool().query<{ id: string }>(
      "INSERT INTO team (name) VALUES ('Red'), ('Blue'), ('Own') RETURNING id",
    )
    const [redTeam, blueTeam, own] = rows.map((row) => row.id)
    await pool().query('INSERT INTO team_account (team_id, account_id) VALUES ($1, $2), ($3, $4)', [
      redTeam,
      RED,
      blueTeam,
      BLUE,
    ])
    await pool().query('UPDATE incident SET team_id = $1', [own])
    expect(await found({ team: ['red'] }, null)).toEqual([id])
    expect(await found({ team: ['red'] }, [BLUE])).toEqual([])
    expect(await found({ team: ['blue'] }, [BLUE])).toEqual([id])
    expect(await found({ team: ['own'] }, [BLUE])).toEqual([id])
  })

  it('is not there for those who see none of its events', async () => {
    expect(await found({}, ['999988887777'])).toEqual([])
    expect(await found({}, [])).toEqual([])
    await expect(getIncident(id, ['999988887777'])).rejects.toThrow(`There is no incident ${id}.`)
    expect(await findNowIncidents(['999988887777'])).toEqual({ incidents: [], count: 0, unacknowledgedCount: 0 })
  })

  it('has in its cursor no time that others alone may know', async () => {
    await buildIncident([await storeEvent(BLUE, -300, { summary: 'Zebra before' })])
    const { nextCursor } = await listIncidents(NO_INCIDENT_FILTER, { limit: 1, cursor: null }, [BLUE])
    expect(Buffer.from(nextCursor ?? '', 'base64url').toString()).toBe(`i.${id}`)
    const rest = await listIncidents(NO_INCIDENT_FILTER, { limit: 5, cursor: nextCursor }, [BLUE])
    expect(rest.data).toHaveLength(1)
  })
})

suite('what people wrote', () => {
  it('is for whoever sees the incident', async () => {
    const id = await buildIncident([await storeEvent(BLUE, 0, { summary: 'Zebra' })], { title: 'Ours' })
    await buildNote(id, 'Said by us')
    const manual = await buildIncident([], { title: 'Role broken' })
    expect(await found({}, [])).toEqual([manual])
    expect(await getIncident(manual, [])).toMatchObject({ title: 'Role broken', events: [] })
    expect(await getIncident(id, [BLUE])).toMatchObject({ title: 'Ours', notes: [{ body: 'Said by us' }] })
  })

  it('names what was merged into it by its number where its title told of events', async () => {
    const merged = await buildIncident([await storeEvent(RED, 5, { summary: 'Yak' })])
    const into = await buildIncident([await storeEvent(BLUE, 0, { summary: 'Zebra' })])
    await mergeInto(merged, into)
    expect((await getIncident(into, [BLUE])).merged).toMatchObject([{ title: `Incident ${merged}` }])
    expect((await getIncident(into, null)).merged).toMatchObject([{ title: expect.stringContaining('Yak') }])
  })

  it('does not tell what a rule named after an account of others, nor describe it', async () => {
    const alerted = async (account: string) => {
      const id = await buildIncident([], { title: `Root signed in: ${account}` })
      await pool().query("UPDATE incident SET origin = 'alert', description = $2 WHERE id = $1", [id, `In ${account}.`])
      await pool().query(
        `INSERT INTO iam_alert (incident_id, rule, account_id, subject, first_at, last_at, change_ids)
         VALUES ($1, 'root-sign-in', $2, 'root', now(), now(), '{}')`,
        [id, account],
      )
      return id
    }
    const [red, blue] = [await alerted(RED), await alerted(BLUE)]
    expect(await found({}, [BLUE])).toEqual([blue])
    expect(await getIncident(blue, [BLUE])).toMatchObject({
      title: `Root signed in: ${BLUE}`,
      description: `In ${BLUE}.`,
    })
    await mergeInto(blue, red)
    expect(await getIncident(red, [BLUE])).toMatchObject({ title: `Incident ${red}`, description: null })
    expect(await getIncident(red, [RED])).toMatchObject({
      ...{ title: `Root signed in: ${RED}`, merged: [{ title: `Incident ${blue}` }] },
    })
  })

  it('links no incident that the reader does not see', async () => {
    const hidden = await buildIncident([await storeEvent(RED, 5, { summary: 'Yak' })])
    const id = await buildIncident([await storeEvent(BLUE, 0, { summary: 'Zebra' })])
    await pool().query('INSERT INTO incident_relation (incident_id, other_id, by_name) VALUES ($1, $2, $3)', [
      hidden,
      id,
      'Mira',
    ])
    expect((await getIncident(id, [BLUE])).related).toEqual([])
    expect((await getIncident(id, null)).related).toHaveLength(1)
  })
})
