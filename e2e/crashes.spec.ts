/** kill -9, at the worst moments: after a restart everything is there, once. */
import { type APIRequestContext, expect } from '@playwright/test'
import { getSource, listAll, nextPoll } from './fixtures/api'
import { killWorker } from './fixtures/kill-worker'
import { test } from './fixtures/test'
import { nowStripOf, rowsOf } from './fixtures/timeline'
import { slowDrip } from './stand-in/faults'
import {
  ago,
  buildOutage,
  currentList,
  DAY,
  HOUR,
  historyOf,
  type Outage,
  resolved,
  withStatement,
} from './stand-in/outage'

const REGIONS = [
  'us-east-1',
  'us-east-2',
  'us-west-1',
  'us-west-2',
  'eu-west-1',
  'eu-west-2',
  'eu-central-1',
  'sa-east-1',
]
/** Enough to take the worker a moment. */
const archive = Array.from({ length: 400 }, (_, index) => archived(index))
const open = buildOutage({ region: 'eu-north-1' })

test.use({
  story: {
    name: 'crashes',
    publish: (feed) => {
      feed.current = currentList(open)
    },
  },
})

function archived(index: number): Outage {
  const startedAt = ago(20 * DAY) - index * 5 * HOUR
  const region = REGIONS[index % REGIONS.length] ?? 'us-east-1'
  return resolved(
    withStatement(buildOutage({ service: 'sqs', name: 'SQS', region, startedAt }), 20, `Case ${index}.`, 3),
  )
}

async function expectWholeArchive(request: APIRequestContext) {
  const stored = await listAll(request, 'service=sqs&from=2020-01-01')
  expect(stored.length).toBe(archive.length)
  expect(new Set(stored.map(({ arn }) => arn)).size).toBe(archive.length)
  for (const { updates, sightings, status } of stored) {
    expect(updates).toHaveLength(3)
    expect(sightings).toHaveLength(1)
    expect(status).toBe('closed')
  }
}

test('a worker killed while it reads and while it stores leaves nothing half done', async ({ app, request }) => {
  const { feed } = app
  feed.history = historyOf(...archive)
  feed.faults = { history: slowDrip(8, 400) }
  const asked = feed.requests.length
  await expect.poll(() => feed.requests.slice(asked).some((path) => path.startsWith('/history'))).toBe(true)
  await killWorker(app)

  let sent = false
  feed.faults = {
    history: (response, { body, headers }) => {
      response.writeHead(200, headers).end(body)
      response.on('finish', () => {
        sent = true
      })
    },
  }
  await expect.poll(() => sent, { intervals: [5], timeout: 30_000 }).toBe(true)
  await killWorker(app)

  feed.faults = {}
  await expect
    .poll(async () => (await nextPoll(request, 'history', 30_000)).outcome, { timeout: 40_000 })
    .toBe('complete')
  await expectWholeArchive(request)
  expect(await getSource(request, 'public-feed')).toMatchObject({ state: 'ok', backfillComplete: true })
  const jobs = await app.database.query(
    `SELECT key, count(*)::int FROM graphile_worker.jobs WHERE key LIKE 'poll-%' GROUP BY key HAVING count(*) > 1`,
  )
  expect(jobs).toEqual([])
})

test.describe('the web server', () => {
  test.use({ tolerated: /net::ERR_/ })

  test('killed under an open page comes back with everything', async ({ app, page, request }) => {
    const before = (await listAll(request)).map(({ id }) => id)
    await page.goto('/')
    await expect(nowStripOf(page)).toContainText('1 incident open, unacknowledged')
    process.kill(app.pids().web, 'SIGKILL')
    await expect(page.getByRole('banner').getByRole('link', { name: /does not answer/ })).toBeVisible()
    await app.restart()
    expect((await listAll(request)).map(({ id }) => id)).toEqual(before)
    await expect(page.getByRole('banner').getByRole('link', { name: /AWS checked/ })).toBeVisible({ timeout: 30_000 })
    await expect(rowsOf(page).first()).toBeVisible()
  })
})

test('both killed at once, and AWS says something meanwhile: it is caught up', async ({ app, request }) => {
  const before = await listAll(request)
  await app.stop()
  app.feed.current = currentList(resolved(open))
  await app.start()
  await nextPoll(request, 'current', 30_000)
  const after = await listAll(request)
  expect(after.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
  expect(after.find(({ region }) => region === 'eu-north-1')).toMatchObject({
    status: 'closed',
    updates: [{ text: open.said[0]?.text }, { text: 'Tokens are issued as usual again.' }],
  })
})
