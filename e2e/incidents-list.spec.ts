/** Incidents in lists: one row for each outage on the timeline, and the page of those that want somebody. */
import { expect, type Page } from '@playwright/test'
import type { IncidentSummaryView } from '@/lib/incidents/contract'
import { getJson, nextPoll } from './fixtures/api'
import { test } from './fixtures/test'
import { headlinesOf, nowStripOf, openLive, openPalette, rowLinksOf, rowOf, rowsOf } from './fixtures/timeline'
import { SERVICE_NAMES } from './stand-in/invented-history'
import { ago, buildOutage, currentList, DAY, HOUR, historyOf, MINUTE, type Outage, resolved } from './stand-in/outage'

const DAYS_AGO = 40

/** Four services of one Region within half an hour of each other: a burst. */
const burst = ['s3', 'ec2', 'lambda', 'sqs'].map((service, index) =>
  over({
    service,
    region: 'us-east-1',
    startedAt: ago(DAYS_AGO * DAY) + index * 9 * MINUTE,
    summary: `Errors of ${service}`,
  }),
)
/** At the same time, and far away. */
const elsewhere = over({
  service: 'rds',
  region: 'eu-west-1',
  startedAt: ago(DAYS_AGO * DAY),
  summary: 'Snapshots hang',
})
const open = outage({ service: 'kinesis', region: 'eu-west-2', startedAt: ago(HOUR), summary: 'Records are lost' })

function outage(facts: Partial<Outage> & { service: string }): Outage {
  return buildOutage({ name: SERVICE_NAMES[facts.service] ?? facts.service, ...facts })
}

function over(facts: Parameters<typeof outage>[0]): Outage {
  return resolved(outage(facts), 120)
}

test.use({
  story: {
    name: 'incidents list',
    publish: (feed) => {
      feed.history = historyOf(...burst, elsewhere)
      feed.current = currentList(open)
    },
  },
})

/** The services of this story: the bundled history has outages whose end is not known, which reach into every range. */
const OURS = 'service=ec2,kinesis,lambda,rds,s3,sqs'

/** Rows of the page of incidents, under a heading. */
const section = (page: Page, name: string) =>
  page.getByRole('region', { name }).or(page.locator('section').filter({ has: page.getByRole('heading', { name }) }))

test('a burst is one row, and what is far away another', async ({ page }) => {
  await openLive(page, `/?${OURS}&range=90`)
  await expect.poll(() => headlinesOf(page)).toHaveLength(3)
  await expect(rowOf(page, '4 events')).toContainText('us-east-1')
  await expect(rowOf(page, '4 events')).toContainText('Resolved')
  await expect(rowOf(page, 'Snapshots hang')).toContainText('eu-west-1')
  await expect(page.getByText('3 incidents, the last 90 days')).toBeAttached()
  await openLive(page, '/?region=us-east-1&range=90')
  await expect(rowsOf(page)).toHaveCount(1)
  await page.getByRole('radio', { name: 'Events' }).click()
  await expect(page).toHaveURL('/?region=us-east-1&range=90&view=events')
  await expect(rowsOf(page)).toHaveCount(4)
})

