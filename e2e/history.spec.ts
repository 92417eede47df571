/** History: what services and Regions went through, followed down to incidents; with and without scripts, wide and narrow. */
import { expect, type Page } from '@playwright/test'
import type { HistoryAnswer } from '@/lib/history/contract'
import { getJson } from './fixtures/api'
import { expectNoFindings, expectNoFindingsAt } from './fixtures/look-over'
import { test } from './fixtures/test'
import { SERVICE_NAMES } from './stand-in/invented-history'
import { ago, buildOutage, DAY, HOUR, historyOf, type Outage, resolved } from './stand-in/outage'

const MONTH = 30 * DAY

function over(service: string, region: string, startedAt: number, minutes: number, summary: string): Outage {
  const name = SERVICE_NAMES[service] ?? service
  return resolved(buildOutage({ service, name, region, startedAt, summary }), minutes)
}

/** At noon UTC, so that each lies in one day. */
const noon = (at: number) => Math.floor(at / DAY) * DAY + 12 * HOUR
const EAST = over('ec2', 'us-east-1', noon(ago(2 * MONTH)), 90, 'Instances stop in the east')
const WEST = over('ec2', 'us-west-2', noon(ago(4 * MONTH)), 30, 'Instances stop in the west')
const IAM = over('iam', 'global', noon(ago(3 * MONTH)), 61, 'New roles do not work')
/** Older than what AWS's archive is known to hold as a whole. */
const OLD = over('s3', 'us-east-1', noon(ago(11 * MONTH)), 45, 'Uploads fail')

test.use({
  story: {
    name: 'history',
    publish: (feed) => {
      feed.history = historyOf(EAST, WEST, IAM, OLD)
    },
  },
  timezoneId: 'UTC',
  contextOptions: { reducedMotion: 'reduce' },
})

const day = (at: number) => new Date(at).toISOString().slice(0, 10)
/** Days of which everything is on record: since the oldest event of the archive. */
const RECENT = `${day(OLD.startedAt + DAY)}..${day(Date.now())}`
const grid = (page: Page) => page.getByRole('region', { name: /^History by/ })
const cellOf = (page: Page, words: RegExp) => grid(page).getByRole('link', { name: words })

test('the whole record is shown at one address, and a cell leads to its incidents', async ({ page }) => {
  await page.goto('/history')
  await expect(page).toHaveURL(/\/history\?period=2011-01-01\.\.[\d-]+&zone=UTC&named=true$/)
  await expect(grid(page).getByRole('rowheader', { name: 'AWS Identity and Access Management' })).toBeVisible()
  await page.goto(`/history?period=${RECENT}&service=iam`)
  await cellOf(page, /degradation, 1 h 01 m, 1 incident/).click()
  await expect(page).toHaveURL(
    /\/impact\/rows\?(?=.*figure=incidents)(?=.*period=\d{4}-\d{2}&)(?=.*service=iam)(?=.*named=true)/,
  )
  await expect(page.getByRole('link', { name: /New roles do not work/ })).toBeVisible()
})

test('time that is on record as a whole has an availability, other time the most that it can have been', async ({
  page,
}) => {
  await page.goto(`/history?period=${RECENT}&service=iam`)
  const figures = page.getByRole('table', { name: 'History in figures' })
  await expect(figures.getByRole('row', { name: /^Availability/ })).toContainText(
    /^Availability99\.98\d+\s%1 − 1\sh\s01\sm ÷/,
  )
  await expect(page.getByText('on record as a whole')).toHaveCount(0)
  await page.goto('/history?period=2018&service=iam')
  await expect(figures.getByRole('row', { name: /^Availability/ })).toContainText('at most 99.')
  await expect(page.getByText(/^None of this time is on record as a whole/)).toBeVisible()
  await expect(figures.getByRole('link', { name: 'no directory of accounts' })).toBeVisible()
})

