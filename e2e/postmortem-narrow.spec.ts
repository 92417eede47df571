/** The same page filled in on a phone, and by the keyboard alone; axe finds nothing on it, whatever its state. */
import { expect } from '@playwright/test'
import { outageOf, publish, theIncident } from './fixtures/incidents'
import { expectNoFindingsAt } from './fixtures/look-over'
import { itemOf, partOf, startWriting } from './fixtures/postmortem'
import { test } from './fixtures/test'
import { openLive } from './fixtures/timeline'

const WIDTHS = [320, 1280]

test.use({
  story: { name: 'post-mortem, narrow' },
  timezoneId: 'UTC',
  contextOptions: { reducedMotion: 'reduce' },
})

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true })

  test('it is opened, written and ticked with one hand; axe finds nothing at any width', async ({
    app,
    page,
    request,
  }) => {
    test.slow()
    await publish(app, request, [outageOf('iam', 'us-east-1', 40)])
    const { id } = await theIncident(request, 'service=iam')
    await openLive(page, `/incidents/${id}/postmortem`)
    await expectNoFindingsAt(page, WIDTHS)
    await page.setViewportSize({ width: 390, height: 844 })
    await page.getByRole('button', { name: 'Open the post-mortem' }).tap()
    await expect(partOf(page, 'Summary')).toContainText('Written from facts')
    await startWriting(page, 'What went well', 'The pager rang at once.')
    await expect(partOf(page, 'What went well').getByText('Saved', { exact: true })).toBeVisible()

    const parts = page.getByRole('navigation', { name: 'Parts of the post-mortem' })
    await parts.getByRole('link', { name: /Checklist/ }).tap()
    await expect(partOf(page, 'Summary')).toBeHidden()
    await page.getByRole('button', { name: 'A1 is done' }).tap()
    await expect(parts.getByRole('link', { name: /Checklist/ })).toContainText('1/')
    await itemOf(page, 'A2').locator('summary').first().tap()
    await expect(itemOf(page, 'A2').getByRole('region', { name: 'Evidence for A2' })).toContainText(
      'Faultline’s own record',
    )
    await expectNoFindingsAt(page, WIDTHS)

    await page.setViewportSize({ width: 390, height: 844 })
    await parts.getByRole('link', { name: /Actions/ }).tap()
    await page.getByRole('button', { name: 'Add an action' }).last().tap()
    await page.getByLabel('What somebody will do').fill('Alarm on refused credentials')
    await page.getByRole('button', { name: 'Add the action' }).tap()
    await expect(parts.getByRole('link', { name: /Actions/ })).toContainText('1 open')
    await expectNoFindingsAt(page, WIDTHS)
    for (const address of ['/postmortems', '/actions', '/settings/templates', '/settings/templates/identity']) {
      await openLive(page, address)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectNoFindingsAt(page, WIDTHS)
    }
  })
})

test('it is written, ticked and given by the keyboard alone', async ({ app, page, request }) => {
  await publish(app, request, [outageOf('rds', 'eu-west-1', 30)])
  const { id } = await theIncident(request, 'service=rds')
  await openLive(page, `/incidents/${id}/postmortem`)
  await page.getByRole('button', { name: 'Open the post-mortem' }).focus()
  await page.keyboard.press('Enter')
  await expect(partOf(page, 'Summary')).toContainText('Written from facts')

  await partOf(page, 'Summary').focus()
  await page.keyboard.press('e')
  await page.keyboard.type('Tokens came late. ')
  await page.keyboard.press('Escape')
  await expect(partOf(page, 'Summary')).toContainText('Tokens came late.')
  await page.keyboard.press('j')
  await expect(partOf(page, 'Impact')).toBeFocused()

  await page.keyboard.press('c')
  await page.keyboard.press('d')
  await expect(page.getByRole('button', { name: 'A1 is done' })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('j')
  await page.keyboard.press('n')
  await expect(page.getByRole('textbox', { name: 'Why are you not doing it?' })).toBeFocused()
  await page.keyboard.type('It was AWS alone.')
  await page.keyboard.press('Control+Enter')
  await expect(itemOf(page, 'A2')).toContainText('It was AWS alone.')
})
