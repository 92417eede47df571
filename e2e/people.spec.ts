/** People: invited, signing in by password, second factor and single sign-on, locked out, signed out, and by role. */
import { type Browser, expect, type Page } from '@playwright/test'
import { TOTP } from 'otpauth'
import { createPerson, createSession, NOBODY } from './fixtures/access'
import type { App } from './fixtures/app'
import { watchForComplaints } from './fixtures/complaints'
import { test } from './fixtures/test'
import { LIVE, openLive, rowsOf } from './fixtures/timeline'
import { type IdentityProvider, startIdentityProvider } from './stand-in/identity-provider'
import { inventedHistory } from './stand-in/invented-history'
import { historyOf } from './stand-in/outage'

/** The page of the provider has no icon. */
const THEIR_ICON = /favicon\.ico/
/** A page may ask once more between the end of its session and its own. */
const LAST_QUESTION = /status of 401.*\/api\//
const PASSWORD = 'four plain words here'

test.use({
  story: {
    name: 'people',
    // The identity provider of the tests is at home on this machine.
    env: { FAULTLINE_ALLOW_PRIVATE_URLS: '127.0.0.1' },
    publish: (feed) => {
      feed.history = historyOf(...inventedHistory(Date.now()))
    },
  },
})

/** A page of a browser of its own, in which nobody is signed in; what it complains about fails the test at `close`. */
async function strangerIn(
  browser: Browser,
  { url }: App,
): Promise<{ page: Page; close: (but?: RegExp) => Promise<void> }> {
  const context = await browser.newContext({ baseURL: url, storageState: NOBODY })
  const complaints = watchForComplaints(context)
  return {
    page: await context.newPage(),
    close: async (but) => {
      await context.close()
      complaints.expectNone(but)
    },
  }
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('dialog', { name: 'Account' }).getByRole('button', { name: 'Sign out' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
}

test('an invitation opens with a password, and comes back to what the stranger first asked for', async ({
  app,
  browser,
  page,
}) => {
  await openLive(page, '/settings/people/invite')
  await page.getByLabel('Name').fill('Vera Viewer')
  await page.getByLabel('E-mail').fill('vera@example.org')
  await page.getByRole('button', { name: 'Make the invitation' }).click()
  const link = (await page.locator('code', { hasText: '/setup?token=' }).textContent()) ?? ''

  const vera = await strangerIn(browser, app)
  await vera.page.goto(link)
  await vera.page.getByRole('textbox', { name: 'New password' }).fill('short')
  await vera.page.getByRole('button', { name: 'Set password and open Faultline' }).click()
  await expect(vera.page.getByText('Use at least 12 characters').first()).toBeVisible()
  await vera.page.getByRole('textbox', { name: 'New password' }).fill(PASSWORD)
  await vera.page.getByRole('button', { name: 'Set password and open Faultline' }).click()
  await expect(rowsOf(vera.page).first()).toBeVisible()

  await signOut(vera.page)
  await vera.page.goto('/?q=passkeys&view=events')
  await expect(vera.page).toHaveURL(/\/sign-in\?next=/)
  await signIn(vera.page, 'VERA@example.org ', PASSWORD)
  await expect(vera.page).toHaveURL('/?q=passkeys&view=events')
  await vera.close(LAST_QUESTION)

  await page.goto('/settings/audit')
  await expect(page.getByText('Vera Viewer').filter({ visible: true }).first()).toBeVisible()
})

test('a viewer sees of the settings only what is their own, and is told whom to ask', async ({ app, browser }) => {
  const id = await createPerson(app.database, { name: 'Vic', email: 'vic@example.org', role: 'viewer' })
  const context = await browser.newContext({ baseURL: app.url, storageState: await createSession(app.database, id) })
  const page = await context.newPage()
  await openLive(page, '/settings')
  await expect(page).toHaveURL('/settings/account')
  await expect(page.getByRole('navigation', { name: 'Settings' }).getByRole('link')).toHaveText(['Account'])
  const refused = await page.goto('/settings/people')
  expect(refused?.status()).toBe(403)
  await expect(page.getByText('Your role does not open this page')).toBeVisible()
  await expect(page.getByText('You are signed in as Vic, with the role viewer.')).toBeVisible()
  await expect(page.getByText('olga@example.org')).toHaveCount(0)
  await context.close()
})

test('a second factor is set up, asked for after the password, and a recovery code stands in for it once', async ({
  app,
  browser,
}) => {
  await createPerson(app.database, { name: 'Tess', email: 'tess@example.org', role: 'admin', password: PASSWORD })
  const { page, close } = await strangerIn(browser, app)
  await page.goto('/settings/account')
  await signIn(page, 'tess@example.org', PASSWORD)
  const section = page.locator('#second-factor')
  await section.getByRole('textbox', { name: 'Current password' }).fill(PASSWORD)
  await section.getByRole('button', { name: 'Set up' }).click()
  await section.getByText('Type the key instead').click()
  const secret = (await section.locator('code').textContent())?.replaceAll(/\s/g, '') ?? ''
  const totp = new TOTP({ secret })
  await section.getByLabel('Six digits that the app shows now').fill(totp.generate())
  await section.getByRole('button', { name: 'Turn on' }).click()
  const list = section.getByRole('list', { name: 'Recovery codes' })
  await expect(list).toBeVisible()
  const codes = await list.getByRole('listitem').allInnerTexts()
  expect(codes.length).toBeGreaterThanOrEqual(8)

  await signOut(page)
  await signIn(page, 'tess@example.org', PASSWORD)
  await expect(page).toHaveURL(/\/sign-in\/second-step/)
  await page.goto('/sources')
  await expect(page).toHaveURL(/\/sign-in\?next=%2Fsources/)
  await signIn(page, 'tess@example.org', PASSWORD)
  await page.getByLabel('Six digits').fill('000000')
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page.getByText('That code is not right.')).toBeVisible()
  // The code that turned it on is used up: the next one counts already.
  await page.getByLabel('Six digits').fill(totp.generate({ timestamp: Date.now() + 30_000 }))
  await page.getByRole('button', { name: 'Continue' }).click()
  await expect(page).toHaveURL('/sources')

  for (const expected of [/\/$/, /second-step/]) {
    await signOut(page)
    await signIn(page, 'tess@example.org', PASSWORD)
    await page.getByRole('link', { name: 'Use a recovery code instead' }).click()
    await page.getByLabel('Recovery code').fill(codes[0] ?? '')
    await page.getByRole('button', { name: 'Continue' }).click()
    if (expected.source.includes('second')) await expect(page.getByText('That code is not right.')).toBeVisible()
    else await expect(rowsOf(page).first()).toBeVisible()
    await expect(page).toHaveURL(expected)
    if (expected.source.includes('second')) break
  }
  await close(LAST_QUESTION)
})

test.describe('single sign-on', () => {
  let provider: IdentityProvider
  test.beforeAll(async ({ app }) => {
    const redirectUris = [`${app.url}/api/auth/sso/callback`]
    const person = { email_verified: true, groups: ['sre'] }
    provider = await startIdentityProvider({
      redirectUris,
      people: [
        { sub: '1', email: 'rita@example.org', name: 'Rita', ...person },
        { sub: '2', email: 'otto@example.org', name: 'Otto', ...person, groups: ['sales'] },
      ],
    })
  })
  test.afterAll(() => provider.stop())

  test('is set up in the application, lets in by group, and leaves the password for the day it is down', async ({
    app,
    browser,
    page,
  }) => {
    await openLive(page, '/settings/sign-in')
    await expect(page.getByText(`${app.url}/api/auth/sso/callback`)).toBeVisible()
    await page.getByLabel('Issuer').fill(provider.issuer)
    await page.getByLabel('Client id').fill(provider.clientId)
    await page.getByLabel('Client secret').fill(provider.clientSecret)
    await page.getByLabel('Name on the button').fill('Example Corp')
    await page.getByLabel(/responder/i).fill('oncall\nsre')
    await page.getByRole('button', { name: 'Turn on single sign-on' }).click()
    await expect(page.getByText('Single sign-on is on, set up on this page.')).toBeVisible()

    const rita = await strangerIn(browser, app)
    await rita.page.goto('/sources')
    await rita.page.getByRole('link', { name: 'Sign in with Example Corp' }).click()
    await rita.page.getByRole('link', { name: 'Rita' }).click()
    await expect(rita.page).toHaveURL('/sources')
    await rita.page.getByRole('button', { name: 'Account of Rita' }).click()
    await expect(rita.page.getByRole('dialog', { name: 'Account' })).toContainText('responder')
    await rita.close(THEIR_ICON)

    const otto = await strangerIn(browser, app)
    await otto.page.goto('/sign-in')
    await otto.page.getByRole('link', { name: 'Sign in with Example Corp' }).click()
    await otto.page.getByRole('link', { name: 'Otto' }).click()
    await expect(otto.page).toHaveURL(/\/sign-in\?refused=no-role/)
    await expect(otto.page.getByText('none of your groups there gives you a role')).toBeVisible()
    await expect(otto.page.getByLabel('Password', { exact: true })).toBeVisible()
    await otto.close(THEIR_ICON)

    await provider.stop()
    await createPerson(app.database, { name: 'Bea', email: 'bea@example.org', role: 'owner', password: PASSWORD })
    const bea = await strangerIn(browser, app)
    await bea.page.goto('/sign-in')
    // Faultline still knows the provider's addresses, so it is the browser that finds nobody there.
    await bea.page.getByRole('link', { name: 'Sign in with Example Corp' }).click()
    await bea.page.waitForURL(/^chrome-error:/)
    await bea.page.goto('/sign-in')
    await bea.page.getByText('Sign in with a password instead').click()
    await signIn(bea.page, 'bea@example.org', PASSWORD)
    await expect(rowsOf(bea.page).first()).toBeVisible()
    await bea.close()

    await page.getByText('Turn off single sign-on').click()
    await page.getByRole('button', { name: 'Turn off and forget' }).click()
    await expect(page.getByText('Single sign-on is off.')).toBeVisible()
  })
})

test('too many wrong passwords are said in words, and hinder nobody else', async ({ app, browser }) => {
  await createPerson(app.database, { name: 'Lou', email: 'lou@example.org', role: 'viewer', password: PASSWORD })
  await createPerson(app.database, { name: 'Max', email: 'max@example.org', role: 'viewer', password: PASSWORD })
  const { page, close } = await strangerIn(browser, app)
  await page.goto('/sign-in')
  for (let attempt = 0; attempt < 5; attempt += 1) {
    await signIn(page, 'lou@example.org', `wrong ${attempt}`)
    await expect(page.getByText('E-mail or password is not right.')).toBeVisible()
    await page.goto('/sign-in')
  }
  await signIn(page, 'lou@example.org', PASSWORD)
  await expect(page.getByText(/Too many attempts.*Try again in \d+ min/)).toBeVisible()
  await expect(page.getByLabel('E-mail')).toHaveValue('lou@example.org')
  await expect(page.getByText(/An admin makes you a new link/)).toBeVisible()
  await signIn(page, 'max@example.org', PASSWORD)
  await expect(rowsOf(page).first()).toBeVisible()
  await close()
})

test('a session that is ended in another browser ends under the open page, which says so and comes back', async ({
  app,
  browser,
}) => {
  await createPerson(app.database, { name: 'Dora', email: 'dora@example.org', role: 'viewer', password: PASSWORD })
  const [left, right] = [await strangerIn(browser, app), await strangerIn(browser, app)]
  for (const { page } of [left, right]) {
    await page.goto('/sign-in')
    await signIn(page, 'dora@example.org', PASSWORD)
    await expect(rowsOf(page).first()).toBeVisible()
  }
  await openLive(left.page, '/?q=tokens')
  const shown = await rowsOf(left.page).count()
  await right.page.goto('/settings/account')
  await right.page.getByRole('button', { name: 'Sign out everywhere else' }).click()
  await expect(right.page.getByText('One other session was ended.')).toBeVisible()

  const strip = left.page.getByRole('complementary', { name: 'Signed out' })
  await expect(strip).toContainText('You are signed out.')
  expect(await rowsOf(left.page).count()).toBe(shown)
  await expect(left.page.getByRole('complementary', { name: 'Trouble with sources' })).toHaveCount(0)
  const asked: string[] = []
  left.page.on('request', (request) => asked.push(request.url()))
  const opening = left.page.context().waitForEvent('page')
  await strip.getByRole('link', { name: /Sign in again/ }).click()
  const again = await opening
  await signIn(again, 'dora@example.org', PASSWORD)
  await expect(again).toHaveURL('/?q=tokens')
  expect(asked.filter((url) => LIVE.test(url)).length).toBeLessThanOrEqual(2)
  // As when its tab is looked at again.
  await left.page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })))
  await expect(strip).toHaveCount(0, { timeout: 20_000 })
  await left.close(LAST_QUESTION)
  await right.close()
})

