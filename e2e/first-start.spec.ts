/** The first start on a machine without a network: something true is on the screen, and what is not known is said. */
import { expect } from '@playwright/test'
import { getSource, listAll } from './fixtures/api'
import { test } from './fixtures/test'
import { rowsOf, scrollToEnd } from './fixtures/timeline'

test.use({ story: { name: 'first start', offline: true } })

test('the timeline shows the bundled history, to its end', async ({ page, request }) => {
  const stored = await listAll(request)
  expect(stored.length).toBeGreaterThanOrEqual(50)
  for (const event of stored) expect(event.sightings.map(({ source }) => source)).toEqual(['bundled'])
  await page.goto('/')
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