test('keys move through incidents, and Enter leads to the page of one', async ({ page, request }) => {
  const { data } = await getJson<{ data: IncidentSummaryView[] }>(request, '/api/v1/incidents?from=2026-01-01')
  await openLive(page, '/?range=90')
  await page.keyboard.press('j')
  await expect(rowLinksOf(page).first()).toBeFocused()
  await page.keyboard.press('j')
  await page.keyboard.press('k')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/incidents/${data[0]?.id}`)
})

test('a row leads to the incident, also where it is clicked beside its words', async ({ page }) => {
  await openLive(page, '/?range=90')
  await rowOf(page, 'Snapshots hang').click()
  await expect(page).toHaveURL(/\/incidents\/\d+$/)
  await page.goBack()
  await expect(rowOf(page, 'Snapshots hang')).toBeVisible()
})

test('the Now strip tells the worst incident, and that nobody has it', async ({ page }) => {
  await openLive(page, '/')
  const strip = nowStripOf(page)
  await expect(strip).toContainText('1 incident open, unacknowledged')
  await expect(strip.getByRole('listitem')).toContainText('Records are lost')
  await expect(strip.getByRole('listitem')).toContainText('eu-west-2')
  await expect(strip.getByRole('listitem')).toContainText(/SEV\d/)
  await strip.getByRole('link', { name: /Records are lost/ }).click()
  await expect(page).toHaveURL(/\/incidents\/\d+$/)
})

test('severity, owner and what nobody acknowledged are filters, which stand in the URL', async ({ page }) => {
  await openLive(page, `/?${OURS}&range=90`)
  await page.getByRole('button', { name: 'Unacknowledged' }).click()
  await expect(page).toHaveURL(`/?${OURS}&unacknowledged=true&range=90`)
  await page.getByRole('button', { name: /^Owner/ }).click()
  await page.getByRole('option', { name: 'Nobody' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Done' }).click()
  await expect(page).toHaveURL(`/?${OURS}&owner=none&unacknowledged=true&range=90`)
  await expect(rowsOf(page)).toHaveCount(3)
  await openLive(page, '/?owner=me&range=90')
  await expect(page.getByRole('list', { name: 'Filters in force' })).toContainText('Owner: Me')
  await expect(page.getByText('No incident matches in the last 90 days')).toBeVisible()
  await openLive(page, '/?kind=access&range=90')
  await expect(page.getByRole('list', { name: 'Filters in force' })).toContainText('Kind: Access or credential')
  await page.getByRole('button', { name: 'Clear the filter' }).click()
  await expect(rowOf(page, 'Snapshots hang')).toBeVisible()
})

test('what no incident can be is shown among the events', async ({ page }) => {
  await openLive(page, '/?category=accountNotification')
  await expect(page.getByRole('radio', { name: 'Events' })).toBeChecked()
  await expect(page.getByText('No event matches')).toBeVisible()
  await page.getByRole('radio', { name: 'Incidents' }).click()
  await expect(page).toHaveURL('/')
  await expect(rowsOf(page).first()).toBeVisible()
})

test('an event tells its incident, in its row and in its drawer', async ({ page }) => {
  await openLive(page, '/?q=hang&view=events')
  await expect(rowsOf(page).getByRole('link', { name: /^Incident \d+, SEV\d/ })).toBeVisible()
  await rowLinksOf(page).first().click()
  await page
    .getByRole('dialog')
    .getByRole('link', { name: /Snapshots hang/ })
    .click()
  await expect(page).toHaveURL(/\/incidents\/\d+$/)
})

test('the palette finds an incident by its title and by its number', async ({ page, request }) => {
  const { data } = await getJson<{ data: IncidentSummaryView[] }>(
    request,
    '/api/v1/incidents?q=snapshots&from=2026-01-01',
  )
  await openLive(page, '/sources')
  for (const typed of ['snapshots hang', `#${data[0]?.id}`]) {
    const palette = await openPalette(page)
    await page.keyboard.type(typed)
    await expect(palette.getByRole('option', { name: /Snapshots hang.*eu-west-1/ }).first()).toBeVisible()
    await page.keyboard.press('Escape')
  }
  const palette = await openPalette(page)
  await page.keyboard.type('by hand')
  await expect(palette.getByRole('option', { name: 'Open an incident by hand' })).toBeVisible()
})

test('the page of incidents tells first which want somebody, with and without scripts', async ({ page, browser }) => {
  await openLive(page, '/incidents')
  await expect(section(page, 'Needs somebody').getByRole('row')).toHaveCount(2)
  await expect(section(page, 'Needs somebody')).toContainText('Records are lost')
  await expect(section(page, 'Over')).toContainText('Snapshots hang')
  await page.getByRole('searchbox').fill('snapshots')
  await page.getByRole('searchbox').press('Enter')
  await expect(page).toHaveURL('/incidents?q=snapshots')
  await expect(section(page, 'Needs somebody')).toHaveCount(0)
  await page.getByRole('link', { name: 'Show all' }).click()
  await expect(section(page, 'Needs somebody')).toBeVisible()
  const plain = await browser.newContext({ javaScriptEnabled: false, baseURL: new URL(page.url()).origin })
  const bare = await plain.newPage()
  await bare.goto('/incidents?region=eu-west-2')
  await bare.getByLabel('Status').selectOption('open')
  await bare.getByRole('button', { name: 'Filter', exact: true }).click()
  await expect(bare).toHaveURL('/incidents?region=eu-west-2&status=open')
  await expect(bare.getByRole('rowheader')).toHaveText([/Records are lost/])
  await plain.close()
})

test('its CSV holds what is filtered', async ({ page }) => {
  await openLive(page, '/incidents?region=eu-west-1&from=2026-01-01')
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'CSV of what is filtered' }).click()
  const stream = await (await download).createReadStream()
  const text = (await stream.toArray()).join('')
  expect(text).toContain('Snapshots hang')
  expect(text).not.toContain('Records are lost')
})

test('an incident that begins or ends moves by itself', async ({ app, page, request }) => {
  await openLive(page, '/incidents')
  const begun = outage({ service: 'eks', region: 'sa-east-1', startedAt: ago(5 * MINUTE), summary: 'Pods wait' })
  app.feed.current = currentList(open, begun)
  await nextPoll(request, 'current')
  await expect(section(page, 'Needs somebody')).toContainText('Pods wait')
  await openLive(page, '/?range=90')
  await expect(rowOf(page, 'Pods wait')).toContainText('Detected')
  app.feed.current = currentList(open, resolved(begun, 4))
  await nextPoll(request, 'current')
  await expect(rowOf(page, 'Pods wait')).toContainText('Resolved')
})
