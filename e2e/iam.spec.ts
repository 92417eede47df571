/** The posture of identity: read from every account, followed down to the row of a report, waived, mended, told of earlier. */
import { expect, type Page } from '@playwright/test'
import { createPerson, createSession } from './fixtures/access'
import { EVIDENCE, limitToTeam, MEMBERS, organization } from './fixtures/aws'
import { expectNoFindings } from './fixtures/look-over'
import { test } from './fixtures/test'
import { openLive } from './fixtures/timeline'

/** Both lack the role; Gold gets it. */
const RED = '200000000003'
const GOLD = '200000000004'
const { green } = MEMBERS
/** Accounts are read, judged and counted one after another. */
const COLLECTED = { timeout: 60_000 }

test.use({
  story: {
    name: 'identity posture',
    aws: (aws) => {
      const env = { ...organization(aws), ...EVIDENCE }
      aws.truth.directory.join({ id: RED, name: 'Red' })
      aws.truth.directory.join({ id: GOLD, name: 'Gold' })
      for (const account of [RED, GOLD]) aws.truth.withoutRoles.add(account)
      aws.truth.identities.changeUser(green, 'mara', { mfa: 'none' })
      return env
    },
  },
  timezoneId: 'UTC',
  contextOptions: { reducedMotion: 'reduce' },
})

/** Opens the posture once every account was read. */
async function openPosture(page: Page) {
  await openLive(page, '/iam')
  await expect(lineOf(page, 'C6')).toContainText('fail 1', COLLECTED)
  await expect(lineOf(page, 'C6')).toContainText(/not checked [12]/, COLLECTED)
}

function lineOf(page: Page, check: string) {
  return page.getByRole('listitem').filter({ has: page.getByText(check, { exact: true }) })
}

test('who has no MFA is found by following the figure down to the row', async ({ page }) => {
  test.slow()
  await openPosture(page)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Identity posture')
  await expect(page.getByRole('list', { name: 'Why much is not checked' })).toContainText('the role is missing')
  await expectNoFindings(page)

  await lineOf(page, 'C6').getByRole('link', { name: /^fail/ }).click()
  await expect(page).toHaveURL(/\/iam\/checks\/C6\?verdict=fail$/)
  const rows = page.getByRole('table').locator('tbody tr')
  await expect(rows).toHaveCount(1)
  await expect(rows).toContainText('Green')
  await rows.locator('summary').click()
  await expect(rows.getByText('mara')).toBeVisible()
  await expect(rows).toContainText('iam:GetCredentialReport')
  await expectNoFindings(page)

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'CSV of what is filtered' }).click()
  const text = await (await download).createReadStream().then(async (stream) => {
    const parts: Buffer[] = []
    for await (const part of stream) parts.push(Buffer.from(part))
    return Buffer.concat(parts).toString()
  })
  expect(text.split(/\r?\n/)[0]).toContain('check,title,account_id')
  expect(text).toContain(green)
  expect(text).not.toContain(RED)
})

test('what fails is waived for a time, and fails again once that is ended', async ({ page }) => {
  test.slow()
  await openPosture(page)
  await openLive(page, '/iam/checks/C6?verdict=fail')
  await page.getByRole('link', { name: 'Waive…' }).click()
  const form = page.getByRole('region', { name: 'Waive' })
  await expect(form.getByLabel('Account')).toHaveValue(green)
  await form.getByLabel('Reason').fill('Her key comes by post.')
  await form.getByLabel('Until').fill(new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10))
  await form.getByRole('button', { name: 'Waive' }).click()
  await expect(page.getByRole('table')).toContainText('waived')
  await expect(page.getByRole('table')).toContainText('Her key comes by post.')

  await openLive(page, '/iam/waivers')
  await expect(page.getByRole('main')).toContainText('Her key comes by post.')
  await expectNoFindings(page)
  await page.getByRole('button', { name: /^End the waiver of C6/ }).click()
  await expect(page.getByText('Nothing is waived')).toBeVisible()
  await openLive(page, '/iam')
  await expect(lineOf(page, 'C6')).toContainText('fail 1')
})

test('an account is read anew on demand, and what was mended passes', async ({ app, page }) => {
  test.slow()
  await openPosture(page)
  await openLive(page, `/iam/accounts/${GOLD}`)
  await expect(page.getByRole('region', { name: 'What could not be read' })).toContainText(GOLD)
  await expectNoFindings(page)
  app.aws.truth.withoutRoles.delete(GOLD)
  await page.getByRole('button', { name: 'Read this account now' }).click()
  const check = page.getByRole('listitem').filter({ hasText: 'Every console user has MFA' })
  await expect(check).toContainText('pass', COLLECTED)
})

test('set-up says which account lacks what, and hands out what lets Faultline read', async ({ page }) => {
  test.slow()
  await openPosture(page)
  await openLive(page, '/iam/set-up')
  const missing = page.getByRole('region', { name: 'What is missing where' })
  await expect(missing).toContainText('The role is missing')
  await expect(missing).toContainText('Red')
  await expectNoFindings(page)
  await page.locator('summary', { hasText: 'StackSet' }).click()
  const download = page.waitForEvent('download')
  await page.locator('details[open]').getByRole('link', { name: 'Download' }).click()
  expect((await download).suggestedFilename()).toBe('evidence-role.yaml')
})

test('of a time before the first reading nothing is claimed, also without scripts', async ({ app, browser, page }) => {
  test.slow()
  await openPosture(page)
  const context = await browser.newContext({ storageState: app.owner, baseURL: app.url, javaScriptEnabled: false })
  const plain = await context.newPage()
  await plain.goto('/iam')
  await plain.getByLabel('As of (UTC)').fill('2020-05-07T14:00')
  await plain.getByRole('button', { name: 'Show' }).click()
  await expect(plain).toHaveURL(/\/iam\?at=2020-05-07T14%3A00%3A00\.000Z$/)
  await expect(plain.getByText('nothing had been read by then')).toBeVisible()
  await expect(plain.getByText(/^pass \d/)).toHaveCount(0)
  await context.close()
})

test('who is limited to a team sees the evidence of its accounts alone', async ({ app, browser, page }) => {
  test.slow()
  await openPosture(page)
  const person = await createPerson(app.database, { name: 'Blue only', email: 'blue@example.org', role: 'responder' })
  await limitToTeam(app.database, person, 'Blue', [MEMBERS.blue])
  const storageState = await createSession(app.database, person)
  const context = await browser.newContext({ storageState, baseURL: app.url })
  const limited = await context.newPage()
  await limited.goto('/iam')
  await expect(lineOf(limited, 'C6')).toContainText('pass 1')
  await expect(lineOf(limited, 'C6')).not.toContainText(/(fail|not checked) \d/)
  await limited.goto('/iam/checks/C6')
  await expect(limited.getByRole('table')).toContainText('Blue')
  await expect(limited.getByRole('main')).not.toContainText('Green')
  expect((await limited.goto(`/iam/accounts/${green}`))?.status()).toBe(404)
  await limited.goto('/iam/set-up')
  await expect(limited.getByRole('main')).not.toContainText('Red')
  await context.close()
})
