/** Whatever AWS's servers send: what is stored stays, the source says in words what is wrong, and it mends by itself. */
import { expect } from '@playwright/test'
import type { EventView } from '@/lib/events/contract'
import { expectPoll, getJson, getSource, listAll, nextPoll } from './fixtures/api'
import { test } from './fixtures/test'
import { nowStripOf, openLive } from './fixtures/timeline'
import { document, json } from './stand-in/documents'
import { dropped, type Fault, htmlPage, hungUp, refusal, silent, slowDrip, truncated } from './stand-in/faults'
import { inventedHistory } from './stand-in/invented-history'
import { buildOutage, currentList, currentPayload, historyOf, resolved } from './stand-in/outage'

const open = buildOutage({ region: 'eu-west-1' })
const history = inventedHistory(Date.now()).slice(0, 12)

test.use({
  story: {
    name: 'bad feeds',
    publish: (feed) => {
      feed.history = historyOf(...history)
      feed.current = currentList(open)
    },
  },
})

test.beforeEach(async ({ app, request }) => {
  app.feed.faults = {}
  app.feed.current = currentList(open)
  await expect.poll(async () => (await getSource(request, 'public-feed')).state, { timeout: 20_000 }).toBe('ok')
})

/** All but the one time that moves with every good poll. */
function withoutLastSight({ sightings, ...event }: EventView) {
  return { ...event, sightings: sightings.map(({ source, firstSeenAt }) => ({ source, firstSeenAt })) }
}

const FAULTS: [name: string, fault: Fault, words: RegExp][] = [
  ['an HTML page with 200', htmlPage, /HTML page/],
  ['truncated JSON', truncated, /cut off|JSON/],
  ['status 500', refusal(500), /500 Internal Server Error/],
  ['status 403', refusal(403), /403 Forbidden/],
  ['status 429 with Retry-After', refusal(429, { 'Retry-After': '2' }), /429 Too Many Requests/],
  ['a connection dropped midway', dropped, /closed the connection after/],
  ['a connection closed at once', hungUp, /could not be reached/],
]

for (const [name, fault, words] of FAULTS) {
  test(`${name} changes nothing that is stored, is said, and passes`, async ({ app, page, request }) => {
    const before = await listAll(request)
    app.feed.faults = { current: fault, history: fault }
    for (const listing of ['current', 'history'] as const)
      expect(await nextPoll(request, listing)).toMatchObject({ outcome: 'failed', error: expect.stringMatching(words) })
    const source = await getSource(request, 'public-feed')
    expect(source.state).toBe('failing')
    expect(source.lastError).toMatch(words)
    expect((await listAll(request)).map(withoutLastSight)).toEqual(before.map(withoutLastSight))

    await openLive(page, '/sources')
    const card = page.getByRole('region', { name: 'AWS public status feed' })
    await expect(card).toContainText('Why it fails:')
    await expect(card).toContainText(words)
    app.feed.faults = {}
    await expect(card).toContainText('On time', { timeout: 20_000 })
    expect((await getSource(request, 'public-feed')).lastError).toBeNull()
    expect((await listAll(request)).map(withoutLastSight)).toEqual(before.map(withoutLastSight))
  })
}

test('what is open stays open while the feed fails, and is called old', async ({ app, page, request }) => {
  await openLive(page, '/?view=events')
  await expect(nowStripOf(page)).toContainText('1 incident open, unacknowledged')
  app.feed.faults = { current: refusal(500) }
  await nextPoll(request, 'current')
  await expect(nowStripOf(page)).toContainText('The public feed cannot be reached since')
  await expect(nowStripOf(page)).toContainText('1 incident open, unacknowledged')
  await expect(page.getByRole('complementary', { name: 'Trouble with sources' })).toContainText('Current events')
  await expect(page.getByRole('banner').getByRole('link', { name: /Failing/ })).toBeVisible()
})

