/** The letter to a manager: its figures, what they are made of, the questions that it answers in two clicks, paper, no scripts. */
import { expect, type Page } from '@playwright/test'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { splitServiceKey } from '@/lib/domain/service-id'
import type { App } from './fixtures/app'
import { inventedOrganization } from './fixtures/blast-radius'
import { askImpact } from './fixtures/impact'
import { expectNoFindingsAt } from './fixtures/look-over'
import { test } from './fixtures/test'
import { openLive } from './fixtures/timeline'
import { inventedHistory } from './stand-in/invented-history'
import { ago, buildOutage, DAY, HOUR, historyOf } from './stand-in/outage'

const organization = inventedOrganization(30)
const IAM_YEAR = new Date(ago(97 * DAY)).getUTCFullYear()

test.use({
  contextOptions: { reducedMotion: 'reduce' },
  timezoneId: 'UTC',
  story: {
    name: 'impact',
    aws: organization.connect,
    publish: (feed) => {
      feed.history = historyOf(...inventedHistory(Date.now()))
    },
  },
})

const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name })
const panel = (page: Page, name: string) => page.getByRole('region', { name })

/** An outage a quarter ago of what most accounts use, beside the record; three of them are a team's. Returns its start, ms. */
async function hitLastQuarter(app: App): Promise<number> {
  await organization.untilRead(app)
  const ids = new Set(
    [...app.aws.truth.directory.accounts.values()].flatMap(({ id, state }) => (state === 'ACTIVE' ? [id] : [])),
  )
  const { code, region, users } = organization.mostUsed(ids)
  const [from] = lastQuarter()
  const outage = buildOutage({
    ...{
      service: splitServiceKey(code).service,
      name: `Service ${code}`,
      region,
      startedAt: from + 10 * DAY,
      summary: 'Requests fail',
    },
    said: [
      { after: 5, text: 'Some calls fail.', status: 3 },
      { after: 240, text: 'Calls succeed again.', status: 0 },
    ],
  })
  await app.database.query(
    `WITH made AS (INSERT INTO team (name) VALUES ('Payments') RETURNING id)
     INSERT INTO team_account (team_id, account_id) SELECT made.id, account.id FROM made, unnest($1::text[]) account(id)`,
    [[...users].slice(0, 3)],
  )
  app.feed.history = historyOf(...inventedHistory(Date.now()), outage)
  return outage.startedAt
}

/** ms UTC. */
function lastQuarter(): [from: number, to: number] {
  const now = new Date()
  const month = Math.floor(now.getUTCMonth() / 3) * 3
  return [Date.UTC(now.getUTCFullYear(), month - 3), Date.UTC(now.getUTCFullYear(), month)]
}

test('which team was hit longest last quarter is answered in one click, and every figure opens its rows', async ({
  app,
  page,
  request,
}) => {
  test.slow()
  const startedAt = await hitLastQuarter(app)
  const [from, to] = lastQuarter()
  const between = (since: number, until: number) =>
    `from=${new Date(since).toISOString()}&to=${new Date(until).toISOString()}`
  const range = between(from, to)
  const itself = between(startedAt, startedAt + HOUR)
  await expect.poll(async () => (await askImpact(request, itself)).teams.length, { timeout: 45_000 }).toBeGreaterThan(0)
  const answer = await askImpact(request, range)

  await openLive(page, '/')
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Impact' }).click()
  await expect(heading(page, /^Impact in Q[1-4] \d{4}$/)).toBeVisible()
  await expect(page).toHaveURL(/period=\d{4}-Q[1-4]&zone=UTC$/)
  const first = panel(page, 'Teams hit longest').getByRole('listitem').first()
  await expect(first).toContainText('Payments')
  expect(answer.teams.map(({ name }) => name)).toEqual(['Payments'])
  await expect(page.getByText('Team Payments was hit longest')).toBeVisible()

  await page.getByRole('link', { name: /^Incidents / }).click()
  await expect(heading(page, 'Incidents')).toBeVisible()
  await expect(page.getByRole('row')).toHaveCount(answer.incidents + 1)
  await page.goBack()
  await page.getByRole('link', { name: /^Account-time, inferred / }).click()
  await expect(page.getByRole('row')).toHaveCount(answer.rows.accountMinutes.inferred.length + 1)
  await page.getByRole('link', { name: /^Impact in / }).click()

  await panel(page, 'Teams hit longest').getByRole('link').first().click()
  await expect(page.getByText('team Payments').first()).toBeVisible()
  await expectNoFindingsAt(page, [1280, 320])
})

