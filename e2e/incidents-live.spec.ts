/** One outage on the screens of two people: events come together, end and begin again, and both see the same without a reload. */
import { expect, type Page } from '@playwright/test'
import {
  getIncident,
  markPage,
  openAs,
  outageOf,
  panelOf,
  propertyOf,
  publish,
  RECENT,
  streamOf,
  theIncident,
} from './fixtures/incidents'
import { test } from './fixtures/test'
import { openLive, rowOf, rowsOf } from './fixtures/timeline'
import { resolved } from './stand-in/outage'

test.use({ story: { name: 'incidents live' }, timezoneId: 'UTC' })

const MIRA = { name: 'Mira Sand', role: 'admin' } as const

test('a burst becomes one incident on every screen, ends, and comes back as the same one', async ({
  app,
  browser,
  page,
  request,
}) => {
  const region = 'ap-southeast-1'
  const [s3, ec2, lambda, sqs] = [
    outageOf('s3', region, 50),
    outageOf('ec2', region, 44),
    outageOf('lambda', region, 38),
    outageOf('sqs', region, 30),
  ]
  const address = `/?region=${region}&from=${RECENT}`
  await publish(app, request, [s3])
  const { id } = await theIncident(request, `region=${region}`)
  await openLive(page, address)
  const mira = await openAs(app, browser, MIRA, address)
  const screens = [page, mira.page]
  const marks = await Promise.all(screens.map(markPage))

  // Two services are no burst yet; with the third they are one.
  await publish(app, request, [s3, ec2])
  for (const screen of screens) await expect(rowsOf(screen)).toHaveCount(2)
  await publish(app, request, [s3, ec2, lambda])
  for (const screen of screens) {
    await expect(rowsOf(screen)).toHaveCount(1)
    await expect(rowOf(screen, '3 events')).toContainText('Detected')
  }

  await rowsOf(page).first().click()
  await expect(page).toHaveURL(`/incidents/${id}`)
  const reasons = panelOf(page, 'Grouped because')
  await expect(reasons.getByRole('listitem')).toHaveCount(2)
  await expect(reasons).toContainText(/began \d+ min apart in ap-southeast-1, where 3 services failed within 60 min/)
  await publish(app, request, [s3, ec2, lambda, sqs])
  await expect(panelOf(page, 'Events').getByRole('listitem')).toHaveCount(4)
  await expect(reasons.getByRole('listitem')).toHaveCount(3)
  await expect(rowOf(mira.page, '4 events')).toBeVisible()

  // Each ends five minutes ago.
  const over = [resolved(s3, 45), resolved(ec2, 39), resolved(lambda, 33), resolved(sqs, 25)]
  await publish(app, request, over)
  await expect(propertyOf(page, 'Status')).toContainText('Resolved')
  await expect(rowOf(mira.page, '4 events')).toContainText('Resolved')

  await publish(app, request, [...over, outageOf('s3', region, 2, { summary: 'Errors are back' })])
  await expect(propertyOf(page, 'Status')).toContainText('Reopened')
  await expect(panelOf(page, 'Events').getByRole('listitem')).toHaveCount(5)
  await expect(reasons).toContainText(/after Amazon Simple Storage Service.* had ended \(within/)
  await expect(rowOf(mira.page, '5 events')).toContainText('Reopened')
  expect(await theIncident(request, `region=${region}`)).toMatchObject({ id, status: 'reopened', eventCount: 5 })
  for (const { expectSamePage } of marks) await expectSamePage()
  await mira.leave()
})

/** Why a form was refused. */
const refusalOn = (page: Page) => page.locator('main [role=alert]')

/** Holds what the pages send to change the incident until both have sent it. */
async function sendAtOnce(pages: Page[], change: () => Promise<unknown>): Promise<void> {
  let held = 0
  let letGo = () => {}
  const areLetGo = new Promise<void>((resolve) => {
    letGo = resolve
  })
  for (const page of pages) {
    await page.route('**/incidents/*', async (route) => {
      if (route.request().method() !== 'POST') return route.fallback()
      held += 1
      await areLetGo
      await route.continue()
    })
  }
  await change()
  await expect.poll(() => held).toBe(pages.length)
  letGo()
  for (const page of pages) await page.unrouteAll({ behavior: 'wait' })
}

test('of two who acknowledge at once one did it, and the other is told who', async ({
  app,
  browser,
  page,
  request,
}) => {
  await publish(app, request, [outageOf('kinesis', 'eu-west-1', 20)])
  const { id } = await theIncident(request, 'region=eu-west-1')
  await openLive(page, `/incidents/${id}`)
  const mira = await openAs(app, browser, MIRA, `/incidents/${id}`)
  const screens = [page, mira.page]
  for (const screen of screens) await expect(screen.getByRole('status').getByText('2 people here')).toBeVisible()

  await sendAtOnce(screens, () => Promise.all(screens.map((screen) => screen.keyboard.press('a'))))
  for (const screen of screens) await expect(propertyOf(screen, 'Status')).toContainText('Acknowledged')
  const { acknowledgedBy } = await theIncident(request, 'region=eu-west-1')
  const told = acknowledgedBy === MIRA.name ? page : mira.page
  await expect(refusalOn(told)).toHaveText(
    new RegExp(`^${acknowledgedBy} acknowledged it at \\d\\d:\\d\\d UTC; nothing changed.$`),
  )
  for (const screen of screens) await expect(refusalOn(screen)).toHaveCount(screen === told ? 1 : 0)
  const changes = await app.database.query<{ count: number }>(
    "SELECT count(*)::int FROM incident_change WHERE incident_id = $1 AND what = 'status'",
    [id],
  )
  expect(changes).toEqual([{ count: 1 }])
  // A browser that is killed may take its farewell along, which is then noticed only when its signs of life stay away.
  await mira.page.goto('/sources')
  await expect(page.getByText('2 people here')).toHaveCount(0)
  await mira.leave()
})

test('a note reaches the other page, and of two who edit it the second is told and keeps their words', async ({
  app,
  browser,
  page,
  request,
}) => {
  const region = 'eu-west-2'
  await publish(app, request, [outageOf('kinesis', region, 20)])
  const { id } = await theIncident(request, `region=${region}`)
  // She is there first: the page offers whom it knows.
  const mira = await openAs(app, browser, MIRA, `/incidents/${id}`)
  await openLive(page, `/incidents/${id}`)
  const occurred = new Date(Date.now() - 7 * 60_000).toISOString().slice(0, 16)
  await page.keyboard.press('n')
  await page.keyboard.type('Ask @mir')
  await page.getByRole('listbox', { name: 'People' }).getByRole('option', { name: MIRA.name }).click()
  await page.keyboard.type('whether **failover** helps')
  await page.getByText('Time and star').click()
  await page.getByLabel('When it happened').first().fill(occurred)
  await page.getByLabel('Starred: it goes to the post-mortem').check()
  await page.getByRole('button', { name: 'Add note' }).click()
  const theirs = streamOf(mira.page).getByRole('article', { name: /^Note of/ })
  await expect(theirs).toContainText('Ask @Mira Sand whether failover helps')
  await expect(theirs.locator('strong')).toHaveText('failover')
  await expect(theirs).toContainText(occurred.slice(11))
  await expect(theirs.getByRole('button', { name: 'Starred: goes to the post-mortem' })).toBeVisible()
  const { notes } = await getIncident(request, id)
  expect(notes).toMatchObject([{ mentions: [{ name: MIRA.name }], starred: true, occurredAt: `${occurred}:00.000Z` }])

  const ours = streamOf(page).getByRole('article', { name: /^Note of/ })
  for (const note of [ours, theirs]) await note.locator('summary', { hasText: 'Edit' }).click()
  await theirs.getByLabel('Note', { exact: true }).fill('Mira says: it does not help')
  await ours.getByLabel('Note', { exact: true }).fill('I say: it helps')
  await ours.getByRole('button', { name: 'Save' }).click()
  await expect(theirs.locator('p', { hasText: 'I say: it helps' })).toBeVisible()
  await theirs.getByRole('button', { name: 'Save' }).click()
  await expect(theirs.getByRole('alert').first()).toContainText(
    /was edited since you opened it .*Yours was not saved. It says now: “I say: it helps”/,
  )
  await expect(theirs.getByLabel('Note', { exact: true })).toHaveValue('Mira says: it does not help')
  await theirs.getByRole('button', { name: 'I have read it' }).click()
  await theirs.getByRole('button', { name: 'Save' }).click()
  await expect(ours).toContainText('Mira says: it does not help')
  await mira.leave()
})

test('a title that is being typed outlives that somebody else renames the incident', async ({
  app,
  browser,
  page,
  request,
}) => {
  const region = 'eu-south-1'
  await publish(app, request, [outageOf('kinesis', region, 20)])
  const { id } = await theIncident(request, `region=${region}`)
  await openLive(page, `/incidents/${id}`)
  const mira = await openAs(app, browser, MIRA, `/incidents/${id}`)
  await page.keyboard.press('e')
  await page.getByLabel('Title').fill('Streams stall')
  await mira.page.keyboard.press('e')
  await mira.page.getByLabel('Title').fill('Records lost in Milan')
  await mira.page.getByRole('button', { name: 'Save the title' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Records lost in Milan')
  await expect(page.getByLabel('Title')).toHaveValue('Streams stall')
  const seen = page.locator('form', { has: page.getByLabel('Title') }).locator('input[name="version"]')
  const before = await seen.inputValue()
  await page.getByRole('button', { name: 'Save the title' }).click()
  await expect(refusalOn(page)).toContainText(/Mira Sand .*Records lost in Milan.* since you looked/)
  await expect(page.getByLabel('Title')).toHaveValue('Streams stall')
  // What is true now has been read: sending once more is a decision.
  await expect(seen).not.toHaveValue(before)
  await page.getByRole('button', { name: 'Save the title' }).click()
  await expect(mira.page.getByRole('heading', { level: 1 })).toHaveText('Streams stall')
  await mira.leave()
})

test('a severity of their own needs a reason, and both see it', async ({ app, browser, page, request }) => {
  const region = 'eu-west-3'
  await publish(app, request, [outageOf('kinesis', region, 20)])
  const { id, severity } = await theIncident(request, `region=${region}`)
  expect(severity).not.toBe('SEV1')
  await openLive(page, `/incidents/${id}`)
  const mira = await openAs(app, browser, MIRA, `/incidents/${id}`)
  await page.keyboard.press('v')
  await page.getByLabel('Severity', { exact: true }).selectOption('SEV1')
  await page.getByRole('button', { name: 'Set the severity' }).click()
  await expect(refusalOn(page)).toHaveText('Say why, in a few words.')
  await page.getByLabel('Reason').fill('Payments stand still')
  await page.getByRole('button', { name: 'Set the severity' }).click()
  for (const screen of [page, mira.page]) {
    await expect(propertyOf(screen, 'Severity')).toContainText('SEV1')
    await expect(panelOf(screen, 'Facts')).toContainText('SEV1 by hand: Payments stand still')
    await expect(panelOf(screen, 'Facts')).toContainText('Proposed:')
  }
  await mira.leave()
})
