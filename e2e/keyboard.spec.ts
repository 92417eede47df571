/** Everything can be done by keys, and it is always seen where the focus is. */
import { expect, type Locator, type Page } from '@playwright/test'
import { createPerson, createSession } from './fixtures/access'
import { test } from './fixtures/test'
import { drawerOf, openLive, openPalette, pickInPalette, rowLinksOf } from './fixtures/timeline'
import { inventedHistory } from './stand-in/invented-history'
import { historyOf } from './stand-in/outage'

test.use({
  story: {
    name: 'keyboard',
    publish: (feed) => {
      feed.history = historyOf(...inventedHistory(Date.now()))
    },
  },
})

test.beforeEach(({ page }) => openLive(page, '/?view=events'))

const rowLink = (page: Page, index: number) => rowLinksOf(page).nth(index)

/** Has the focus, and shows it by an outline around itself or around what frames it. */
async function expectVisibleFocus(element: Locator) {
  await expect(element).toBeFocused()
  const outline = await element.evaluate((focused) => {
    for (let each: Element | null = focused; each !== null; each = each.parentElement) {
      const { outlineStyle, outlineWidth } = getComputedStyle(each)
      if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) return outlineWidth
    }
    return null
  })
  expect(outline).not.toBeNull()
}

test('/ goes to the text filter, Escape leaves it', async ({ page }) => {
  await page.keyboard.press('/')
  const field = page.getByRole('searchbox', { name: 'Filter by text' })
  await expectVisibleFocus(field)
  await page.keyboard.type('j/k?')
  await expect(field).toHaveValue('j/k?')
  await field.fill('')
  await page.keyboard.press('Escape')
  await expect(field).not.toBeFocused()
})

test('j and k move, Enter opens, j goes on to the next, Escape closes and gives the focus back', async ({ page }) => {
  await page.keyboard.press('j')
  await expectVisibleFocus(rowLink(page, 0))
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expectVisibleFocus(rowLink(page, 2))
  await page.keyboard.press('k')
  await expectVisibleFocus(rowLink(page, 1))
  const headline = (await rowLink(page, 1).textContent()) ?? ''
  await page.keyboard.press('Enter')
  const title = drawerOf(page).getByRole('heading', { level: 2 })
  await expect(title).toHaveText(headline)
  expect(await drawerOf(page).evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true)
  await page.keyboard.press('j')
  await expect(title).toHaveText((await rowLink(page, 2).textContent()) ?? '')
  await page.keyboard.press('k')
  await expect(title).toHaveText(headline)
  await page.keyboard.press('Escape')
  await expect(drawerOf(page)).toBeHidden()
  await expectVisibleFocus(rowLink(page, 1))
  await expect(page).toHaveURL('/?view=events')
})

test('j reaches rows that are not drawn yet', async ({ page }) => {
  for (let step = 0; step < 30; step += 1) await page.keyboard.press('j')
  const focused = page.locator('[data-row]:focus-within')
  await expect(focused).toHaveAttribute('aria-posinset', '30')
  await expect(focused).toBeInViewport()
})

test('the palette finds an incident and opens it, however late incidents are found', async ({ page }) => {
  await page.route('**/api/timeline/found-incidents?*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500))
    await route.continue()
  })
  await pickInPalette(page, 'passkeys', /Sign-in with passkeys fails/)
  await expect(page).toHaveURL(/\/incidents\/\d+$/)
})

test('the palette finds an event and opens it', async ({ page }) => {
  const palette = await openPalette(page)
  await page.keyboard.type('passkeys')
  const found = palette.getByRole('group', { name: 'Events' }).getByRole('option', { name: /passkeys fails/ })
  await expect(found).toBeVisible()
  await page.keyboard.press('ArrowUp')
  await expect(found).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(drawerOf(page).getByRole('heading', { level: 2 })).toHaveText('Sign-in with passkeys fails')
})

test('the palette finds services, pages and actions, and gives the focus back', async ({ page }) => {
  await page.keyboard.press('j')
  const palette = await openPalette(page)
  await page.keyboard.press('Escape')
  await expect(palette).toBeHidden()
  await expectVisibleFocus(rowLink(page, 0))

  await pickInPalette(page, 'token service', /AWS Security Token Service/)
  await expect(page).toHaveURL('/?service=sts')
  await pickInPalette(page, 'theme: dark', /Theme: dark/)
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await pickInPalette(page, 'sources', /Sources/)
  await expect(page).toHaveURL('/sources')
  await pickInPalette(page, 'audit', /Settings: Audit/)
  await expect(page).toHaveURL('/settings/audit')
})

test.describe('as a viewer', () => {
  test.use({
    // A page may ask once more between the end of its session and its own.
    tolerated: /status of 401.*\/api\//,
    storageState: async ({ app }, use) => {
      const person = await createPerson(app.database, { name: 'Vic', email: 'vic@example.org', role: 'viewer' })
      await use(await createSession(app.database, person))
    },
  })

  test('the palette finds only the settings that the role opens, and signs out', async ({ page }) => {
    const palette = await openPalette(page)
    await page.keyboard.type('settings')
    await expect(palette.getByRole('option')).toHaveText(['Settings: Account'])
    await page.keyboard.press('Escape')
    await pickInPalette(page, 'sign out', /Sign out/)
    await expect(page).toHaveURL('/sign-in')
    await page.goto('/')
    await expect(page).toHaveURL(/\/sign-in/)
  })
})

test('? lists the keys', async ({ page }) => {
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: 'Keyboard' })
  for (const words of ['Filter by text', 'Next event', 'Previous event', 'Search and commands', 'Close what is open'])
    await expect(help).toContainText(words)
  await page.keyboard.press('Escape')
  await expect(help).toBeHidden()
})

test('a filter is chosen without a mouse', async ({ page }) => {
  const button = page.getByRole('button', { name: /^Service/ })
  await button.focus()
  await page.keyboard.press('Enter')
  const field = page.getByRole('combobox', { name: 'Search Service' })
  await expect(field).toBeFocused()
  await page.keyboard.type('kinesis')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL('/?service=kinesis&view=events')
  await page.keyboard.press('Escape')
  await expectVisibleFocus(button)
})

test('Tab goes through the page, the first stop skips to it', async ({ page }) => {
  await page.keyboard.press('Tab')
  const skip = page.getByRole('link', { name: 'Skip to the page' })
  await expectVisibleFocus(skip)
  await expect(skip).toBeInViewport()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main')).toBeFocused()
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press('Tab')
    await expectVisibleFocus(page.locator(':focus'))
  }
})
