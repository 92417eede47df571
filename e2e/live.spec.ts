/** An open page follows what AWS says, without a reload, also after it lost its connection. */
import { expect, type Page } from '@playwright/test'
import { createPerson, createSession } from './fixtures/access'
import { listAll, nextPoll } from './fixtures/api'
import type { App } from './fixtures/app'
import { test } from './fixtures/test'
import { drawerOf, LIVE, nowStripOf, openLive, rowOf } from './fixtures/timeline'
import { ago, buildOutage, currentList, type Outage, resolved, withStatement } from './stand-in/outage'

test.use({ story: { name: 'live' } })

/** A cut connection is what these stories are about. */
const CUT = /net::ERR_/

/** Each test has its own events. */
function outageIn(region: string, overrides: Partial<Outage> = {}): Outage {
  return buildOutage({ region, summary: `Tokens are slow in ${region}`, ...overrides })
}

/** What AWS has said to be open in this test. */
const said: Outage[] = []

function announce({ feed }: App, outage: Outage): void {
  said.splice(0, said.length, outage)
  feed.current = currentList(outage)
}

/** Opens the timeline; `reloaded` tells later whether it is still the same page. */
async function openTimeline(page: Page, address = '/?view=events') {
  await openLive(page, address)
  await page.evaluate(() => Object.assign(window, { sameAsBefore: true }))
  return { expectSamePage: async () => expect(await page.evaluate(() => 'sameAsBefore' in window)).toBe(true) }
}

/** AWS closes what it has said to be open: leaving the list would not. */
test.afterEach(async ({ app, request }) => {
  app.feed.current = currentList(...said.splice(0).map((outage) => resolved(outage, 59)))
  await nextPoll(request, 'current')
})

test('a new event appears in the list and in the Now strip', async ({ app, page }) => {
  const { expectSamePage } = await openTimeline(page)
  await expect(nowStripOf(page)).toContainText('AWS lists nothing open')
  announce(app, outageIn('eu-west-1'))
  const row = rowOf(page, 'Tokens are slow in eu-west-1')
  // It is news for some seconds only: nothing is looked for after the other.
  await Promise.all([
    expect(row).toContainText('New'),
    expect(page.getByRole('status').filter({ hasText: 'New: AWS Security Token Service, eu-west-1' })).toBeAttached(),
    expect(nowStripOf(page)).toContainText('1 incident open, unacknowledged'),
  ])
  await expect(row).toBeVisible()
  await expectSamePage()
})

test('an event that comes while a page is on its way is on it at once', async ({ app, page, request }) => {
  let listen = () => {}
  const mayListen = new Promise<void>((resolve) => {
    listen = resolve
  })
  await page.route(LIVE, async (route) => {
    await mayListen
    await route.continue()
  })
  await page.goto('/?view=events')
  await expect(nowStripOf(page)).toContainText('AWS lists nothing open')
  announce(app, outageIn('ca-west-1'))
  await nextPoll(request, 'current')
  await expect(rowOf(page, 'Tokens are slow in ca-west-1')).toHaveCount(0)
  listen()
  await expect(rowOf(page, 'Tokens are slow in ca-west-1')).toBeVisible()
})

test('an update appears in the open drawer, and the end in the Now strip', async ({ app, page, request }) => {
  const outage = outageIn('eu-west-2')
  announce(app, outage)
  await nextPoll(request, 'current')
  const [stored] = await listAll(request, 'region=eu-west-2')
  const { expectSamePage } = await openTimeline(page, `/?view=events&event=${stored?.id}`)
  const said = drawerOf(page).getByRole('region', { name: 'What AWS said' })
  await expect(said.getByRole('listitem')).toHaveCount(1)

  const worse = withStatement(outage, 20, 'Now every second call fails.', 3)
  announce(app, worse)
  await expect(said.getByRole('listitem')).toHaveCount(2)
  await expect(said.getByRole('listitem').first()).toContainText('Now every second call fails.')
  await expect(drawerOf(page)).toContainText('Disruption')

  announce(app, resolved(worse))
  await expect(said.getByRole('listitem').first()).toContainText('Tokens are issued as usual again.')
  await expect(drawerOf(page).getByText('Resolved', { exact: true }).first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(nowStripOf(page)).toContainText('AWS lists nothing open')
  await expectSamePage()
})

test.describe('with the session ended', () => {
  test.use({ tolerated: /status of 401/ })

  test('a page says that its reader is signed out, not that the server is away', async ({ app, page, context }) => {
    const { query } = app.database
    const reader = await createPerson(app.database, { name: 'Rea', email: 'rea@example.org', role: 'viewer' })
    await context.clearCookies()
    await context.addCookies((await createSession(app.database, reader)).cookies)
    const { expectSamePage } = await openTimeline(page)
    await expect(nowStripOf(page)).toContainText('AWS lists nothing open')
    await query('DELETE FROM session WHERE person_id = $1', [reader])
    await query('SELECT pg_notify(\'faultline_change\', \'{"topic":"events"}\')')
    await expect(nowStripOf(page)).toContainText('You are signed out; this is what the page knew last')
    await expect(nowStripOf(page).locator('.text-resolved')).toHaveCount(0)
    await expect(page.getByRole('banner').getByRole('link', { name: 'You are signed out.' })).toBeVisible()
    await expectSamePage()
  })
})

test.describe('with the connection cut', () => {
  test.use({ tolerated: CUT })

  test('a page that was offline catches up', async ({ app, page, context, request }) => {
    const { expectSamePage } = await openTimeline(page)
    await context.setOffline(true)
    announce(app, outageIn('eu-west-3'))
    await nextPoll(request, 'current')
    await expect(rowOf(page, 'Tokens are slow in eu-west-3')).toHaveCount(0)
    await context.setOffline(false)
    await expect(rowOf(page, 'Tokens are slow in eu-west-3')).toBeVisible({ timeout: 20_000 })
    await expectSamePage()
  })

  test('a page whose server was away says so, and catches up when it is back', async ({ app, page, request }) => {
    const { expectSamePage } = await openTimeline(page)
    await app.stop()
    const chip = page.getByRole('banner').getByRole('link', { name: /does not answer/ })
    await expect(chip).toBeVisible()
    await expect(nowStripOf(page).locator('.text-resolved')).toHaveCount(0)
    announce(app, outageIn('eu-north-1'))
    await app.start()
    await nextPoll(request, 'current')
    await expect(rowOf(page, 'Tokens are slow in eu-north-1')).toBeVisible({ timeout: 30_000 })
    await expect(chip).toHaveCount(0)
    await expectSamePage()
  })

  test('a page that never gets a connection is right within a minute', async ({ app, page, request }) => {
    await page.clock.install()
    await page.route(LIVE, (route) => route.abort())
    await page.goto('/?view=events')
    await expect(nowStripOf(page)).toContainText('AWS lists nothing open')
    announce(app, outageIn('eu-south-1', { startedAt: ago(0) }))
    await nextPoll(request, 'current')
    await expect(rowOf(page, 'Tokens are slow in eu-south-1')).toHaveCount(0)
    await page.clock.runFor(61_000)
    await expect(rowOf(page, 'Tokens are slow in eu-south-1')).toBeVisible()
    await expect(nowStripOf(page)).toContainText('1 incident open, unacknowledged')
  })
})
