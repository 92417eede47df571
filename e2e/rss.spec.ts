/** The RSS feed stands in while the JSON cannot be read, and what it brought becomes one with the JSON afterwards. */
import { expect } from '@playwright/test'
import { getSource, listAll, nextPoll } from './fixtures/api'
import { test } from './fixtures/test'
import { nowStripOf, rowOf } from './fixtures/timeline'
import { htmlPage } from './stand-in/faults'
import { arnOf, buildOutage, currentList, resolved, rssOf, withStatement } from './stand-in/outage'

const outage = withStatement(buildOutage({ region: 'eu-west-1' }), 20, 'Some calls are refused as well.', 3)

test.use({
  story: {
    name: 'rss',
    readFirst: false,
    publish: (feed) => {
      feed.current = currentList(outage)
      feed.rss = rssOf(outage)
      feed.faults = { current: htmlPage }
    },
  },
})

test('an event of the RSS feed is shown, then known by its ARN, and stays one to its end', async ({
  app,
  page,
  request,
}) => {
  await expect.poll(async () => (await listAll(request, 'source=rss')).length, { timeout: 20_000 }).toBe(1)
  const [first] = await listAll(request, 'source=rss')
  expect(first).toMatchObject({
    arn: null,
    service: 'sts',
    region: 'eu-west-1',
    status: 'open',
    severity: 'disruption',
  })
  // That a poll is over is noted after what it brought.
  await expect.poll(async () => (await getSource(request, 'rss')).state).toBe('ok')
  await page.goto('/?view=events')
  await expect(rowOf(page, 'Tokens are issued slowly')).toContainText('rss')
  await expect(nowStripOf(page)).toContainText('1 incident open, unacknowledged')
  await expect(page.getByRole('complementary', { name: 'Trouble with sources' })).toBeVisible()

  app.feed.faults = {}
  await expect.poll(async () => (await getSource(request, 'public-feed')).state, { timeout: 20_000 }).toBe('ok')
  const merged = await listAll(request, 'region=eu-west-1&service=sts&from=2025-01-01')
  expect(merged).toHaveLength(1)
  expect(merged[0]).toMatchObject({
    id: first?.id,
    arn: arnOf(outage),
    startedAt: new Date(outage.startedAt).toISOString(),
  })
  expect(merged[0]?.updates.map(({ text }) => text)).toEqual(outage.said.map(({ text }) => text))
  expect(merged[0]?.sightings.map(({ source }) => source).sort()).toEqual(['public-feed', 'rss'])
  // It hears after the poll that it is needed no more; one of its own may be under way.
  await expect.poll(() => getSource(request, 'rss')).toMatchObject({ state: 'off', lastError: null })
  await expect(rowOf(page, 'Tokens are issued slowly')).toHaveCount(1)

  const over = resolved(outage)
  app.feed.current = currentList(over)
  app.feed.rss = rssOf(over)
  app.feed.faults = { current: htmlPage }
  expect(await nextPoll(request, 'rss')).toMatchObject({ outcome: 'complete' })
  await expect(rowOf(page, 'Tokens are issued slowly')).toContainText('Resolved')
  expect(await listAll(request, 'region=eu-west-1&service=sts&from=2025-01-01')).toMatchObject([
    { id: first?.id, status: 'closed', severity: null, peakSeverity: 'disruption' },
  ])
})
