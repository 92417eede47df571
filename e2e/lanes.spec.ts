/** The lanes: time to the right, a lane per service or Region, and all of it by keys as well. */
import { expect, type Page } from '@playwright/test'
import { test } from './fixtures/test'
import { drawerOf, openLive } from './fixtures/timeline'
import { inventedHistory, inventedPresent } from './stand-in/invented-history'
import { currentList, DAY, historyOf } from './stand-in/outage'

const history = inventedHistory(Date.now())
const present = inventedPresent(Date.now())

test.use({
  story: {
    name: 'lanes',
    publish: (feed) => {
      feed.history = historyOf(...history)
      feed.current = currentList(...present)
    },
  },
})

const chartOf = (page: Page) => page.getByRole('region', { name: 'Lanes', exact: true })

/** How many of the canvas's pixels were painted: none before anything is drawn. */
function paintedPixels(page: Page): Promise<number> {
  return chartOf(page)
    .locator('canvas')
    .evaluate((element) => {
      const canvas = element as HTMLCanvasElement
      const data =
        canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? new Uint8ClampedArray()
      let painted = 0
      for (let alpha = 3; alpha < data.length; alpha += 4) painted += data[alpha] ? 1 : 0
      return painted
    })
}

function windowOf(page: Page): { from: number; to: number } {
  const { searchParams } = new URL(page.url())
  return { from: Date.parse(searchParams.get('from') ?? ''), to: Date.parse(searchParams.get('to') ?? '') }
}

test('the view opens, stands in the URL, and draws a lane for each service or Region', async ({ page }) => {
  await openLive(page, '/')
  await page.getByRole('radio', { name: 'Lanes' }).click()
  await expect(page).toHaveURL('/?view=lanes')
  await expect.poll(() => paintedPixels(page)).toBeGreaterThan(1_000)
  await expect(page.getByRole('list', { name: 'Services' })).toContainText('Lambda')
  await page.getByRole('radio', { name: 'Regions' }).click()
  await expect(page).toHaveURL('/?view=lanes&lanes=region')
  await expect(page.getByRole('list', { name: 'Regions' })).toContainText('eu-central-1')
  await page.getByRole('radio', { name: 'Events' }).click()
  await expect(page).toHaveURL('/?view=events&lanes=region')
})

test('plus zooms, arrows pan, minus and zero go back; the URL keeps up', async ({ page }) => {
  await openLive(page, '/?range=90&view=lanes')
  await expect.poll(() => paintedPixels(page)).toBeGreaterThan(1_000)
  await chartOf(page).focus()
  await page.keyboard.press('+')
  await expect(page).toHaveURL(/from=/)
  const once = windowOf(page)
  expect((once.to - once.from) / DAY).toBeCloseTo(60, 0)
  await page.keyboard.press('+')
  await expect.poll(() => windowOf(page).to - windowOf(page).from).toBeLessThan(once.to - once.from)
  const twice = windowOf(page)
  await page.keyboard.press('ArrowLeft')
  await expect.poll(() => windowOf(page).from).toBeLessThan(twice.from)
  expect(windowOf(page).to - windowOf(page).from).toBe(twice.to - twice.from)
  await page.keyboard.press('0')
  await expect(page).not.toHaveURL(/from=/)
})

test('j reaches a bar, Enter opens its drawer, Escape comes back', async ({ page }) => {
  await openLive(page, '/?service=kinesis&range=90&view=lanes')
  await expect.poll(() => paintedPixels(page)).toBeGreaterThan(500)
  await page.keyboard.press('j')
  const bar = chartOf(page).getByRole('link', { name: /Kinesis.*Records cannot be put\. Disruption.*Resolved/ })
  await expect(bar).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(drawerOf(page).getByRole('heading', { level: 2 })).toHaveText('Records cannot be put')
  await page.keyboard.press('Escape')
  await expect(drawerOf(page)).toBeHidden()
  await expect(page).toHaveURL('/?service=kinesis&range=90&view=lanes')
})

test('a click on a bar opens its drawer', async ({ page }) => {
  const outage = history.find(({ summary }) => summary === 'Instances unreachable in one Availability Zone')
  const { startedAt = 0 } = outage ?? {}
  const from = new Date(startedAt - DAY / 4).toISOString()
  const to = new Date(startedAt + DAY / 2).toISOString()
  await openLive(page, `/?view=lanes&service=ec2&from=${from}&to=${to}`)
  await expect.poll(() => paintedPixels(page)).toBeGreaterThan(500)
  const box = await chartOf(page).locator('canvas').boundingBox()
  // A third of the window has passed when it begins, the axis is 28 px high, and a lane 24 px.
  await page.mouse.click((box?.x ?? 0) + (box?.width ?? 0) * 0.4, (box?.y ?? 0) + 28 + 12)
  await expect(drawerOf(page).getByRole('heading', { level: 2 })).toHaveText(
    'Instances unreachable in one Availability Zone',
  )
})

test('the same figures stand in a table', async ({ page }) => {
  await openLive(page, '/?service=kinesis,kms&range=90&view=lanes')
  await page.getByText('As a table').click()
  const table = page.getByRole('table')
  await expect(table.getByRole('row', { name: /Kinesis Data Streams 1 0 Disruption/ })).toBeVisible()
  await expect(table.getByRole('row', { name: /Key Management Service 1 0 Degradation/ })).toBeVisible()
})

test('the lane of a service narrows the page to it', async ({ page }) => {
  await openLive(page, '/?view=lanes')
  await page
    .getByRole('button', { name: /^Show .* only$/ })
    .or(page.getByTitle(/Show AWS Lambda only/))
    .first()
    .click()
  await expect(page).toHaveURL('/?service=lambda&view=lanes')
})
