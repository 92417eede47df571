/** Theme and time zone: chosen once, kept, and never drawn differently by the server and the browser. */
import { expect } from '@playwright/test'
import { test } from './fixtures/test'
import { drawerOf, openLive, rowOf } from './fixtures/timeline'
import { inventedHistory } from './stand-in/invented-history'
import { historyOf } from './stand-in/outage'

const history = inventedHistory(Date.now())

test.use({
  timezoneId: 'America/New_York',
  colorScheme: 'light',
  story: {
    name: 'preferences',
    publish: (feed) => {
      feed.history = historyOf(...history)
    },
  },
})

test('the theme follows the system until one is chosen, which stays', async ({ page }) => {
  await openLive(page, '/?view=events')
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  const light = await background()
  await page.emulateMedia({ colorScheme: 'dark' })
  await expect.poll(background).not.toBe(light)
  const dark = await background()
  await page.getByRole('button', { name: 'Theme and time zone' }).click()
  await page.getByRole('radio', { name: 'Light' }).check()
  await expect.poll(background).toBe(light)
  await openLive(page, '/?view=events')
  expect(await background()).toBe(light)
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  await page.getByRole('button', { name: 'Theme and time zone' }).click()
  await expect(page.getByRole('radio', { name: 'Light' })).toBeChecked()
  await page.getByRole('radio', { name: 'System' }).check()
  await page.reload()
  expect(await background()).toBe(dark)
})

test('a menu that was opened before the scripts came is filled once they are there', async ({ page }) => {
  let come = () => {}
  const mayCome = new Promise<void>((resolve) => {
    come = resolve
  })
  await page.route('**/*.js', async (route) => {
    await mayCome
    await route.continue()
  })
  await page.goto('/?view=events', { waitUntil: 'commit' })
  const menu = page.getByRole('button', { name: 'Theme and time zone' })
  await expect(page.locator(`[id="${await menu.getAttribute('popovertarget')}"]`)).toBeAttached()
  await menu.click()
  await expect(page.getByRole('radio', { name: 'Light' })).toHaveCount(0)
  come()
  await page.getByRole('radio', { name: 'Light' }).check()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
})

test("times are in the viewer's zone, and in UTC at the press of a key, which stays", async ({ page }) => {
  const outage = history.find(({ summary }) => summary === 'Sign-in with passkeys fails')
  const inZone = (timeZone: string) =>
    new Date((outage?.startedAt ?? 0) - 22 * 60_000).toLocaleTimeString('en-GB', {
      timeZone,
      hour: '2-digit',
      minute: '2-digit',
    })
  await openLive(page, '/?view=events')
  const row = rowOf(page, 'Sign-in with passkeys fails')
  await expect(row).toContainText(`${inZone('America/New_York')}–`)
  await page.keyboard.press('u')
  await expect(row).toContainText(`${inZone('UTC')}–`)
  await expect(page.getByRole('button', { name: /^Times in UTC/ })).toBeVisible()
  await openLive(page, '/sources')
  await openLive(page, '/?view=events')
  await expect(row).toContainText(`${inZone('UTC')}–`)
  await page.getByRole('button', { name: /^Times in UTC/ }).click()
  await expect(row).toContainText(`${inZone('America/New_York')}–`)
})

test('a link may name the zone, whatever the reader has chosen', async ({ page }) => {
  await openLive(page, '/?q=passkeys&view=events&zone=utc')
  await expect(rowOf(page, 'passkeys')).toContainText('22:11–23:25')
  await openLive(page, '/?q=passkeys&view=events')
  await expect(rowOf(page, 'passkeys')).not.toContainText('22:11–23:25')
})

const ADDRESSES = [
  '/',
  '/?view=events',
  '/?range=all',
  '/incidents',
  '/?view=lanes',
  '/?service=lambda&q=late',
  '/?zone=utc',
  '/sources',
]

for (const address of ADDRESSES) {
  test(`${address} is drawn by the browser as by the server, on a first and on a second visit`, async ({ page }) => {
    for (let visit = 0; visit < 2; visit += 1) {
      // What React complains about when it takes over fails the test.
      await openLive(page, address)
      await expect(page.getByRole('main')).toBeVisible()
    }
  })
}

test('an open drawer too', async ({ page }) => {
  await openLive(page, '/?q=passkeys&view=events')
  const href = await rowOf(page, 'passkeys').getByRole('link').first().getAttribute('href')
  await openLive(page, href ?? '')
  await expect(drawerOf(page).getByRole('region', { name: 'What AWS said' })).toBeVisible()
})
