/** History and current events as AWS publishes them: the list by day, what is open now, and all that was said of an event. */
import { expect } from '@playwright/test'
import { listAll, nextPoll } from './fixtures/api'
import { test } from './fixtures/test'
import { drawerOf, nowStripOf, openLive, rowLinksOf, rowOf } from './fixtures/timeline'
import { type Encoding, json } from './stand-in/documents'
import { inventedHistory, inventedPresent } from './stand-in/invented-history'
import { ago, arnOf, buildOutage, currentList, currentPayload, DAY, historyOf, resolved } from './stand-in/outage'

const history = inventedHistory(Date.now())
const present = inventedPresent(Date.now())

test.use({
  story: {
    name: 'replay',
    publish: (feed) => {
      feed.history = historyOf(...history)
      feed.current = currentList(...present)
    },
  },
})

test('every event is stored once, with its status, times and words', async ({ request }) => {
  const stored = new Map((await listAll(request, 'source=public-feed')).map((event) => [event.arn, event]))
  expect(stored.size).toBe(history.length + present.length)
  for (const outage of [...history, ...present]) {
    const event = stored.get(arnOf(outage))
    const last = outage.said.at(-1)
    const isOver = last?.status === 0
    expect(event, outage.summary).toMatchObject({
      service: outage.service,
      region: outage.region,
      status: isOver ? 'closed' : 'open',
      startedAt: new Date(outage.startedAt).toISOString(),
      endedAt: isOver && last ? new Date(outage.startedAt + last.after * 60_000).toISOString() : null,
      category: 'issue',
      scope: 'PUBLIC',
      updates: outage.said.map(({ text, after }) => ({
        text,
        observedAt: new Date(outage.startedAt + after * 60_000).toISOString(),
      })),
    })
  }
})

test('events stand under their days, newest first, the whole record unless less is asked for', async ({ page }) => {
  await openLive(page, '/?view=events')
  const shown = await rowLinksOf(page).allInnerTexts()
  const expected = [...present].reverse().map(({ summary }) => summary)
  expect(shown.slice(0, 3)).toEqual(expected)
  const { startedAt, summary } = history[3] ?? buildOutage()
  const day = new Date(startedAt).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const section = page.getByRole('region', { name: new RegExp(`^\\w{3} ${day}`) })
  await expect(rowOf(page, summary).first()).toBeVisible()
  await expect(section.locator('[data-row]').filter({ hasText: summary })).toBeVisible()
  await page.getByRole('combobox', { name: 'Range' }).selectOption('90')
  await expect(page).toHaveURL('/?range=90&view=events')
  await expect(page.getByText(/events, the last 90 days/)).toBeAttached()
})

test('a row says how bad, where, when by which clock, how long, and that it is over', async ({ page }) => {
  await openLive(page, '/?view=events')
  const row = rowOf(page, 'Sign-in with passkeys fails')
  await expect(row).toContainText('Disruption')
  await expect(row).toContainText('AWS Sign-In')
  await expect(row).toContainText('us-east-1')
  await expect(row).toContainText('22:11–23:25')
  await expect(row).toContainText('described')
  await expect(row).toContainText('1 h 14 m')
  await expect(row).toContainText('Resolved')
})

test('the Now strip counts what is open, the worst first', async ({ page }) => {
  await openLive(page, '/?view=events')
  const now = nowStripOf(page)
  await expect(now).toContainText('1 incident open, unacknowledged')
  await expect(now.getByRole('listitem').first()).toContainText('New roles and keys are not recognised')
  await expect(now).toContainText('nothing else open')
})

test('the drawer tells all of it, in the order in which it was said', async ({ page }) => {
  await openLive(page, '/?view=events')
  await rowLinksOf(page).filter({ hasText: 'New roles and keys' }).click()
  const drawer = drawerOf(page)
  await expect(drawer.getByRole('heading', { level: 2 })).toHaveText('New roles and keys are not recognised')
  const outage = present[0] ?? buildOutage()
  const said = drawer.getByRole('region', { name: 'What AWS said' })
  await expect(said.getByRole('listitem')).toHaveCount(outage.said.length)
  for (const [index, { text }] of [...outage.said].reverse().entries())
    for (const paragraph of text.split('\n\n'))
      await expect(said.getByRole('listitem').nth(index)).toContainText(paragraph)
  await expect(drawer.getByRole('region', { name: 'Impacted services' }).getByRole('row')).toHaveCount(8)
  await expect(drawer.getByRole('region', { name: 'Impact windows' })).toContainText('Starting at')
  await expect(drawer.getByRole('region', { name: 'Clocks' })).toContainText('31 m after it began')
  await expect(drawer.getByRole('region', { name: 'Where we know it from' })).toContainText('Public status feed')
  await expect(drawer).toContainText(arnOf(outage))
})

test('an unchanged document is only asked about', async ({ app, request }) => {
  const { feed } = app
  const before = feed.unchanged
  const run = await nextPoll(request, 'current')
  expect(run).toMatchObject({ outcome: 'complete', eventsRead: 0, eventsMoved: 0 })
  expect(feed.unchanged).toBeGreaterThan(before)
})

for (const encoding of ['utf-8', 'utf-8 with mark', 'utf-16le', 'utf-16be'] satisfies Encoding[]) {
  test(`${encoding} is read right`, async ({ app, request }) => {
    const startedAt = ago(DAY) + 60_000 * encoding.length
    const outage = resolved(buildOutage({ startedAt, region: 'eu-south-2' }), 30, `Zurück für alle, 復旧 (${encoding})`)
    app.feed.current = json([...present, outage].map(currentPayload), {}, encoding)
    await nextPoll(request, 'current')
    const stored = (await listAll(request, 'region=eu-south-2')).find(({ arn }) => arn === arnOf(outage))
    expect(stored?.updates.at(-1)?.text).toBe(`Zurück für alle, 復旧 (${encoding})`)
  })
}
