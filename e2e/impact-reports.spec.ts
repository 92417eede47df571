/** A saved summary, from the page that shows it to the letter in somebody's mailbox. */
import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { MAIL_USER, type MailServer, namedIn, startMailServer } from '@/lib/testing/mail-server'
import type { App } from './fixtures/app'
import { openAs } from './fixtures/incidents'
import { killWorker } from './fixtures/kill-worker'
import { expectNoFindingsAt } from './fixtures/look-over'
import { test } from './fixtures/test'
import { openLive } from './fixtures/timeline'
import { buildOutage, historyOf, resolved } from './stand-in/outage'

const MINUTE = 60_000
const today = new Date()
/** The first of the month before this one, UTC: the middle of it lies in no other, whatever the zone. */
const LAST_MONTH = Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - 1)
const MONTH_NAME = new Date(LAST_MONTH).toLocaleString('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })
const OUTAGE = buildOutage({
  ...{ service: 'iam', name: 'AWS Identity and Access Management', region: 'us-east-1' },
  ...{ summary: 'New credentials are refused', startedAt: LAST_MONTH + (14 * 24 * 60 + 14 * 60) * MINUTE },
})

test.use({
  timezoneId: 'UTC',
  contextOptions: { reducedMotion: 'reduce' },
  story: {
    name: 'saved summaries',
    publish: (feed) => {
      feed.history = historyOf(resolved(OUTAGE, 61))
    },
  },
})
test.describe.configure({ mode: 'serial' })

let server: MailServer

test.beforeAll(async ({ app }) => {
  server = await startMailServer({ authOptional: false })
  await app.restart(mailEnvironment(app))
})
test.afterAll(() => server.stop())

function mailEnvironment(app: App): Record<string, string> {
  const { user, password } = MAIL_USER
  return {
    FAULTLINE_SMTP_URL: `smtp://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${server.port}`,
    FAULTLINE_MAIL_FROM: 'Faultline <faultline@example.org>',
    FAULTLINE_URL: app.url,
  }
}

const historyRows = (page: Page) => page.getByRole('table', { name: 'Sendings, newest first' }).getByRole('row')

test('is saved where it is looked at, sent, and read', async ({ page, app }) => {
  await openLive(page, '/impact?period=last-month&zone=UTC&service=iam')
  await page.getByRole('link', { name: 'Save and send' }).click()
  await page.getByRole('link', { name: 'Save what you looked at' }).first().click()
  await expect(page.getByRole('combobox', { name: 'Period' })).toHaveValue('month')
  await expect(page.getByRole('textbox', { name: 'Time zone' })).toHaveValue('UTC')
  await page.getByRole('textbox', { name: 'Name' }).fill('Identity, monthly')
  await page.getByRole('textbox', { name: 'Recipients' }).fill('mira@example.org\nnobody at all')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('“nobody” is not an e-mail address.')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Name' })).toHaveValue('Identity, monthly')
  await page.getByRole('textbox', { name: 'Recipients' }).fill('mira@example.org, bob@example.org')
  await page.getByRole('button', { name: 'Save', exact: true }).click()

  await expect(page.getByRole('heading', { level: 1, name: 'Identity, monthly' })).toBeVisible()
  await page.getByRole('button', { name: 'Send the last month to 2 recipients now' }).click()
  await expect(historyRows(page).nth(1)).toContainText('Sent', { timeout: 30_000 })
  expect(server.arrived.flatMap(({ to }) => to).toSorted()).toEqual(['bob@example.org', 'mira@example.org'])
  const [first] = server.arrived
  expect(namedIn(first?.mail.to)).toEqual(first?.to)
  expect(first?.mail.subject).toBe(`Identity, monthly: ${MONTH_NAME}`)
  expect(first?.mail.text).toContain(`${app.url}/impact?period=`)
  expect(first?.mail.html).toContain('New credentials are refused')
  const text = await pdfText(first?.mail.attachments[0]?.content ?? Buffer.alloc(0))
  for (const words of [MONTH_NAME, 'Identity, monthly', 'New credentials are refused', '1 h 01 m', 'Page 2 of 2'])
    expect(text).toContain(words)
  await expectNoFindingsAt(page, [320, 1280])
})

test('tells who did not get it', async ({ page }) => {
  server.behaviour.recipient = (address) => (address === 'bob@example.org' ? [550, 'No such user here'] : null)
  await openReport(page)
  await page.getByRole('button', { name: /^Send the last month/ }).click()
  const newest = historyRows(page).nth(1)
  await expect(newest).toContainText('Sent, not to all', { timeout: 30_000 })
  await expect(newest).toContainText('refused the recipient bob@example.org (“550 No such user here”)')
  server.behaviour.recipient = () => null
  await openLive(page, '/impact/reports')
  await expect(page.getByRole('row', { name: /Identity, monthly/ })).toContainText('Sent, not to all')
  await expectNoFindingsAt(page, [320, 1280])
})

test('is sent again, as the same message, after a kill between sending and storing', async ({ page, app }) => {
  test.slow()
  server.arrived.length = 0
  server.behaviour.breaks = 'silent-after'
  await openReport(page)
  await page.getByRole('button', { name: /^Send the last month/ }).click()
  await expect.poll(() => server.arrived.length, { timeout: 30_000 }).toBe(1)
  // The next worker may send before anybody has noticed that it is there.
  server.behaviour.breaks = null
  await killWorker(app)
  await expect(historyRows(page)).toHaveCount(4)
  await expect(historyRows(page).nth(1)).toContainText(/Sent(?!,)/, { timeout: 60_000 })
  const ids = server.arrived.filter(({ to }) => to[0] === 'mira@example.org').map(({ mail }) => mail.messageId)
  expect(ids).toHaveLength(2)
  expect(new Set(ids).size).toBe(1)
})

test('is the same letter as the page’s PDF, CSV and JSON', async ({ page, request }) => {
  await openLive(page, '/impact?period=last-month&zone=UTC&service=iam')
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'PDF' }).click()])
  expect(download.suggestedFilename()).toMatch(/^faultline-impact-\d{4}-\d{2}\.pdf$/)
  expect(await pdfText(await readFile(await download.path()))).toContain('1 h 01 m')
  const query = new URL(page.url()).search
  const csv = await (await request.get(`/api/impact/csv${query}`)).text()
  expect(csv.trimEnd().split('\r\n')).toHaveLength(2)
  expect(csv).toContain('New credentials are refused')
  const json = await (await request.get(`/api/impact/json${query}`)).json()
  expect(json).toMatchObject({ format: 'faultline-impact-1', minutes: { minutes: 61 }, lines: [{ minutes: 61 }] })
})

