/** AWS's own recorded documents, where they are at hand: all of them on the timeline, with right status and times. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from '@playwright/test'
import type { EventView, Page } from '@/lib/events/contract'
import type { IncidentSummaryView, IncidentView } from '@/lib/incidents/contract'
import { getJson, listAll } from './fixtures/api'
import { test } from './fixtures/test'
import { drawerOf, openLive, rowOf, rowsOf, scrollToEnd } from './fixtures/timeline'
import { document } from './stand-in/documents'

const RECORDED = path.resolve(import.meta.dirname, '../../shared/data/public-feed')
const HISTORY = path.join(RECORDED, 'historyevents-2016-2019.json')
const CURRENT = path.join(RECORDED, 'currentevents-2026-09-04.json')
const CURRENT_ON_THE_WIRE = path.join(RECORDED, 'currentevents-2026-09-04.utf16be-bom.bin')
const isThere = [HISTORY, CURRENT, CURRENT_ON_THE_WIRE].every(existsSync)
const UTF16 = { headers: { 'Content-Type': 'application/json;charset=utf-16' } }

interface Recorded {
  arn: string
  date: string
  status: string
  end_time?: string
  event_log: { message: string; timestamp: number; status: number }[]
}

test.skip(!isThere, `The recorded documents are not there: ${RECORDED}`)

test.use({
  story: {
    name: 'recorded',
    publish: (feed) => {
      if (!isThere) return
      feed.history = document(Buffer.from(`\ufeff${readFileSync(HISTORY, 'utf8')}`, 'utf16le').swap16(), UTF16)
      feed.current = document(readFileSync(CURRENT_ON_THE_WIRE), UTF16)
    },
  },
})

function recordedHistory(): Map<string, Recorded> {
  const lists: Record<string, Recorded[]> = JSON.parse(readFileSync(HISTORY, 'utf8'))
  return new Map(
    Object.values(lists)
      .flat()
      .map((event) => [event.arn, event]),
  )
}

const inSeconds = (time: string | null | undefined) => (time ? Date.parse(time) / 1000 : null)

test('the 456 events of 2016-2019 are stored once, with their times and every word', async ({ request }) => {
  const recorded = recordedHistory()
  expect(recorded.size).toBe(456)
  const stored = await listAll(request, 'source=public-feed&to=2020-01-01')
  expect(stored).toHaveLength(456)
  for (const event of stored) {
    const original = recorded.get(event.arn ?? '')
    expect(inSeconds(event.startedAt), event.arn ?? '').toBe(Number(original?.date))
    const said = new Set(original?.event_log.map(({ timestamp }) => timestamp))
    expect(new Set(event.updates.map(({ observedAt }) => inSeconds(observedAt)))).toEqual(said)
    const last = original?.event_log.at(-1)
    if (last?.status === 0) expect(event, event.arn ?? '').toMatchObject({ status: 'closed', severity: null })
  }
})

test('they can all be reached on the timeline', async ({ page, request }) => {
  const stored = await listAll(request, 'source=public-feed&to=2020-01-01')
  await openLive(page, '/?source=public-feed&to=2020-01-01&view=events')
  expect(new Set(await scrollToEnd(page))).toEqual(new Set(stored.map(({ id }) => id)))
  await expect(page.getByText('456 events in this window')).toBeVisible()
})

test('the current events have the status and times that AWS gives', async ({ page, request }) => {
  const recorded: Recorded[] = JSON.parse(readFileSync(CURRENT, 'utf8'))
  const stored = new Map((await listAll(request, 'from=2026-01-01')).map((event) => [event.arn, event]))
  for (const original of recorded) {
    const event = stored.get(original.arn)
    const isOver = original.status === '0'
    expect(event?.status, original.arn).toBe(isOver ? 'closed' : 'open')
    expect(event?.severity, original.arn).toBe(severityOf(original.status))
    expect(inSeconds(event?.startedAt)).toBe(Number(original.date))
    expect(inSeconds(event?.endedAt)).toBe(original.end_time === undefined ? null : Number(original.end_time))
  }
  await openLive(page, '/?range=all&view=events')
  const open = recorded.filter(({ status }) => status !== '0').length
  await expect(page.getByRole('region', { name: 'Now' })).toContainText(`${open} incidents open, unacknowledged`)
})

test('the identity event of 7 May 2018 says when it was posted and when it hit', async ({ page, request }) => {
  const stored = await listAll(request, 'service=iam&from=2018-05-07&to=2018-05-08')
  expect(stored).toHaveLength(1)
  const [event] = stored
  expect(event).toMatchObject({ startedAt: expect.stringMatching(/^2018-05-07T15:5/), status: 'closed' })
  expect(described(event)).toEqual([['2018-05-07T14:19:00.000Z', '2018-05-07T15:20:00.000Z']])
  expect(event?.sightings.map(({ source }) => source).sort()).toEqual(['bundled', 'public-feed'])
  await openLive(page, '/?service=iam&from=2018-05-07&to=2018-05-08&view=events&zone=utc')
  await expect(rowOf(page, '')).toContainText('14:19–15:20')
  await rowOf(page, '').click()
  await expect(drawerOf(page).getByRole('region', { name: 'Impact windows' })).toContainText('14:19–15:20 UTC')
})

test('28 February 2017 is one incident in us-east-1, and the reasons can be read', async ({ page, request }) => {
  const day = 'region=us-east-1&from=2017-02-28&to=2017-03-01'
  const { data } = await getJson<{ data: IncidentSummaryView[] }>(request, `/api/v1/incidents?${day}`)
  expect(data).toMatchObject([{ kind: 'provider', status: 'resolved', eventCount: 49, openEventCount: 0 }])
  const id = data[0]?.id ?? ''
  await openLive(page, `/?${day}`)
  await expect(rowsOf(page)).toHaveCount(1)
  await expect(rowOf(page, '49 events')).toContainText('us-east-1')
  await rowsOf(page).first().click()
  await expect(page).toHaveURL(`/incidents/${id}`)
  const reasons = page.getByRole('region', { name: 'Grouped because' })
  await expect(reasons).toContainText('48 reasons')
  await expect(reasons.getByRole('listitem').first()).toContainText(
    /services failed within 60 min of .* \(3 are enough\)/,
  )
  const { links, events } = (await getJson<{ data: IncidentView }>(request, `/api/v1/incidents/${id}`)).data
  expect(new Set(links.flatMap(({ eventId, otherId }) => [eventId, otherId]))).toEqual(
    new Set(events.map((event) => event.id)),
  )
})

test('what was apart stays apart', async ({ request }) => {
  const old = 'to=2020-01-01&source=public-feed'
  const incidents: IncidentSummaryView[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const next: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`
    const page: Page<IncidentSummaryView> = await getJson(request, `/api/v1/incidents?limit=200&${old}${next}`)
    incidents.push(...page.data)
    cursor = page.nextCursor
  }
  expect(incidents.length).toBeGreaterThan(300)
  expect(incidents.filter(({ eventCount }) => eventCount > 1).length).toBeLessThan(40)
  for (const { regions, eventCount, id } of incidents) expect(eventCount > 1 ? regions.length : 1, id).toBeLessThan(3)
})

test('the identity incident of 7 May 2018 says what works and what fails, in words of AWS', async ({
  page,
  request,
}) => {
  const query = 'kind=identity&from=2018-05-07&to=2018-05-08'
  const { data } = await getJson<{ data: IncidentSummaryView[] }>(request, `/api/v1/incidents?${query}`)
  expect(data).toMatchObject([{ kind: 'identity', everywhere: true, eventCount: 1 }])
  const id = data[0]?.id ?? ''
  const incident = (await getJson<{ data: IncidentView }>(request, `/api/v1/incidents/${id}`)).data
  const said = incident.updates.map(({ text }) => text).join(' ')
  const statements = incident.failure?.statements ?? []
  expect(statements.some(({ works }) => works)).toBe(true)
  expect(statements.some(({ works }) => !works)).toBe(true)
  for (const { sentence, source } of statements)
    expect(sentence === null ? source : said.includes(sentence), JSON.stringify(sentence)).toBeTruthy()
  await openLive(page, `/incidents/${id}`)
  const panel = page.getByRole('region', { name: 'What worked, and what did not' })
  for (const { words } of statements) await expect(panel).toContainText(words)
})

function described(event: EventView | undefined) {
  const windows = event?.impactWindows.filter(({ clock, superseded }) => clock === 'described' && !superseded) ?? []
  return windows.map(({ from, to }) => [from, to])
}

function severityOf(status: string): string | null {
  return [null, 'informational', 'degradation', 'disruption'][Number(status)] ?? null
}
