/** The page of a blast radius and what leads to it: figures, moments, reasons, what people say, files; accounts, teams, what if. */
import { readFile } from 'node:fs/promises'
import { type APIRequestContext, expect, type Page } from '@playwright/test'
import { splitServiceKey } from '@/lib/domain/service-id'
import type { App } from './fixtures/app'
import { inventedOrganization, reachedBy } from './fixtures/blast-radius'
import { listIncidents, openAs, panelOf } from './fixtures/incidents'
import { expectNoFindingsAt } from './fixtures/look-over'
import { test } from './fixtures/test'
import { openLive } from './fixtures/timeline'
import { ago, buildOutage, currentList, HOUR } from './stand-in/outage'

const organization = inventedOrganization(40)

test.use({
  contextOptions: { reducedMotion: 'reduce' },
  timezoneId: 'UTC',
  story: { name: 'blast radius', aws: organization.connect },
})

const MIRA = { name: 'Mira Sand', role: 'responder' } as const

/** An outage of what most accounts use, and its incident. */
async function outage(app: App, request: APIRequestContext) {
  await organization.untilRead(app)
  const accounts = [...app.aws.truth.directory.accounts.values()]
  const { code, region, users } = organization.mostUsed(
    new Set(accounts.flatMap(({ id, state }) => (state === 'ACTIVE' ? [id] : []))),
  )
  const { service } = splitServiceKey(code)
  const startedAt = ago(HOUR)
  app.feed.current = currentList(
    buildOutage({ service, name: `Service ${code}`, region, startedAt, summary: 'Requests fail' }),
  )
  const find = async () => (await listIncidents(request, `region=${region}&service=${service}`))[0]
  // One may have been cleared by an earlier story.
  const inferred = async () => (await find())?.reach?.inferred
  await expect.poll(inferred, { timeout: 30_000 }).toBeGreaterThanOrEqual(users.size - 1)
  return { id: (await find())?.id ?? '', users, service, region, startedAt }
}

const accountsOf = (page: Page) => page.getByRole('table', { name: 'Touched accounts' })
const figure = (page: Page, words: string) => page.locator('main').getByText(words, { exact: true }).first()
const drawer = (page: Page) => page.getByRole('dialog')

test('who is touched, why, at which moment; what people say of it reaches every screen; files hold what is shown', async ({
  app,
  browser,
  page,
  request,
}) => {
  test.slow()
  const { id, users, region, startedAt } = await outage(app, request)
  const address = `/incidents/${id}/blast-radius`
  const mira = await openAs(app, browser, MIRA, address)
  await openLive(page, `/incidents/${id}`)
  await page.getByRole('link', { name: 'Blast radius' }).first().click()
  await expect(page).toHaveURL(address)
  await expect(figure(page, `${users.size} inferred`)).toBeVisible()
  await expect(page.getByRole('application').or(page.getByRole('tree')).first()).toBeVisible()

  const { rows } = await reachedBy(request, `/api/v1/incidents/${id}/blast-radius?`)
  const [first] = rows
  await accountsOf(page)
    .getByRole('link', { name: first?.name ?? '' })
    .first()
    .click()
  await expect(drawer(page)).toContainText(first?.accountId ?? '')
  await expect(drawer(page)).toContainText(region)
  await expect(drawer(page)).toContainText(/AWS Config/)
  await drawer(page).getByLabel('How do you know?').fill('It runs on its own, <b>nothing</b> failed')
  await drawer(page).getByRole('button', { name: 'Clear it: not touched' }).click()
  for (const screen of [page, mira.page]) {
    await expect(panelOf(screen, 'Cleared by people')).toContainText('It runs on its own, <b>nothing</b> failed')
    await expect(figure(screen, `${users.size - 1} inferred`)).toBeVisible()
  }
  await page.keyboard.press('Escape')
  await expect(drawer(page)).toBeHidden()
  await mira.leave()

  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV' }).click()])
  const lines = (await readFile(await download.path(), 'utf8')).trim().split(/\r?\n/)
  const listed = lines.filter((line) => /\b\d{12}\b/.test(line))
  expect(listed).toHaveLength(users.size - 1)

  // Before it began nobody was touched; the address holds the moment.
  const before = new Date(startedAt - 60_000).toISOString()
  await openLive(page, `${address}?at=${encodeURIComponent(before)}`)
  await expect(page.locator('main')).toContainText(/Nobody (was )?touched/i)
  await page.getByRole('button', { name: 'Whole incident' }).click()
  await expect(figure(page, `${users.size - 1} inferred`)).toBeVisible()
  await page.getByRole('button', { name: 'The change before' }).click()
  await expect(page).toHaveURL(/[?&]at=/)
})

