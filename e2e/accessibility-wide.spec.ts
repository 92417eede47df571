/** axe finds nothing on a wide screen, and what looks there finds what there is to be found. */
import { expect } from '@playwright/test'
import { findingsOf, type Look } from './fixtures/axe'
import { testAccessibility } from './fixtures/look-over'
import { test } from './fixtures/test'

testAccessibility(1280, { colours: true })

const FAULTY =
  '<html lang="en"><title>Faulty</title><main><img src="data:,"><p style="color:#ddd;background:#fff">Pale</p></main>'

test('what is wrong is found', async ({ page }) => {
  await page.setContent(FAULTY)
  const rulesOf = async (look: Look) => (await findingsOf(page, look)).map((finding) => finding.split(' ')[0])
  expect(await rulesOf({ rules: 'all' })).toEqual(['color-contrast', 'image-alt'])
  expect(await rulesOf({ rules: 'colours' })).toEqual(['color-contrast'])
  expect(await rulesOf({ rules: 'no colours' })).toEqual(['image-alt'])
})
