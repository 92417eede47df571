/** The incident page: two people work on one outage at once, and nobody overwrites anybody silently. */
import { type APIRequestContext, type Browser, expect, type Page } from '@playwright/test'
import type { IncidentSummaryView } from '@/lib/incidents/contract'
import { createPerson, createSession, createToken } from './fixtures/access'
import { getJson, nextPoll } from './fixtures/api'
import type { App } from './fixtures/app'
import { findingsOf } from './fixtures/axe'
import { test } from './fixtures/test'
import { openLive } from './fixtures/timeline'
import { buildOutage, currentList, type Outage, resolved } from './stand-in/outage'

test.use({ story: { name: 'incident-page' } })

let mira = ''

test.beforeAll(async ({ app }) => {
  mira = await createPerson(app.database, { name: 'Mira Sand', email: 'mira@example.org', role: 'responder' })
})

/** Outages of identity services would be one story: each test has an incident of its own. */
function outageIn(region: string): Outage {
  return buildOutage({ region, service: 'ec2', name: 'Amazon Elastic Compute Cloud', summary: 'Launches fail' })
}

/** The incident of an outage that AWS begins to tell of. */
async function incidentOf(app: App, request: APIRequestContext, outage: Outage): Promise<IncidentSummaryView> {
  app.feed.current = currentList(outage)
  await nextPoll(request, 'current')
  const { data } = await getJson<{ data: IncidentSummaryView[] }>(request, `/api/v1/incidents?region=${outage.region}`)
  const [incident] = data
  if (!incident) throw new Error('AWS told of an outage, and there is no incident.')
  return incident
}

/** The same page in the browser of a colleague. */
async function openAsMira(app: App, browser: Browser, address: string): Promise<Page> {
  const context = await browser.newContext({
    baseURL: app.url,
    storageState: await createSession(app.database, mira),
  })
  const page = await context.newPage()
  await openLive(page, address)
  return page
}

const statusOf = (page: Page) => page.locator('summary').filter({ hasText: 'Status:' })
const streamOf = (page: Page) => page.getByRole('list', { name: 'What was said and done, newest first' })

async function setStatus(page: Page, status: string, note = ''): Promise<void> {
  await page.keyboard.press('s')
  await page.getByLabel('New status').selectOption(status)
  await page.locator('textarea[name="note"]').fill(note)
  await page.getByRole('button', { name: 'Set the status' }).click()
}

test('what one acknowledges and writes the other sees, and a conflict loses nothing', async ({
  app,
  browser,
  page,
  request,
}) => {
  const { id } = await incidentOf(app, request, outageIn('eu-west-1'))
  await openLive(page, `/incidents/${id}`)
  const other = await openAsMira(app, browser, `/incidents/${id}`)
  await expect(page.getByText('2 people here: Mira Sand, you')).toBeVisible()

  await page.keyboard.press('a')
  await expect(statusOf(page)).toContainText('Acknowledged')
  await expect(statusOf(other)).toContainText('Acknowledged')
  await expect(other.getByRole('button', { name: 'Acknowledge' })).toBeHidden()

  await page.keyboard.press('n')
  await page.keyboard.type('Ask @mir')
  await expect(page.getByRole('listbox', { name: 'People' })).toBeVisible()
  await page.keyboard.press('Enter')
  await page.keyboard.type('about the **failover**')
  await page.getByRole('button', { name: 'Add note' }).click()
  await expect(streamOf(other)).toContainText('Ask @Mira Sand about the failover')
  const composer = page.locator('textarea[name="body"]').first()
  await expect(composer).toHaveValue('')
  // The cursor waits there for the next note; keys are commands only outside.
  await expect(composer).toBeFocused()
  await composer.blur()

  // Mira opens the form, then the status moves below her.
  await other.keyboard.press('s')
  await other.getByLabel('New status').selectOption('identified')
  await other.locator('textarea[name="note"]').fill('It is the token cache.')
  await setStatus(page, 'investigating')
  await expect(statusOf(other)).toContainText('Investigating')
  const seen = other.locator('form', { has: other.getByLabel('New status') }).locator('input[name="version"]')
  const before = await seen.inputValue()
  await other.getByRole('button', { name: 'Set the status' }).click()
  await expect(other.getByRole('alert').filter({ hasText: 'since you looked' })).toContainText(
    'set the status to Investigating',
  )
  await expect(other.locator('textarea[name="note"]')).toHaveValue('It is the token cache.')
  // What is true now has been read: sending once more is a decision.
  await expect(seen).not.toHaveValue(before)
  await other.getByLabel('New status').selectOption('identified')
  await other.getByRole('button', { name: 'Set the status' }).click()
  await expect(statusOf(page)).toContainText('Identified')
  await expect(streamOf(page)).toContainText('It is the token cache.')
  await other.context().close()
})