test('how long IAM was impaired in a year, by each clock, is answered in two clicks', async ({ page, request }) => {
  await openLive(page, '/incidents')
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Impact' }).click()
  await page.getByRole('link', { name: `IAM in ${IAM_YEAR}` }).click()
  await expect(heading(page, `Impact in ${IAM_YEAR}`)).toBeVisible()
  const answer = await askImpact(request, `service=iam&period=${IAM_YEAR}`)
  expect(answer.minutesByClock.declared).toBeGreaterThan(50)
  const clocks = panel(page, 'How long, by each clock').getByRole('listitem')
  await expect(clocks).toHaveCount(4)
  await expect(clocks.first()).toContainText(/As AWS declared it.*\d+ h \d\d m/)
  await expect(clocks.nth(3)).toContainText('tells nothing')
  await clocks.first().getByRole('link').click()
  await expect(heading(page, 'Impact')).toBeVisible()
  await expect(page.getByRole('row')).toHaveCount(answer.rows.minutes.length + 1)
  await expectNoFindingsAt(page, [1280, 320])
})

test('an empty time says that none is known, and what it cannot compare', async ({ page }) => {
  await openLive(page, '/impact?period=1999-05&zone=Europe/Berlin')
  await expect(page.getByText('no incident, which does not mean that there was none.')).toBeVisible()
  await expect(page.getByText('no whole record of any of May 1999')).toBeVisible()
  await expect(page.getByText('There is no record of April 1999')).toBeVisible()
  await expect(page.getByRole('link', { name: /^Incidents not known nothing of this time is on record/ })).toBeVisible()
  await expectNoFindingsAt(page, [1280, 320])
})

test('what nothing is called by is told beside the filter', async ({ page }) => {
  await openLive(page, '/impact?period=2018&zone=UTC&team=Ghosts')
  await expect(
    page.getByText('No team is called “Ghosts”, so nothing counts for it: choose one under Team.'),
  ).toBeVisible()
  await expectNoFindingsAt(page, [1280, 320])
})

test('wrong parts of the address are named, and the rest is shown', async ({ page }) => {
  await openLive(page, '/impact?period=never&clock=sundial&service=iam')
  await expect(page.getByText(/clock must be declared.*period must be a week, month, quarter/)).toBeVisible()
  await expect(heading(page, /^Impact in Q/)).toBeVisible()
})

test('paper takes two pages of A4, whatever there is to list', async ({ page }) => {
  const last = new Date(ago(HOUR)).toISOString().slice(0, 10)
  const first = new Date(ago(420 * DAY)).toISOString().slice(0, 10)
  await openLive(page, `/impact?period=${first}..${last}&zone=UTC`)
  await expect(page.getByRole('table', { name: 'Incidents, worst first' })).toBeVisible()
  const pdf = await getDocument({ data: new Uint8Array(await page.pdf({ format: 'A4' })) }).promise
  expect(pdf.numPages).toBe(2)
  const { items } = await (await pdf.getPage(2)).getTextContent()
  const text = items.map((item) => ('str' in item ? item.str : '')).join('')
  expect(text).toMatch(/and \d+ more in Faultline/)
})

/** Opens a summary that nobody asked for yet while its outages cannot be read; answers what lets them be read. */
async function openHeld(app: App, page: Page, year: number): Promise<() => Promise<void>> {
  // What stands around every summary is known from then on.
  await page.goto('/impact?zone=UTC')
  const release = await app.database.hold('outage')
  await page.goto(`/impact?period=${year}&zone=UTC`, { waitUntil: 'commit' })
  await expect(heading(page, `Impact in ${year}`)).toBeVisible()
  return release
}

test('what takes long to work out comes behind the page', async ({ app, page }) => {
  const release = await openHeld(app, page, 2014)
  await expect(page.getByRole('status', { name: 'Working out the summary' })).toBeVisible()
  await release()
  // What was sent stands beside the page, unseen, until it takes its place.
  await expect(page.getByRole('main').getByText(/^In 2014/)).toBeVisible()
  await expect(page.getByRole('status', { name: 'Working out the summary' })).toHaveCount(0)
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('what takes long stands below the page', async ({ app, page }) => {
    const release = await openHeld(app, page, 2013)
    await release()
    await expect(page.getByText(/^In 2013/)).toBeVisible()
    await expect(page.getByRole('status', { name: 'Working out the summary' })).toBeHidden()
  })

  test('forms and links lead on, and the address says what is shown', async ({ page }) => {
    await page.goto('/impact?zone=UTC')
    await page.getByLabel('from', { exact: true }).fill(`${IAM_YEAR}-01-01`)
    await page.getByLabel('to', { exact: true }).fill(`${IAM_YEAR}-12-31`)
    await page.getByRole('search', { name: 'Any days' }).getByRole('button', { name: 'Show' }).click()
    await expect(page).toHaveURL(`/impact?period=${IAM_YEAR}-01-01..${IAM_YEAR}-12-31&zone=UTC`)
    await page.getByLabel('Clock that the figures go by').selectOption('described')
    await page
      .getByRole('search', { name: 'What the summary is about' })
      .getByRole('button', { name: 'Show' })
      .last()
      .click()
    await expect(page).toHaveURL(`/impact?period=${IAM_YEAR}-01-01..${IAM_YEAR}-12-31&zone=UTC&clock=described`)
    await expect(page.getByText(/Impact, as AWS described it/).first()).toBeVisible()
  })
})
