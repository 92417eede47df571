/** Planned changes over HTTP: pages of the API, CSV, calendars by session, by token and by secret address. */
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { countRequest, REQUESTS_PER_SECOND } from '@/lib/access/limits'
import { pool } from '@/lib/db/pool'
import { recordObservations } from '@/lib/events/write'
import { endSessionsOf } from '@/lib/people/write-ways-in'
import { BLUE, hitAccount, hitResources, RED, storeChange, storeTeam } from '@/lib/planned-changes/test-changes'
import { createCalendarFeed, revokeCalendarFeed } from '@/lib/planned-changes/write-feeds'
import { ensureSources } from '@/lib/source-health/write-sources'
import { buildObservation } from '@/lib/testing/build-observation'
import { actorOf, buildPerson } from '@/lib/testing/build-person'
import { buildBearer } from '@/lib/testing/credentials'
import { withDatabase } from '@/lib/testing/database'
import { parseCalendar } from '@/lib/testing/parse-calendar'
import { GET as getList } from '../v1/changes/route'
import { GET as getByAddress, POST as postByAddress } from './calendar/[secret]/route'
import { GET as getCsv } from './csv/route'
import { GET as getIcs } from './ics/route'

withDatabase()
beforeEach(ensureSources)

const DAY = 86_400_000
let addresses = 0

/** Strangers at one address may not ask as often as this test does. */
function origin(): Record<string, string> {
  addresses += 1
  return { 'x-forwarded-for': `198.51.100.${addresses % 250}` }
}

async function ask(handler: typeof getIcs, query = '') {
  const headers = { ...origin(), authorization: await buildBearer('viewer') }
  return handler(new Request(`http://127.0.0.1:3000/api/changes${query}`, { headers }), { params: Promise.resolve({}) })
}

function fetchAddress(path: string, handler = getByAddress) {
  const secret = path.split('/').at(-1) ?? ''
  return handler(new Request(`http://127.0.0.1:3000${path}`, { headers: origin() }), {
    params: Promise.resolve({ secret }),
  })
}

async function calendarOf(response: Response) {
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  return parseCalendar(new Uint8Array(await response.arrayBuffer()))
}

const ahead = (days: number) => Math.floor(Date.now() / DAY) * DAY + days * DAY + 3_600_000

