/** What may be claimed from AWS, and how incidents were communicated: from the list to the text of the case, and who knew first. */
import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { nextPoll } from './fixtures/api'
import { ENVIRONMENT, hitting, MEMBERS, organization } from './fixtures/aws'
import { getIncident, listIncidents } from './fixtures/incidents'
import { expectNoFindingsAt } from './fixtures/look-over'
import { test } from './fixtures/test'
import { openLive } from './fixtures/timeline'

const { blue } = MEMBERS
const RESOURCE = 'i-0feedface'
const WIDTHS = [320, 1280]

test.use({
  contextOptions: { reducedMotion: 'reduce' },
  timezoneId: 'UTC',
  story: {
    name: 'commitments and communication',
    aws: (aws) => {
      aws.truth.events.put(hitting({ [blue]: { resources: [RESOURCE] } }, 'Launches fail in Ireland'))
      return organization(aws)
    },
  },
})

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const claims = (page: Page) => page.getByRole('table', { name: 'What may be claimed, soonest deadline first' })

/** Once AWS Health has told of it, whom it hit, and which resources. */
async function hitIncident(request: Parameters<typeof listIncidents>[0]) {
  await nextPoll(request, `health:${ENVIRONMENT}`, 45_000)
  const find = async () =>
    (await listIncidents(request, 'service=ec2')).find(({ affectedAccountCount }) => affectedAccountCount > 0)
  await expect.poll(async () => (await find())?.id ?? null, { timeout: 45_000 }).not.toBeNull()
  return getIncident(request, (await find())?.id ?? '')
}

test('an outage that hit us is found among what may be claimed, with the text for the support case', async ({
  page,
  request,
}) => {
  test.slow()
  const { regions } = await hitIncident(request)
  await openLive(page, '/impact')
  await page.getByRole('link', { name: 'Commitments' }).click()
  await expect(heading(page, 'Service credits')).toBeVisible()
  // The letter was about the last quarter.
  await page.getByRole('link', { name: 'Last 90 days' }).click()
  await expect(page).toHaveURL(/\/impact\/sla\?period=[^&]*\.\.[^&]*&zone=UTC$/)
  const row = claims(page).locator('tbody tr').first()
  await expect(row).toContainText('Amazon EC2')
  await expect(row).toContainText('confirmed')
  await expect(row).toContainText(/of 99\.99 % promised/)
  await expect(row).toContainText(/days left/)
  await page.getByText(/^What AWS promises: \d+ services/).click()
  await expect(page.getByRole('table', { name: 'What AWS promises' })).toContainText('nothing promised')
  await expectNoFindingsAt(page, WIDTHS)

  await row.getByRole('link', { name: /Amazon EC2/ }).click()
  await expect(heading(page, /^Amazon EC2/)).toContainText(regions[0] ?? '')
  const text = page.locator('pre')
  await expect(text).toContainText('Subject: SLA Credit Request: Amazon EC2')
  await expect(text).toContainText(`${blue} (Blue): named by AWS`)
  await expect(text).toContainText(RESOURCE)
  await expectNoFindingsAt(page, WIDTHS)

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download as .txt' }).click()
  const file = await (await download).path()
  // Which minute it is when it is put together may differ.
  const withoutTime = (words: string) =>
    words
      .replace(/Put together.*/, '')
      .replace(/\d+ h \d\d m|\d+ m|99\.\d+ %/g, '')
      .trim()
  expect(withoutTime(await readFile(file, 'utf8'))).toBe(withoutTime((await text.textContent()) ?? ''))
})

test('pages say what there is not: another month, a Region that is none, a period to come', async ({ page }) => {
  await openLive(page, '/impact/sla/ec2?region=eu-north-1&month=2019-01')
  await expect(page.getByText('No outage touched you there in that month')).toBeVisible()
  await openLive(page, '/impact/sla?period=2099&zone=UTC')
  await expect(page.getByText('This period is still to come')).toBeVisible()
  await openLive(page, '/impact/communication?period=1999&zone=UTC')
  await expect(page.getByText('No incident in this period')).toBeVisible()
  await expectNoFindingsAt(page, WIDTHS)
})

test('who knew first stands on the incident, and over a period', async ({ page, request }) => {
  test.slow()
  const { id, title } = await hitIncident(request)
  await openLive(page, `/incidents/${id}`)
  const panel = page.getByRole('region', { name: 'Communication' })
  await expect(panel).toContainText(/AWS Health API knew first, .* after the start that AWS declared/)
  await expect(panel.getByRole('list', { name: 'Who knew when' })).toContainText('AWS Health API')
  await expectNoFindingsAt(page, WIDTHS)

  await openLive(page, '/impact/communication?period=this-year')
  await expect(heading(page, /^Communication in \d{4}$/)).toBeVisible()
  await expect(page).toHaveURL(/period=\d{4}&zone=UTC$/)
  const knowers = page.getByRole('table', { name: 'Who knew first' })
  await expect(knowers.locator('tr').filter({ hasText: 'AWS Health API' })).toContainText(/[1-9]/)
  await page.getByRole('table', { name: 'Scorecards of incidents' }).getByRole('link', { name: title }).first().click()
  await expect(page).toHaveURL(`/incidents/${id}`)
})

test('the pages work without scripts', async ({ app, browser }) => {
  const context = await browser.newContext({ baseURL: app.url, storageState: app.owner, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto('/impact/sla')
  await expect(heading(page, 'Service credits')).toBeVisible()
  await page.getByRole('link', { name: 'Last year' }).click()
  await expect(page).toHaveURL(/period=\d{4}&zone=/)
  await page.goto('/impact/communication')
  await expect(heading(page, /^Communication in/)).toBeVisible()
  await context.close()
})