test('somebody who is disabled is out at once, everywhere', async ({ app, browser, page }) => {
  const id = await createPerson(app.database, { name: 'Dis', email: 'dis@example.org', role: 'viewer' })
  const context = await browser.newContext({ baseURL: app.url, storageState: await createSession(app.database, id) })
  const theirs = await context.newPage()
  await openLive(theirs, '/')
  await openLive(page, `/settings/people/${id}`)
  await page.getByText('Disable…').click()
  await page.getByRole('button', { name: 'Disable Dis' }).click()
  await expect(theirs.getByRole('complementary', { name: 'Signed out' })).toBeVisible()
  await theirs.goto('/')
  await expect(theirs).toHaveURL(/\/sign-in/)
  await context.close()
})

test('signing in, the account menu and signing out work by keyboard alone', async ({ app, browser }) => {
  await createPerson(app.database, { name: 'Kim', email: 'kim@example.org', role: 'viewer', password: PASSWORD })
  const { page, close } = await strangerIn(browser, app)
  await page.goto('/sign-in')
  await tabTo(page, page.getByLabel('E-mail'))
  await page.keyboard.type('kim@example.org')
  await tabTo(page, page.getByLabel('Password', { exact: true }))
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')
  await expect(rowsOf(page).first()).toBeVisible()
  await tabTo(page, page.getByRole('button', { name: 'Account of Kim' }))
  await page.keyboard.press('Enter')
  const menu = page.getByRole('dialog', { name: 'Account' })
  await expect(menu).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(menu).toBeHidden()
  await expect(page.getByRole('button', { name: 'Account of Kim' })).toBeFocused()
  await page.keyboard.press('Enter')
  await tabTo(page, menu.getByRole('button', { name: 'Sign out' }))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/sign-in/)
  await close(LAST_QUESTION)
})

async function tabTo(page: Page, target: ReturnType<Page['getByRole']>): Promise<void> {
  for (let presses = 0; presses < 30; presses += 1) {
    await page.keyboard.press('Tab')
    if (await target.evaluate((element) => element === document.activeElement)) return
  }
  await expect(target).toBeFocused()
}