test('a wait that AWS asks for is kept', async ({ app, request }) => {
  app.feed.faults = { current: refusal(429, { 'Retry-After': '4' }) }
  const run = await nextPoll(request, 'current')
  app.feed.faults = {}
  const next = await nextPoll(request, 'current')
  expect(Date.parse(next.startedAt) - Date.parse(run.startedAt)).toBeGreaterThanOrEqual(4_000)
})

test('the history comes from another host when one fails', async ({ app, request }) => {
  const { feed } = app
  const late = resolved(buildOutage({ region: 'ca-west-1' }))
  feed.history = historyOf(...history, late)
  feed.faults = {
    history: (response, published) =>
      response.req.url?.endsWith('host=1')
        ? response.writeHead(503).end()
        : response.writeHead(200, published.headers).end(published.body),
  }
  expect(await nextPoll(request, 'history')).toMatchObject({ outcome: 'complete' })
  expect(await listAll(request, 'region=ca-west-1')).toHaveLength(1)
})

test('thirty seconds of silence end in words, and the other listings go on', async ({ app, request }) => {
  let isOver = false
  const publish = () => {
    // One silence is enough: whoever asks again is answered.
    app.feed.faults = {
      current: (...asked) => {
        app.feed.faults = {}
        return silent(...asked)
      },
    }
  }
  const expected = { outcome: 'failed', error: expect.stringMatching(/did not answer within 15 s/) }
  const end = expectPoll(request, 'current', publish, expected, 40_000).finally(() => {
    isOver = true
  })
  await nextPoll(request, 'history')
  expect(isOver).toBe(false)
  await end
})

test('a slow answer is read to its end', async ({ app, request }) => {
  const slow = buildOutage({ region: 'eu-central-2' })
  const publish = () => {
    app.feed.faults = { current: slowDrip(12, 150) }
    app.feed.current = currentList(open, slow)
  }
  await expectPoll(request, 'current', publish, { outcome: 'complete', eventsRead: 2 })
  expect(await listAll(request, 'region=eu-central-2')).toHaveLength(1)
})

test('one bad event among good ones is named, kept and skipped', async ({ app, page, request }) => {
  const good = buildOutage({ region: 'af-south-1' })
  const bad = { ...currentPayload(buildOutage({ service: 'kms', name: 'AWS Key Management Service' })), date: '-1' }
  const publish = () => {
    app.feed.current = json([bad, currentPayload(good), currentPayload(open)])
  }
  await expectPoll(request, 'current', publish, { outcome: 'partial', unreadable: 1, eventsRead: 2 })
  expect(await listAll(request, 'region=af-south-1')).toHaveLength(1)
  expect(await listAll(request, 'service=kms&region=us-west-2')).toEqual([])
  await openLive(page, '/sources')
  const card = page.getByRole('region', { name: 'AWS public status feed' })
  await card.getByText(/\d+ things? could not be read/).click()
  const received = card.getByRole('region', {
    name: /Received from event 1 of the current list, service kms-us-west-2/,
  })
  await expect(received).toContainText('"date":"-1"')
})

test('a body of 10,000 keys is read, one of nonsense is refused', async ({ app, request }) => {
  const keys = Object.fromEntries(Array.from({ length: 10_000 }, (_, index) => [`made-up-${index}`, []]))
  const crowded = json({ ...JSON.parse(historyOf(...history).body.toString()), ...keys }, {}, 'utf-8')
  const publish = () => {
    app.feed.history = crowded
  }
  await expectPoll(request, 'history', publish, { outcome: 'complete', eventsRead: history.length })
  app.feed.current = document(Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x41]))
  expect(await nextPoll(request, 'current')).toMatchObject({ outcome: 'failed' })
  app.feed.history = historyOf(...history)
})

test('a body beyond every measure is cut off, and the worker lives', async ({ app, request }) => {
  app.feed.current = json('x'.repeat(66 * 1024 * 1024), {}, 'utf-8')
  expect(await nextPoll(request, 'current')).toMatchObject({
    outcome: 'failed',
    error: expect.stringMatching(/64 MiB/),
  })
  expect((await getJson<{ data: unknown[] }>(request, '/api/v1/events?limit=1')).data).toHaveLength(1)
})
