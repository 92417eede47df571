/** What AWS wrote is text, whatever it holds: nothing in it runs, loads or leads astray. */
import { expect } from '@playwright/test'
import { listAll } from './fixtures/api'
import { test } from './fixtures/test'
import { drawerOf, nowStripOf, openLive, openPalette, rowOf } from './fixtures/timeline'
import { json } from './stand-in/documents'
import { buildOutage, currentPayload } from './stand-in/outage'

const TEXT = [
  '<script>window.broken = "script"</script>Calls wait.',
  '<img src="/broken.png" onerror="window.broken = \'img\'">',
  '<svg onload="window.broken = \'svg\'"></svg>',
  '<a href="javascript:window.broken=1">Press here</a> or <a href="https://status.example/path">read more</a>.',
  '<iframe src="/sources"></iframe>',
  '&lt;b&gt;bold&lt;/b&gt; &amp; more',
].join('<br>')

const hostile = buildOutage({
  name: '<b onmouseover="window.broken=2">Token</b> Service',
  summary: '"><script>window.broken = "summary"</script> Tokens are slow',
  said: [{ after: 5, text: TEXT, status: 2 }],
  alsoHit: [['sts-eu-west-1', '<img src=x onerror="window.broken=3">']],
})

test.use({
  story: {
    name: 'hostile text',
    publish: (feed) => {
      const bad = { date: 'never', service: '<script>window.broken = "bad"</script>', summary: '<img src=x>' }
      feed.current = json([currentPayload(hostile), bad])
    },
  },
})

test('markup of any kind is inert in list, Now strip and drawer, and links are safe', async ({ page }) => {
  const loaded: string[] = []
  page.on('request', (asked) => loaded.push(asked.url()))
  await openLive(page, '/?view=events')
  await expect(nowStripOf(page)).toContainText('"><script>window.broken = "summary"</script> Tokens are slow')
  await rowOf(page, 'Tokens are slow').click()
  const said = drawerOf(page).getByRole('region', { name: 'What AWS said' })
  await expect(said).toContainText('Calls wait.')
  await expect(said).toContainText('<b>bold</b> & more')
  await expect(said).toContainText('Press here')
  await expect(said.getByRole('link')).toHaveCount(1)
  const link = said.getByRole('link', { name: 'read more' })
  await expect(link).toHaveAttribute('href', 'https://status.example/path')
  await expect(link).toHaveAttribute('rel', /noopener/)
  await expect(drawerOf(page)).toContainText('<img src=x onerror="window.broken=3">')
  await expect(
    page.locator('main img, main iframe, dialog img, dialog iframe, [onerror], [onload], [onmouseover]'),
  ).toHaveCount(0)
  await expect(page.locator('a[href^="javascript:" i]')).toHaveCount(0)
  await page.reload()
  await expect(said).toContainText('Calls wait.')
  expect(await page.evaluate(() => 'broken' in window)).toBe(false)
  expect(loaded.filter((url) => /broken\.png|status\.example/.test(url))).toEqual([])
})

test('the palette, the lanes and the page about sources show it as text', async ({ page }) => {
  await openLive(page, '/?view=lanes')
  await openPalette(page)
  await page.keyboard.type('tokens are slow')
  // The incident, and its event.
  await expect(page.getByRole('option', { name: /<script>window\.broken = "summary"<\/script>/ })).toHaveCount(2)
  await openLive(page, '/sources')
  const card = page.getByRole('region', { name: 'AWS public status feed' })
  await card.getByText('1 thing could not be read').click()
  await expect(card.getByRole('region', { name: /^Received from/ })).toContainText('<script>window.broken')
  expect(await page.evaluate(() => 'broken' in window)).toBe(false)
})

test('the API gives it unaltered', async ({ request }) => {
  const [event] = await listAll(request, 'service=sts&region=us-west-2&from=2025-01-01')
  expect(event?.updates.map(({ text }) => text)).toEqual([TEXT])
})
