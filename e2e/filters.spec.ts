/** Filters stand in the URL, and the URL alone makes the page. */
import { expect, type Page } from '@playwright/test'
import { test } from './fixtures/test'
import { drawerOf, headlinesOf, openLive, rowOf, rowsOf } from './fixtures/timeline'
import { inventedHistory, inventedPresent } from './stand-in/invented-history'
import { currentList, DAY, historyOf } from './stand-in/outage'

const history = inventedHistory(Date.now())
const present = inventedPresent(Date.now())

test.use({
  story: {
    name: 'filters',
    publish: (feed) => {
      feed.history = historyOf(...history)
      feed.current = currentList(...present)
    },
  },
})

const LAMBDA = ['Invocations start late', 'Logs of functions late']
const chips = (page: Page) => page.getByRole('list', { name: 'Filters in force' })

async function choose(page: Page, menu: string, option: RegExp) {
  await page.getByRole('button', { name: new RegExp(`^${menu}`) }).click()
  const dialog = page.getByRole('dialog', { name: `Filter by ${menu}` })
  await dialog.getByRole('option', { name: option }).click()
  await dialog.getByRole('button', { name: 'Done' }).click()
  await expect(dialog).toBeHidden()
}

test('service, Region and status are chosen from menus, and taken away one by one', async ({ page }) => {
  await openLive(page, '/?range=90&view=events')
  await choose(page, 'Service', /^AWS Lambda/)
  await expect(page).toHaveURL('/?service=lambda&range=90&view=events')
  await expect.poll(() => headlinesOf(page)).toEqual(LAMBDA)
  await choose(page, 'Region', /^us-west-2/)
  await expect(page).toHaveURL('/?service=lambda&region=us-west-2&range=90&view=events')
  await expect.poll(() => headlinesOf(page)).toEqual(['Logs of functions late'])
  await choose(page, 'Status', /^Resolved/)
  await expect(page).toHaveURL('/?service=lambda&region=us-west-2&status=closed&range=90&view=events')
  for (const chip of ['Service: AWS Lambda', 'Status: Resolved']) await expect(chips(page)).toContainText(chip)
  await page.getByRole('button', { name: 'Remove the filter Region: us-west-2 · Oregon' }).click()
  await expect(page).toHaveURL('/?service=lambda&status=closed&range=90&view=events')
  await expect.poll(() => headlinesOf(page)).toEqual(LAMBDA)
  await chips(page).getByRole('button', { name: 'Clear' }).click()
  await expect(page).toHaveURL('/?range=90&view=events')
})

test('Back and Forward go through what was looked at', async ({ page }) => {
  await openLive(page, '/?range=90&view=events')
  await choose(page, 'Service', /^AWS Lambda/)
  await expect.poll(() => headlinesOf(page)).toEqual(LAMBDA)
  await page.getByRole('searchbox', { name: 'Filter by text' }).fill('functions')
  await page.getByRole('searchbox').press('Enter')
  await expect(page).toHaveURL('/?service=lambda&q=functions&range=90&view=events')
  await expect.poll(() => headlinesOf(page)).toEqual(['Logs of functions late'])
  await rowOf(page, 'Logs of functions late').click()
  await expect(page).toHaveURL(/&range=90&view=events&event=\d+$/)
  await page.goBack()
  await expect(page.getByRole('dialog')).toBeHidden()
  await page.goBack()
  await expect(page).toHaveURL('/?service=lambda&range=90&view=events')
  await expect(page.getByRole('searchbox')).toHaveValue('')
  await expect.poll(() => headlinesOf(page)).toEqual(LAMBDA)
  await page.goBack()
  await expect(page).toHaveURL('/?range=90&view=events')
  await expect.poll(async () => (await headlinesOf(page)).length).toBeGreaterThan(2)
  await page.goForward()
  await page.goForward()
  await expect(page).toHaveURL('/?service=lambda&q=functions&range=90&view=events')
  await expect(page.getByRole('searchbox')).toHaveValue('functions')
  await expect.poll(() => headlinesOf(page)).toEqual(['Logs of functions late'])
})

test('the text is looked for in headlines and in what AWS said', async ({ page }) => {
  await openLive(page, '/?q=recreate+roles&view=events')
  await expect.poll(() => headlinesOf(page)).toEqual(['New roles and keys are not recognised'])
  await page.getByRole('searchbox').fill('passkeys')
  await expect(page).toHaveURL('/?q=passkeys&view=events')
  await expect.poll(() => headlinesOf(page)).toEqual(['Sign-in with passkeys fails'])
})

test('a window in the URL lists what overlaps it, its end excluded', async ({ page }) => {
  const outage = history.find(({ summary }) => summary === 'Power lost in one Availability Zone')
  const startedAt = outage?.startedAt ?? 0
  const at = (offset: number) => new Date(startedAt + offset).toISOString()
  await openLive(page, `/?service=ec2&from=${at(60_000)}&to=${at(120_000)}&view=events`)
  await expect.poll(() => headlinesOf(page)).toEqual(['Power lost in one Availability Zone'])
  await openLive(page, `/?service=ec2&from=${at(-DAY)}&to=${at(0)}&view=events`)
  await expect(page.getByText('No event matches in this window')).toBeVisible()
})