test('what a person took in hand a person ends, also when AWS calls it over', async ({ app, page, request }) => {
  const outage = outageIn('eu-west-2')
  const { id } = await incidentOf(app, request, outage)
  await openLive(page, `/incidents/${id}`)
  await setStatus(page, 'mitigated')
  await expect(statusOf(page)).toContainText('Mitigated')
  app.feed.current = currentList(resolved(outage, 59))
  const notice = page.getByRole('status').filter({ hasText: 'AWS calls it over since' })
  await expect(notice).toContainText('It stays mitigated until somebody resolves it')
  await notice.getByRole('button', { name: 'Resolve' }).click()
  await expect(statusOf(page)).toContainText('Resolved')
  await expect(notice).toBeHidden()
})

test('an incident that was merged leads on, and comes back when that is undone', async ({ app, page, request }) => {
  const one = await incidentOf(app, request, outageIn('eu-north-1'))
  const two = await incidentOf(app, request, outageIn('eu-south-1'))
  const token = await createToken(app.database, 'responder')
  const merged = await request.post(`/api/v1/incidents/${one.id}/merge`, {
    data: { into: two.id },
    headers: { authorization: `Bearer ${token}` },
  })
  expect(merged.status()).toBe(200)
  await openLive(page, `/incidents/${one.id}`)
  await expect(page).toHaveURL(`/incidents/${two.id}`)
  const events = page.getByRole('region', { name: 'Events', exact: true })
  await expect(events.getByRole('listitem')).toHaveCount(2)
  const history = page.getByRole('region', { name: 'History of this incident' })
  await history.getByRole('listitem').filter({ hasText: 'Merged' }).getByRole('button', { name: 'Undo' }).click()
  await expect(events.getByRole('listitem')).toHaveCount(1)
  await page.goto(`/incidents/${one.id}`)
  await expect(page).toHaveURL(`/incidents/${one.id}`)
})

test('those who may not respond see everything and no form', async ({ app, browser, request }) => {
  const { id } = await incidentOf(app, request, outageIn('sa-east-1'))
  const viewer = await createPerson(app.database, { name: 'Vera View', email: 'vera@example.org', role: 'viewer' })
  const context = await browser.newContext({
    baseURL: app.url,
    storageState: await createSession(app.database, viewer),
  })
  const page = await context.newPage()
  await openLive(page, `/incidents/${id}`)
  await expect(page.getByRole('heading', { name: 'Clocks' })).toBeVisible()
  await expect(page.locator('main form')).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Arrange…' })).toBeHidden()
  await context.close()
})

test('everything can be done without scripts, and a refusal keeps what was typed', async ({
  app,
  browser,
  request,
}) => {
  const { id } = await incidentOf(app, request, outageIn('ca-central-1'))
  const context = await browser.newContext({ baseURL: app.url, storageState: app.owner, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`/incidents/${id}`)
  await page.getByRole('button', { name: 'Acknowledge' }).click()
  await expect(statusOf(page)).toContainText('Acknowledged')
  await statusOf(page).click()
  await page.getByLabel('New status').selectOption('resolved')
  await page.getByLabel('Since when').fill('2010-01-01T00:00')
  await page.locator('textarea[name="note"]').fill('It was DNS.')
  await page.getByRole('button', { name: 'Set the status' }).click()
  await expect(page.getByText(/is before the incident began|This is before/).first()).toBeVisible()
  await expect(page.locator('textarea[name="note"]')).toHaveValue('It was DNS.')
  await page.getByLabel('Since when').fill('')
  await page.getByRole('button', { name: 'Set the status' }).click()
  await expect(statusOf(page)).toContainText('Resolved')
  await expect(streamOf(page)).toContainText('It was DNS.')
  await page.getByRole('link', { name: 'AWS', exact: true }).click()
  await expect(streamOf(page)).not.toContainText('It was DNS.')
  await context.close()
})

for (const [width, colorScheme] of [
  [1280, 'light'],
  [320, 'dark'],
] as const) {
  test(`axe finds nothing at ${width} px, with all that is folded open`, async ({ app, page, request }) => {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 800 })
    const { id } = await incidentOf(app, request, buildOutage({ region: 'ap-south-1' }))
    await openLive(page, `/incidents/${id}`)
    await page.locator('main details').evaluateAll((folds: HTMLDetailsElement[]) => {
      for (const fold of folds) fold.open = true
    })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    expect(await findingsOf(page, { rules: 'practices too' })).toEqual([])
    await expect(page).toHaveTitle(/\S/)
  })
}