test('axe finds nothing on any of the pages, narrow or wide', async ({ app, page, request }) => {
  test.slow()
  const { id, users } = await outage(app, request)
  const [team] = await app.database.query<{ id: string }>("INSERT INTO team (name) VALUES ('Payments') RETURNING id")
  const [user] = users
  await app.database.query('INSERT INTO team_account (team_id, account_id) VALUES ($1, $2)', [team?.id, user])
  for (const address of [
    `/incidents/${id}/blast-radius`,
    `/incidents/${id}/blast-radius?by=team`,
    `/incidents/${id}/blast-radius?open=${user}`,
    '/what-if?service=iam&region=us-east-1',
    `/accounts/${user}`,
    `/teams/${team?.id}`,
    '/settings/dependencies',
  ]) {
    await page.setViewportSize({ width: 320, height: 800 })
    await openLive(page, address)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectNoFindingsAt(page, [320, 1280])
  }
})

test('what if: a dry run names every account, and says that nothing happened', async ({ app, page }) => {
  await organization.untilRead(app)
  const active = [...app.aws.truth.directory.accounts.values()].filter(({ state }) => state === 'ACTIVE').length
  await openLive(page, '/what-if')
  await page.getByLabel('Service').fill('iam')
  await page.getByLabel('Region').fill('us-east-1')
  await page.getByRole('button', { name: 'Show whom it would touch' }).click()
  await expect(page).toHaveURL(/service=iam/)
  await expect(page.locator('main')).toContainText(String(active))
  await expect(page.locator('main')).toContainText(/control plane/i)
  expect(await app.database.query("SELECT FROM incident WHERE origin = 'manual'")).toEqual([])
})

test('what the company declares reaches the accounts of a workload, by the way that was declared', async ({
  app,
  page,
  request,
}) => {
  const { id, service, region, users } = await outage(app, request)
  const accounts = [...app.aws.truth.directory.accounts.values()]
  const other = accounts.find((each) => each.state === 'ACTIVE' && !users.has(each.id))?.id ?? ''
  const [checkout, payments] = await app.database.query<{ id: string }>(
    "INSERT INTO workload (name) VALUES ('checkout'), ('payments') RETURNING id",
  )
  const run = (sql: string, ...values: unknown[]) => app.database.query(sql, values)
  await run('INSERT INTO workload_account (workload_id, account_id) VALUES ($1, $2)', checkout?.id, other)
  await run('INSERT INTO workload_dependency (workload_id, on_workload_id) VALUES ($1, $2)', checkout?.id, payments?.id)
  await openLive(page, `/settings/dependencies/${payments?.id}`)
  const form = page.getByRole('form', { name: 'Add a service' })
  await form.getByLabel('AWS service').fill(service)
  await form.getByLabel('Region').fill(region)
  await form.getByRole('button').click()
  await expect(page.getByRole('region', { name: 'What it depends on' }).getByRole('listitem')).toHaveCount(1)
  const address = `/api/v1/incidents/${id}/blast-radius?account=${other}&`
  const way = async () => (await reachedBy(request, address)).rows[0]?.reasons[0]?.path.join(' → ')
  await expect.poll(way).toMatch(/payments → .*checkout/)
})