describe('the list', () => {
  it('comes by pages, and names what is wrong', async () => {
    for (let place = 1; place <= 3; place += 1) await storeChange(`Change ${place}`, { startedAt: ahead(place) })
    const first = await (await ask(getList as typeof getIcs, '?limit=2')).json()
    expect(first.data.map(({ title }: { title: string }) => title)).toEqual(['Change 1', 'Change 2'])
    expect(first.totals).toMatchObject({ total: 3, states: { upcoming: 3 } })
    const second = await (await ask(getList as typeof getIcs, `?limit=2&cursor=${first.nextCursor}`)).json()
    expect(second).toMatchObject({ data: [{ title: 'Change 3' }], nextCursor: null })
    for (const query of [
      '?limit=0',
      '?state=soon',
      '?cursor=abc',
      '?account=12',
      '?from=tomorrow',
      '?from=2026-02-01&to=2026-01-01',
    ]) {
      const refused = await ask(getList as typeof getIcs, query)
      expect([query, refused.status, Object.keys((await refused.json()).fields)]).toEqual([
        query,
        400,
        [query.split('&').at(-1)?.replace('?', '').split('=')[0]],
      ])
    }
  })

  it('comes as CSV of exactly what is filtered, whatever stands in it', async () => {
    const id = await storeChange('=1+1, "quoted"\nand broken', { startedAt: ahead(2) })
    await storeChange('Elsewhere', { region: 'us-east-1', startedAt: ahead(3) })
    await hitAccount(id, BLUE)
    await hitResources(id, BLUE, 'PENDING', 'RESOLVED')
    const response = await ask(getCsv, '?region=eu-west-1')
    expect(response.headers.get('content-type')).toContain('text/csv')
    const csv = await response.text()
    expect(csv).toContain(id)
    expect(csv).not.toContain('Elsewhere')
    expect(csv).not.toMatch(/(^|,)"?=1\+1/m)
  })
})

describe('a calendar', () => {
  it('holds what is filtered; a moved date keeps its entry and revises it, a withdrawn one is cancelled', async () => {
    const startedAt = ahead(5)
    const arn = 'arn:aws:health:eu-west-1::event/RDS/AWS_RDS_X/AWS_RDS_X_1'
    await storeChange('Databases, all; restart', { arn, startedAt, endedAt: startedAt + 7_200_000 })
    await storeChange('Whole day', { startedAt: Math.floor(startedAt / DAY) * DAY })
    const [before, whole] = (await calendarOf(await ask(getIcs))).events.sort((one) =>
      one.get('UID')?.raw.startsWith(arn) ? -1 : 1,
    )
    expect(before?.get('SUMMARY')?.text).toBe('Databases, all; restart (rds, eu-west-1)')
    expect(before?.get('SEQUENCE')?.raw).toBe('0')
    expect(whole?.get('DTSTART')?.parameters).toEqual({ VALUE: 'DATE' })

    const moved = {
      arn,
      service: 'rds',
      upstreamService: 'RDS',
      region: 'eu-west-1',
      category: 'scheduledChange',
      scope: 'ACCOUNT_SPECIFIC',
      severity: null,
      peakSeverity: null,
      updates: [],
      summary: 'Databases, all; restart',
    }
    const tell = (parts: object, saidAt: number) =>
      recordObservations([buildObservation({ ...moved, ...parts, saidAt }, { fetchedAt: saidAt })], saidAt)
    await tell({ status: 'upcoming', startedAt: startedAt + DAY, endedAt: null }, Date.now() + 60_000)
    const calendar = await calendarOf(await ask(getIcs, '?service=rds'))
    const after = calendar.events.find((event) => event.get('UID')?.raw === before?.get('UID')?.raw)
    expect(after?.get('SEQUENCE')?.raw).toBe('1')
    expect(after?.get('DTSTART')?.raw).not.toBe(before?.get('DTSTART')?.raw)
    expect(after?.has('DTEND')).toBe(false)
    expect((after?.get('LAST-MODIFIED')?.raw ?? '') > (before?.get('LAST-MODIFIED')?.raw ?? '')).toBe(true)

    await tell({ status: 'closed', startedAt: startedAt + DAY, endedAt: null }, Date.now() + 120_000)
    const withdrawn = (await calendarOf(await ask(getIcs))).events.find(
      (event) => event.get('UID')?.raw === before?.get('UID')?.raw,
    )
    expect([withdrawn?.get('STATUS')?.raw, withdrawn?.get('SEQUENCE')?.raw]).toEqual(['CANCELLED', '2'])
  })

  it('is a calendar also where nothing matches', async () => {
    expect((await calendarOf(await ask(getIcs, '?service=nothing'))).events).toEqual([])
  })
})

describe('a secret address', () => {
  const make = async (person: string, filter = '') =>
    (await createCalendarFeed(actorOf(person), person, { name: 'Mine', filter })).path

  async function storeBoth(): Promise<void> {
    const blue = await storeChange('For blue', { startedAt: ahead(1) })
    const red = await storeChange('For red', { startedAt: ahead(2), region: 'us-east-1' })
    await hitAccount(blue, BLUE)
    await hitAccount(red, RED)
    await hitResources(red, RED, 'PENDING')
  }
  const titlesAt = async (path: string) =>
    (await calendarOf(await fetchAddress(path))).events.map((event) => event.get('SUMMARY')?.text.split(' (')[0])

  it('needs no cookie, holds its filter, and is stored as a hash alone', async () => {
    await storeBoth()
    const person = await buildPerson({ name: 'Ana' })
    expect(await titlesAt(await make(person))).toEqual(['For blue', 'For red'])
    const path = await make(person, 'region=us-east-1')
    expect(await titlesAt(path)).toEqual(['For red'])
    const { rows } = await pool().query<{ stored: string }>(
      'SELECT json_agg(f)::text || (SELECT json_agg(a)::text FROM audit_entry a) AS stored FROM calendar_feed f',
    )
    expect(rows[0]?.stored).not.toContain(path.split('/').at(-1)?.slice(4, -4))
    // The answer does not wait for it.
    await vi.waitFor(
      async () => {
        const used = await pool().query('SELECT FROM calendar_feed WHERE last_used_at IS NOT NULL')
        expect(used.rowCount).toBeGreaterThan(0)
      },
      { timeout: 15_000 },
    )
  })

  it('sees with the eyes of its person, now', async () => {
    await storeBoth()
    const team = await storeTeam('Payments', [RED])
    const person = await buildPerson({ name: 'Lim', limited: true, teams: [team] })
    const path = await make(person)
    expect(await titlesAt(path)).toEqual(['For red'])
    await pool().query('DELETE FROM team_account')
    expect(await titlesAt(path)).toEqual([])
    await pool().query('UPDATE person SET disabled_at = now() WHERE id = $1', [person])
    expect((await fetchAddress(path)).status).toBe(404)
    await pool().query('UPDATE person SET disabled_at = NULL WHERE id = $1', [person])
    expect((await fetchAddress(path)).status).toBe(200)
  })

  it('outlives the sessions of its person', async () => {
    const person = await buildPerson({ name: 'Ana' })
    const path = await make(person)
    await endSessionsOf(pool(), person)
    expect((await fetchAddress(path)).status).toBe(200)
  })

  it('answers 404 once revoked, to whom it never belonged, and to what is no secret', async () => {
    const person = await buildPerson({ name: 'Ana' })
    const other = await buildPerson({ name: 'Gus' })
    const path = await make(person)
    const { rows } = await pool().query<{ id: string }>('SELECT id FROM calendar_feed')
    await expect(revokeCalendarFeed(actorOf(other), other, rows[0]?.id ?? '')).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    expect((await fetchAddress(path)).status).toBe(200)
    await revokeCalendarFeed(actorOf(person), person, rows[0]?.id ?? '')
    await revokeCalendarFeed(actorOf(person), person, rows[0]?.id ?? '')
    for (const asked of [path, '/x/flc_nobody.ics', '/x/', "/x/'; DROP TABLE person; --.ics"]) {
      expect((await fetchAddress(asked)).status).toBe(404)
    }
    const { rows: audit } = await pool().query(
      "SELECT action FROM audit_entry WHERE action LIKE 'calendar.%' ORDER BY id",
    )
    expect(audit).toEqual([{ action: 'calendar.address-made' }, { action: 'calendar.address-revoked' }])
  })

  it('can only be read, and not more often than a person may ask', async () => {
    const person = await buildPerson({ name: 'Ana' })
    const path = await make(person)
    const posted = await postByAddress(new Request(`http://127.0.0.1:3000${path}`, { method: 'POST' }))
    expect(posted.status).toBe(405)
    // However long the queries take here, the second does not pass.
    vi.useFakeTimers({ toFake: ['Date', 'setTimeout', 'clearTimeout'] })
    onTestFinished(() => void vi.useRealTimers())
    await Promise.all(Array.from({ length: REQUESTS_PER_SECOND }, () => countRequest({ kind: 'person', id: person })))
    const refused = await fetchAddress(path)
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1'])
  })
})