test('can be opened by those who may not change it', async ({ app, browser }) => {
  const viewer = await openAs(app, browser, { name: 'Vera Viewer', role: 'viewer' }, '/impact/reports')
  await expect(viewer.page.getByRole('link', { name: 'Identity, monthly' })).toBeVisible()
  await expect(viewer.page.getByText('mira@example.org')).toHaveCount(0)
  await expect(viewer.page.getByRole('link', { name: /^Settings of/ })).toHaveCount(0)
  await viewer.page.getByRole('link', { name: 'Identity, monthly' }).click()
  await expect(viewer.page.getByRole('heading', { level: 1, name: `Impact in ${MONTH_NAME}` })).toBeVisible()
  await viewer.leave()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('is paused, resumed and removed', async ({ page }) => {
    await page.goto('/impact/reports')
    await page.getByRole('link', { name: 'Settings of Identity, monthly' }).click()
    await page.getByText('Pause…').click()
    await page.getByRole('button', { name: 'Pause Identity, monthly' }).click()
    await expect(page.getByText(/^Paused: The 1st of each month at 08:00, UTC/)).toBeVisible()
    await page.getByText('Resume…').click()
    await page.getByRole('button', { name: 'Resume Identity, monthly' }).click()
    await expect(page.getByText(/next /).first()).toBeVisible()
    await page.getByText('Remove…').click()
    await page.getByRole('button', { name: 'Remove Identity, monthly' }).click()
    await expect(page.getByText('No summary is saved yet')).toBeVisible()
  })
})

async function openReport(page: Page): Promise<void> {
  await openLive(page, '/impact/reports')
  await page.getByRole('link', { name: 'Settings of Identity, monthly' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Identity, monthly' })).toBeVisible()
}

async function pdfText(content: Buffer): Promise<string> {
  const pdf = await getDocument({ data: new Uint8Array(content) }).promise
  const texts: string[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(' '))
  }
  return texts.join(' ').replaceAll(/\s+/g, ' ')
}
