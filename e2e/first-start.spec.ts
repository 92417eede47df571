/** The first start on a machine without a network: something true is on the screen, and what is not known is said. */
import { expect } from '@playwright/test'
import { NOBODY } from './fixtures/access'
import { getSource, listAll } from './fixtures/api'
import { freshMachine } from './fixtures/launcher'
import { test } from './fixtures/test'
import { rowsOf, scrollToEnd } from './fixtures/timeline'

test.use({ story: { name: 'first start', offline: true } })

test('the timeline shows the bundled history, to its end', async ({ page, request }) => {
  const stored = await listAll(request)
  expect(stored.length).toBeGreaterThanOrEqual(50)
  for (const event of stored) expect(event.sightings.map(({ source }) => source)).toEqual(['bundled'])
  await page.goto('/?view=events')
  await expect(rowsOf(page).first()).toBeVisible()
  expect(new Set(await scrollToEnd(page))).toEqual(new Set(stored.map(({ id }) => id)))
  await expect(page.getByText(`${stored.length} events, the whole record`)).toBeVisible()
})

test('the identity outage of 7 May 2018 is there with the hours that AWS described', async ({ request }) => {
  const [event] = await listAll(request, 'service=iam&from=2018-05-07&to=2018-05-08')
  expect(event).toMatchObject({
    service: 'iam',
    region: 'global',
    status: 'closed',
    impactWindows: expect.arrayContaining([
      expect.objectContaining({
        clock: 'described',
        from: '2018-05-07T14:19:00.000Z',
        to: '2018-05-07T15:20:00.000Z',
      }),
    ]),
  })
})

test('nothing claims to know what is open now', async ({ page }) => {
  await page.goto('/')
  const now = page.getByRole('region', { name: 'Now' })
  await expect(now).toContainText('Not known')
  await expect(now).toContainText('The public feed has never been reached')
  await expect(now).not.toContainText('AWS lists nothing open')
  await expect(now.locator('.text-resolved')).toHaveCount(0)
  const chip = page.getByRole('banner').getByRole('link', { name: /AWS never read/ })
  await expect(chip).toHaveAttribute('href', '/sources')
  await expect(chip.locator('.text-resolved')).toHaveCount(0)
  const trouble = page.getByRole('complementary', { name: 'Trouble with sources' })
  await expect(trouble).toContainText(/cannot be (read|reached)/)
  await trouble.getByRole('link').click()
  await expect(page).toHaveURL('/sources')
})

test('the page about sources says why, source by source', async ({ page, request }) => {
  await page.goto('/sources')
  const feed = page.getByRole('region', { name: 'AWS public status feed' })
  await expect(feed).toContainText('Failing')
  await expect(feed).toContainText(/Why it fails: .*could not be reached.*nothing listens there/)
  await expect(feed).toContainText('Never')
  await expect(page.getByRole('region', { name: 'RSS fallback' })).toContainText('Failing')
  await expect(page.getByRole('region', { name: 'Bundled history' })).toContainText('Not polled')
  const source = await getSource(request, 'public-feed')
  expect(source).toMatchObject({ state: 'failing', lastCompletePollAt: null, backfillComplete: false })
  expect(source.lastError).toMatch(/could not be reached/)
  expect(source.nextPollAt).not.toBeNull()
})

test('when the network comes, an open page knows without being asked', async ({ app, page }) => {
  await page.goto('/')
  const now = page.getByRole('region', { name: 'Now' })
  await expect(now).toContainText('Not known')
  await app.feed.comeUp()
  await expect(now).toContainText('AWS lists nothing open', { timeout: 20_000 })
  await expect(page.getByRole('complementary', { name: 'Trouble with sources' })).toHaveCount(0, { timeout: 20_000 })
  await expect(page.getByRole('banner').getByRole('link', { name: /AWS checked/ })).toBeVisible()
})

test.describe('on a machine where nobody has an account', () => {
  test.use({ storageState: NOBODY, tolerated: /status of 404/ })
  test.setTimeout(180_000)

  test('the printed link opens the timeline, once; then one signs in with a password', async ({
    app,
    browser,
    page,
  }) => {
    const machine = await freshMachine(app.feed.env)
    try {
      const first = await machine.start()
      const link = first.link ?? ''
      expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/setup\?token=[\w-]{43}$/)
      await page.goto(first.url)
      await expect(page).toHaveURL(/\/sign-in/)
      await expect(page.getByText('Open the one-time link')).toBeVisible()

      // A preview of the link, or a second look, uses nothing up.
      expect((await fetch(link)).status).toBe(200)
      await page.goto(link)
      await expect(rowsOf(page).first()).toBeVisible()
      await expect(page).toHaveURL(`${first.url}/`)

      const second = await (await browser.newContext({ storageState: NOBODY })).newPage()
      await second.goto(link)
      await expect(second.getByRole('heading', { name: 'This link is not valid any more' })).toBeVisible()
      await second.goto(first.url)
      await expect(second).toHaveURL(/\/sign-in/)
      expect(await machine.files()).not.toContain(new URL(link).searchParams.get('token'))

      const strip = page.getByRole('complementary', { name: 'Finish setting up' })
      await strip.getByRole('link').click()
      await page.getByLabel('Your name').fill('Ada')
      await page.getByLabel('E-mail').fill('ada@example.org')
      await page.getByRole('textbox', { name: 'New password' }).fill('a pass of several words')
      await page.getByRole('button', { name: 'Finish setting up' }).click()
      await expect(strip).toHaveCount(0)

      await page.close()
      await second.goto('about:blank')
      await first.stop()
      const again = await machine.start()
      expect(again.link).toBeNull()
      await second.goto(again.url)
      await second.getByLabel('E-mail').fill('ada@example.org')
      await second.getByLabel('Password', { exact: true }).fill('a pass of several words')
      await second.getByRole('button', { name: 'Sign in', exact: true }).click()
      await expect(rowsOf(second).first()).toBeVisible()
    } finally {
      await machine.dispose()
    }
  })

  test('an owner who lost the browser gets a new link at the next start; it opens without scripts too', async ({
    app,
    browser,
  }) => {
    const machine = await freshMachine(app.feed.env)
    const plain = await browser.newContext({ storageState: NOBODY, javaScriptEnabled: false })
    try {
      const bare = await plain.newPage()
      for (const _run of ['first', 'second']) {
        const { link, stop } = await machine.start()
        await plain.clearCookies()
        await bare.goto(link ?? '')
        await bare.getByRole('button', { name: 'Open Faultline' }).click()
        await expect(rowsOf(bare).first()).toBeVisible()
        await stop()
      }
    } finally {
      await plain.close()
      await machine.dispose()
    }
  })
})
