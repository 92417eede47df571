/** axe finds nothing on a telephone, and nothing is wider than the narrowest one. */
import { expect } from '@playwright/test'
import { testAccessibility } from './fixtures/look-over'
import { STATES } from './fixtures/states'
import { test } from './fixtures/test'
import { openLive } from './fixtures/timeline'

testAccessibility(390)

test.describe('320 px wide', () => {
  test.use({ viewport: { width: 320, height: 640 } })

  for (const [name, address, arrange] of STATES) {
    test(`${name} does not scroll sideways`, async ({ page }) => {
      await openLive(page, address)
      await arrange(page)
      const widest = await page.evaluate(() => {
        window.scrollTo(10_000, 0)
        return { scrolled: window.scrollX, width: document.documentElement.scrollWidth }
      })
      expect(widest).toEqual({ scrolled: 0, width: 320 })
    })
  }
})