test('years too many for a cell of each month lead to one of them, whose cells lead to incidents', async ({ page }) => {
  await page.goto(`/history?service=s3&period=2011-01-01..${day(Date.now())}`)
  const year = new Date(OLD.startedAt).getUTCFullYear()
  await cellOf(page, new RegExp(`, ${year}\\. Q`)).click()
  await expect(page).toHaveURL(`/history?period=${year}&zone=UTC&service=s3&named=true`)
  await cellOf(page, /, 45 m, 1 incident/).click()
  await expect(page.getByRole('link', { name: /Uploads fail/ })).toBeVisible()
})

test('two Regions stand beside each other, and what is of no Region behind them', async ({ page }) => {
  await page.goto(`/history?period=${RECENT}&service=iam,ec2&compare=us-east-1,us-west-2`)
  const figures = page.getByRole('table', { name: 'History in figures' })
  await expect(figures.getByRole('columnheader')).toHaveText(['us-east-1, N. Virginia', 'us-west-2, Oregon', 'global'])
  await expect(figures.getByRole('row', { name: /^Time hit/ }).getByRole('cell')).toHaveText([
    '1 h 30 m',
    '30 m',
    '1 h 01 m',
  ])
  await expect(grid(page).getByRole('rowheader')).toHaveText([/us-east-1/, /us-west-2/, /global/])
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('its form makes the address that people pass on, and each clock is a link', async ({ page }) => {
    await page.goto('/history')
    await page.getByLabel('From', { exact: true }).fill(day(IAM.startedAt))
    await page.getByLabel('To', { exact: true }).fill(day(IAM.startedAt))
    await page.getByRole('button', { name: 'Show' }).click()
    const key = `${day(IAM.startedAt)}..${day(IAM.startedAt)}`
    await expect(page).toHaveURL(`/history?period=${key}&zone=UTC&named=true`)
    const clocks = page.getByRole('navigation', { name: 'Clocks' })
    await expect(clocks.getByRole('link')).toHaveText(['declared 1 h 01 m', /^described/, /^recovered/, /^observed/])
    await clocks.getByRole('link', { name: 'observed' }).click()
    await expect(page).toHaveURL(`/history?period=${key}&zone=UTC&clock=observed&named=true`)
    await expect(cellOf(page, /no time told, 1 incident/)).toBeVisible()
  })
})

test('a wrong address is told, and an empty time is not an error', async ({ page, request }) => {
  await page.goto('/history?period=sometime&compare=a,b,c,d,e')
  await expect(page.getByText(/period must be a week, month/)).toBeVisible()
  await expect(page.getByText(/compare takes at most 4 Regions/)).toBeVisible()
  await page.goto(`/history?period=${day(WEST.startedAt + DAY)}..${day(WEST.startedAt + 2 * DAY)}&service=ec2`)
  await expect(page.getByText('No outage in this time')).toBeVisible()
  await page.goto('/history?period=1999')
  await expect(page.getByText('No outage on record in this time')).toBeVisible()
  const refused = await request.get('/api/v1/history?by=fortnight')
  expect(refused.status()).toBe(400)
  expect(await refused.json()).toMatchObject({ fields: { by: expect.stringContaining('must be') } })
})

test('the API tells what the page shows', async ({ request }) => {
  const from = new Date(OLD.startedAt + DAY).toISOString()
  const { data } = await getJson<{ data: HistoryAnswer }>(
    request,
    `/api/v1/history?service=iam,ec2&from=${from}&by=day`,
  )
  expect(
    data.rows.map(({ service, minutes, cells }) => [service, minutes, cells.map((cell) => cell.from.slice(0, 10))]),
  ).toEqual([
    ['ec2', 120, [day(WEST.startedAt), day(EAST.startedAt)]],
    ['iam', 61, [day(IAM.startedAt)]],
  ])
  expect(data).toMatchObject({ total: { minutes: 181, incidents: 3, availabilityIsAtMost: false }, touched: null })
})

test('axe finds nothing in it, and it fits narrow screens', async ({ page }) => {
  test.slow()
  await page.goto('/history')
  await expectNoFindingsAt(page, [1280, 320])
  await page.setViewportSize({ width: 768, height: 800 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(768)
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.goto(`/history?period=${RECENT}&compare=us-east-1,us-west-2`)
  await page.getByText('These days as a list').click()
  await expectNoFindings(page)
})
