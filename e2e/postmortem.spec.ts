/** From an outage of IAM to a published post-mortem, in the browsers of two people. */
import { readFile } from 'node:fs/promises'
import { expect, type Page } from '@playwright/test'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { createPerson, createToken } from './fixtures/access'
import { openAs, outageOf, publish, theIncident } from './fixtures/incidents'
import { getPostmortem, itemOf, partOf, settleTheRest, startWriting, takeStep, write } from './fixtures/postmortem'
import { test } from './fixtures/test'
import { openLive } from './fixtures/timeline'

// The browser itself complains of requests that fail while it is offline.
test.use({ story: { name: 'post-mortem' }, timezoneId: 'UTC', tolerated: /ERR_INTERNET_DISCONNECTED/ })

const MIRA = { name: 'Mira Sand', role: 'responder' } as const

test('two people write it, settle a conflict, sign twice, publish it, and read the PDF', async ({
  app,
  browser,
  page,
  request,
}) => {
  test.slow()
  const mirasId = await createPerson(app.database, { ...MIRA, email: 'mira.sand@example.org' })
  await publish(app, request, [outageOf('iam', 'us-east-1', 50, { summary: 'New credentials are refused' })])
  const incident = await theIncident(request, 'service=iam')
  await app.database.query("UPDATE incident SET owner_id = (SELECT id FROM person WHERE name = 'Olga Owner')")
  const address = `/incidents/${incident.id}/postmortem`

  await openLive(page, `/incidents/${incident.id}`)
  await page.getByRole('navigation', { name: 'Incident' }).getByRole('link', { name: 'Post-mortem' }).click()
  const mira = await openAs(app, browser, MIRA, address)
  await expect(page.getByRole('radio', { name: /Identity incident \(proposed\)/ })).toBeChecked()
  await page.getByRole('button', { name: 'Open the post-mortem' }).click()

  for (const screen of [page, mira.page]) {
    await expect(partOf(screen, 'Summary')).toContainText('Written from facts')
    await expect(partOf(screen, 'Summary')).toContainText(/IAM|Identity and Access/)
    await expect(partOf(screen, 'Impact')).toContainText(/declared/i)
    await expect(partOf(screen, 'Timeline')).toContainText('We look into errors of iam')
  }

  await write(page, 'Lessons', 'Break-glass users need **no** new credentials.')
  await expect(partOf(mira.page, 'Lessons').getByText('no', { exact: true })).toBeVisible()

  // Mira loses her connection and types on; Olga writes the same part meanwhile.
  await mira.page.context().setOffline(true)
  await startWriting(mira.page, 'Trigger', 'A change of the control plane.')
  await expect(partOf(mira.page, 'Trigger')).toContainText('kept in this browser')
  await write(page, 'Trigger', 'A deployment at AWS.')
  await mira.page.context().setOffline(false)
  const conflict = mira.page.getByRole('alert', { name: 'Two texts of Trigger' })
  await expect(conflict).toContainText('Olga Owner changed this part while you wrote')
  await conflict.getByText('Theirs', { exact: true }).click()
  await expect(conflict).toContainText('A deployment at AWS.')
  await conflict.getByRole('button', { name: 'Edit both together' }).click()
  await partOf(mira.page, 'Trigger').getByRole('button', { name: 'Done' }).click()
  await expect(partOf(page, 'Trigger')).toContainText('A change of the control plane.')
  await expect(partOf(page, 'Trigger')).toContainText('A deployment at AWS.')

  // The checklist: given, done, refused with a reason.
  await itemOf(page, 'A1').locator('summary').first().click()
  await itemOf(page, 'A1').getByLabel('Owner').selectOption({ label: MIRA.name })
  await expect(itemOf(mira.page, 'A1')).toContainText(MIRA.name)
  await mira.page.getByRole('button', { name: 'A1 is done' }).click()
  await expect(page.getByRole('button', { name: 'A1 is done' })).toHaveAttribute('aria-pressed', 'true')
  await itemOf(page, 'C2').locator('summary').first().click()
  await itemOf(page, 'C2').getByText('Not doing', { exact: true }).click()
  await itemOf(page, 'C2').getByRole('textbox', { name: 'Why are you not doing it?' }).fill('Keys are ordered for May.')
  await itemOf(page, 'C2').getByRole('button', { name: 'Refuse this item' }).click()
  await expect(itemOf(mira.page, 'C2')).toContainText(/not doing/i)

  await page.getByRole('button', { name: 'Add an action', exact: false }).last().click()
  const form = page.getByRole('form', { name: 'Add an action' })
  await form.getByLabel('What somebody will do').fill('Try the break-glass users every quarter')
  await form.getByLabel('Owner').selectOption({ label: MIRA.name })
  await form.getByLabel('Due').fill('2026-01-05')
  await form.getByRole('button', { name: 'Add the action' }).click()
  await expect(mira.page.getByText('Try the break-glass users every quarter').first()).toBeAttached()
  await openLive(mira.page, '/actions?owner=me&overdue=true')
  await expect(mira.page.getByRole('table', { name: 'Overdue' })).toContainText('Try the break-glass users')
  await openLive(mira.page, address)

  await settleTheRest(request, incident.id, await createToken(app.database, 'responder'))
  await takeStep(page, 'Send to review', 'Send to review')
  for (const screen of [page, mira.page]) await expect(screen.getByText('2 signatures are missing')).toBeVisible()
  await takeStep(page, 'Sign as Incident owner', 'Sign')
  await takeStep(mira.page, 'Sign as Reviewer', 'Sign')
  await expect(page.getByText('Signed 2 of 2')).toBeVisible()

  // A change after the signatures withdraws them, and says whose it was.
  await write(page, 'Where we were lucky', 'It was a Monday morning.')
  for (const screen of [page, mira.page]) {
    await expect(screen.getByText('Mira Sand’s signature was withdrawn', { exact: false })).toContainText(
      'Olga Owner changed Where we were lucky.',
    )
  }
  await takeStep(page, 'Sign as Incident owner', 'Sign')
  await takeStep(mira.page, 'Sign as Reviewer', 'Sign')
  await takeStep(page, 'Publish', 'Publish')
  await expect(mira.page.getByText('Published, revision 1')).toBeVisible()
  await expect(page.getByRole('table', { name: 'Verifications after publishing' }).getByRole('row')).toHaveCount(3)

  const { signOffs, revisions, actions } = await getPostmortem(request, incident.id)
  expect(signOffs.map(({ signature }) => signature?.name)).toEqual(['Olga Owner', MIRA.name])
  expect(signOffs[1]?.signature?.personId).toBe(mirasId)
  expect(revisions).toMatchObject([{ number: 1 }])
  expect(actions.map(({ purpose }) => purpose)).toEqual(['action', 'reverify-30', 'reverify-90'])

  const text = await readPdf(page)
  for (const words of [
    'Break-glass users need no new credentials.',
    'A deployment at AWS.',
    'Keys are ordered for May.',
  ]) {
    expect(text).toContain(words)
  }
  expect(text).toMatch(/Signed by Olga Owner|Olga Owner/)
  expect(text).toContain('Try the break-glass users every quarter')
  await mira.leave(/ERR_INTERNET_DISCONNECTED|status of 409/)

  // What was learned is found again.
  await openLive(page, '/postmortems?q=break-glass')
  await expect(page.getByRole('row').filter({ hasText: incident.title })).toContainText('Break-glass users')
})

/** The words of the PDF that the page hands out, with single spaces. */
async function readPdf(page: Page): Promise<string> {
  await page.getByLabel('Export the post-mortem').click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /^PDF/ }).click(),
  ])
  const pdf = await getDocument({ data: new Uint8Array(await readFile(await download.path())) }).promise
  const texts: string[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent()
    texts.push(items.map((item) => ('str' in item ? item.str : '')).join(' '))
  }
  return texts.join(' ').replaceAll(/\s+/g, ' ')
}