test('the window is set on the trace by keys', async ({ page }) => {
  await openLive(page, '/?range=90&view=events')
  const first = page.getByRole('slider', { name: 'First day of the window' })
  await first.focus()
  await first.press('PageUp')
  await first.press('ArrowRight')
  await expect(page).toHaveURL(/[?&]from=\d{4}-\d{2}-\d{2}/)
  const { searchParams } = new URL(page.url())
  const from = Date.parse(searchParams.get('from') ?? '')
  expect(from).toBeGreaterThan(Date.now() - 90 * DAY)
  await first.press('Escape')
  await expect(page).not.toHaveURL(/from=/)

  const last = page.getByRole('slider', { name: 'Last day of the window' })
  await first.press('PageUp')
  await last.press('Escape')
  await last.press('PageDown')
  await expect(page).toHaveURL(/[?&]to=\d{4}-\d{2}-\d{2}/)
  expect(page.url()).not.toContain('from=')
})

const SHARED = [
  '/?service=lambda&region=us-west-2,eu-central-1&range=90&view=events',
  '/?status=open&view=events',
  '/?status=open',
  '/?severity=disruption&range=90',
  '/?severity=disruption&range=all&view=events',
  '/?q=tokens&range=365&view=events',
  '/?service=kms&status=open&range=90&view=events',
  '/?view=lanes&service=ec2',
]

for (const address of SHARED) {
  test(`${address} is the same page for whoever gets the link, with and without scripts`, async ({ page, browser }) => {
    await openLive(page, address)
    const plain = await browser.newContext({ javaScriptEnabled: false, baseURL: new URL(page.url()).origin })
    const bare = await plain.newPage()
    await bare.goto(address)
    if (!address.includes('view=lanes')) {
      await expect(rowsOf(page).or(page.getByText('No event matches')).first()).toBeVisible()
      // With scripts only those rows are drawn that can be seen.
      const seen = await headlinesOf(page)
      expect((await headlinesOf(bare)).slice(0, seen.length)).toEqual(seen)
    }
    await expect(bare.getByRole('region', { name: 'Now' })).toContainText('incident open, unacknowledged')
    expect(await chips(bare).allInnerTexts()).toEqual(await chips(page).allInnerTexts())
    await expect(page).toHaveURL(address)
    await plain.close()
  })
}

test('an empty list says why, and clears', async ({ page }) => {
  await openLive(page, '/?service=kms&status=open&range=90&view=events')
  await expect(page.getByText('No event matches in the last 90 days')).toBeVisible()
  await expect(page.getByText(/\d+ events are in the record, the first of/)).toBeVisible()
  await expect(page.getByText(/The public feed was read/)).toBeVisible()
  await page.getByRole('button', { name: 'Clear the filter' }).click()
  await expect(page).toHaveURL('/?range=90&view=events')
  await expect(rowsOf(page).first()).toBeVisible()
  await openLive(page, '/?q=zzz&range=90&view=events')
  await page.getByRole('button', { name: 'Search the whole record' }).click()
  await expect(page).toHaveURL('/?q=zzz&range=all&view=events')
  await expect(page.getByText('No event matches in the whole record')).toBeVisible()
})

test('what the URL asks for in vain is named, and the rest is shown', async ({ page }) => {
  await openLive(page, '/?status=broken&from=yesterday&service=lambda&range=90&view=3d')
  const alert = page.getByRole('alert').filter({ hasText: 'left out' })
  await expect(alert).toContainText('status must be open, closed, upcoming')
  await expect(alert).toContainText('from must be an ISO 8601 time')
  await expect(alert).toContainText('view must be incidents, events, lanes')
  // The incident that hit it beside others, and its own.
  await expect.poll(() => headlinesOf(page)).toEqual(['New roles and keys are not recognised', ...LAMBDA])
})

test('a link to one event opens it, also without scripts', async ({ page, browser }) => {
  await openLive(page, '/?q=passkeys&view=events')
  const href = await rowOf(page, 'passkeys').getByRole('link').first().getAttribute('href')
  const plain = await browser.newContext({ javaScriptEnabled: false, baseURL: new URL(page.url()).origin })
  const bare = await plain.newPage()
  await bare.goto(href ?? '')
  await expect(bare).toHaveTitle('Sign-in with passkeys fails · Faultline')
  await expect(bare.getByRole('region', { name: 'What AWS said' })).toContainText('The cause is known')
  await plain.close()
})

test.describe('a link to an event that is not there', () => {
  test.use({ tolerated: /status of 404/ })

  test('says so, and leads back', async ({ page }) => {
    await openLive(page, '/?event=999999')
    await expect(drawerOf(page).getByText('There is no such event')).toBeVisible()
    await drawerOf(page).getByRole('button', { name: 'Back to the timeline' }).click()
    await expect(page).toHaveURL('/')
  })
})
