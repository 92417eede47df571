/** The read API: its shapes, its pages, and its refusals. */
import { expect } from '@playwright/test'
import type { EventView, Page } from '@/lib/events/contract'
import { getJson, listAll } from './fixtures/api'
import { test } from './fixtures/test'
import { inventedHistory, inventedPresent } from './stand-in/invented-history'
import { currentList, DAY, historyOf } from './stand-in/outage'

const history = inventedHistory(Date.now())
const present = inventedPresent(Date.now())

test.use({
  story: {
    name: 'api',
    publish: (feed) => {
      feed.history = historyOf(...history)
      feed.current = currentList(...present)
    },
  },
})

const ISO = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/
const time = () => expect.stringMatching(ISO)
const timeOrNull = (value: unknown) => (value === null ? null : time())

test('an event has every field, and says null where nothing is known', async ({ request }) => {
  const { data } = await getJson<Page<EventView>>(request, '/api/v1/events?service=iam&status=open')
  const [event] = data
  expect(event).toMatchObject({
    id: expect.any(String),
    arn: expect.stringMatching(/^arn:aws:health:global::event\/IAM\//),
    service: 'iam',
    upstreamService: 'iam',
    region: 'global',
    category: 'issue',
    scope: 'PUBLIC',
    status: 'open',
    severity: 'disruption',
    peakSeverity: 'disruption',
    summary: 'New roles and keys are not recognised',
    startedAt: time(),
    endedAt: null,
  })
  for (const update of event?.updates ?? [])
    expect(update).toEqual({
      observedAt: time(),
      recordedAt: time(),
      text: expect.any(String),
      severity: expect.any(String),
    })
  expect(event?.impactedServices).toHaveLength(7)
  for (const window of event?.impactWindows ?? []) {
    expect(window).toMatchObject({ clock: expect.stringMatching(/^(declared|described|recovered)$/), from: time() })
    expect(window.to).toEqual(timeOrNull(window.to))
    expect(window).toHaveProperty('sentence')
    expect(window).toHaveProperty('confidence')
    expect(window).toHaveProperty('superseded')
  }
  expect(event?.sightings).toEqual([{ source: 'public-feed', firstSeenAt: time(), lastSeenAt: time() }])
  const single = await getJson<{ data: EventView }>(request, `/api/v1/events/${event?.id}`)
  expect({ ...single.data, sightings: [] }).toEqual({ ...event, sightings: [] })
})

test('small pages lead through all events, newest first, each once', async ({ request }) => {
  const all = await listAll(request)
  const paged: EventView[] = []
  let address = '/api/v1/events?limit=7'
  for (;;) {
    const { data, nextCursor } = await getJson<Page<EventView>>(request, address)
    expect(data.length).toBeLessThanOrEqual(7)
    paged.push(...data)
    if (nextCursor === null) break
    address = `/api/v1/events?limit=7&cursor=${encodeURIComponent(nextCursor)}`
  }
  expect(paged.map(({ id }) => id)).toEqual(all.map(({ id }) => id))
  expect(new Set(paged.map(({ id }) => id)).size).toBe(paged.length)
  const starts = paged.map(({ startedAt }) => startedAt)
  expect(starts).toEqual([...starts].sort().reverse())
})

test('filters may be repeated, joined by commas, and written as AWS writes them', async ({ request }) => {
  const ids = async (query: string) => (await listAll(request, query)).map(({ id }) => id)
  const both = await ids('service=iam&service=sts')
  expect(await ids('service=iam,sts')).toEqual(both)
  expect(await ids('service=sts-eu-west-1&from=2025-01-01')).toEqual(
    await ids('service=sts&region=eu-west-1&from=2025-01-01'),
  )
  expect((await listAll(request, 'status=open&from=2025-01-01')).every(({ status }) => status === 'open')).toBe(true)
  expect((await listAll(request, 'source=bundled')).length).toBeGreaterThanOrEqual(50)
  expect((await listAll(request, 'category=scheduledChange')).length).toBe(0)
  expect((await listAll(request, 'q=passkeys')).map(({ summary }) => summary)).toEqual([
    '[RESOLVED] Sign-in with passkeys fails',
  ])
})

test('from is inclusive, to is exclusive, and what overlaps counts', async ({ request }) => {
  const outage = history.find(({ summary }) => summary === 'Records cannot be put')
  const startedAt = outage?.startedAt ?? 0
  const endedAt = startedAt + (outage?.said.at(-1)?.after ?? 0) * 60_000
  const count = async (from: number, to: number) =>
    (await listAll(request, `service=kinesis&from=${new Date(from).toISOString()}&to=${new Date(to).toISOString()}`))
      .length
  expect(await count(startedAt, startedAt + 1)).toBe(1)
  expect(await count(startedAt - DAY, startedAt)).toBe(0)
  expect(await count(startedAt - DAY, startedAt + 1)).toBe(1)
  expect(await count(endedAt - 1, endedAt + DAY)).toBe(1)
  expect(await count(endedAt, endedAt + DAY)).toBe(0)
})

const REFUSED: [query: string, field: string][] = [
  ['limit=0', 'limit'],
  ['limit=201', 'limit'],
  ['limit=ten', 'limit'],
  ['limit=1e2', 'limit'],
  ['cursor=nonsense', 'cursor'],
  ['from=yesterday', 'from'],
  ['from=2026-02-30', 'from'],
  ['to=2026-13-01T00:00:00Z', 'to'],
  ['from=2026-05-02&to=2026-05-01', 'to'],
  ['status=broken', 'status'],
  ['category=nothing', 'category'],
  ['source=elsewhere', 'source'],
  [`service=${'x'.repeat(101)}`, 'service'],
  ['region=us%20east', 'region'],
  [`q=${'x'.repeat(201)}`, 'q'],
]

for (const [query, field] of REFUSED) {
  test(`?${query.slice(0, 40)} is refused, and ${field} is named`, async ({ request }) => {
    const response = await request.get(`/api/v1/events?${query}`, { maxRedirects: 0 })
    expect(response.status()).toBe(400)
    expect(response.headers()['content-type']).toContain('application/problem+json')
    const problem = await response.json()
    expect(problem).toMatchObject({ status: 400, title: expect.any(String), detail: expect.stringContaining(field) })
    expect(Object.keys(problem.fields)).toEqual([field])
  })
}

const MISSING = [
  '/api/v1/events/999999999',
  '/api/v1/events/none',
  '/api/v1/events/0',
  `/api/v1/events/${'9'.repeat(30)}`,
]

for (const address of MISSING) {
  test(`${address} is a problem with 404`, async ({ request }) => {
    const response = await request.get(address, { maxRedirects: 0 })
    expect(response.status()).toBe(404)
    expect(response.headers()['content-type']).toContain('application/problem+json')
    expect(await response.json()).toMatchObject({ status: 404, title: 'Not found', detail: expect.any(String) })
  })
}

test('the sources tell their state', async ({ request }) => {
  const { data } = await getJson<{ data: Record<string, unknown>[] }>(request, '/api/v1/sources')
  expect(data.map(({ id }) => id)).toEqual(expect.arrayContaining(['public-feed', 'rss', 'bundled']))
  for (const source of data)
    expect(source).toEqual({
      id: expect.any(String),
      kind: expect.any(String),
      connectionId: null,
      connectionName: null,
      state: expect.stringMatching(/^(ok|late|failing|off)$/),
      lastAttemptAt: timeOrNull(source.lastAttemptAt),
      lastCompletePollAt: timeOrNull(source.lastCompletePollAt),
      nextPollAt: timeOrNull(source.nextPollAt),
      backfillComplete: expect.any(Boolean),
      lastError: source.lastError === null ? null : expect.any(String),
    })
  expect(data.find(({ id }) => id === 'public-feed')).toMatchObject({
    state: 'ok',
    backfillComplete: true,
    lastError: null,
  })
})

test('health answers, and nothing under /api redirects or is a page', async ({ request }) => {
  await getJson(request, '/api/health/live')
  await getJson(request, '/api/health/ready')
  for (const address of ['/api/v1/events/', '/api/v1/sources/', '/api/v1/nothing', '/api/nothing']) {
    const response = await request.get(address, { maxRedirects: 0 })
    expect([200, 404], `${address} answered ${response.status()}`).toContain(response.status())
    expect(response.headers()['content-type'], address).toMatch(/^application\/(problem\+)?json/)
  }
})

test('nothing is written through the API', async ({ request }) => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    const response = await request.fetch('/api/v1/events', { method, maxRedirects: 0, data: {} })
    expect(response.status(), method).toBe(405)
  }
})
