/** What follows from a post-mortem: items given to somebody at once, an older text brought back, an issue that comes back done, a copy that opens without a network. */
import { readFile, writeFile } from 'node:fs/promises'
import { expect } from '@playwright/test'
import { outageOf, publish, theIncident } from './fixtures/incidents'
import { getPostmortem, itemOf, partOf, write } from './fixtures/postmortem'
import { test } from './fixtures/test'
import { openLive } from './fixtures/timeline'
import { type GithubStandIn, githubDelivery, startGithub } from './stand-in/trackers/github'

test.use({
  story: { name: 'post-mortem, follow-up', env: { FAULTLINE_ALLOW_PRIVATE_URLS: '127.0.0.1' } },
  timezoneId: 'UTC',
})

let github: GithubStandIn
test.beforeAll(async () => {
  github = await startGithub()
})
test.afterAll(() => github.stop())

test('items are given at once, a text is brought back, an issue closes its action, the copy opens offline', async ({
  app,
  browser,
  page,
  request,
}, testInfo) => {
  test.slow()
  await publish(app, request, [outageOf('iam', 'us-east-1', 40)])
  const { id, title } = await theIncident(request, 'service=iam')

  // A tracker, with a webhook that calls us.
  await openLive(page, '/settings/trackers/new')
  await page.getByLabel('Name').fill('Ops')
  await page.getByLabel('Address of the API').fill(github.api)
  await page.getByLabel(/Repository/).fill(github.repository)
  await page.getByLabel('Token').fill(github.token)
  await page.getByRole('button', { name: 'Set it up' }).click()
  const made = page.locator('dd code')
  await expect(made).toHaveCount(2)
  const [hook = '', secret = ''] = await made.allTextContents()
  expect(hook).toContain('/api/hooks/')

  await openLive(page, `/incidents/${id}/postmortem`)
  await page.getByRole('button', { name: 'Open the post-mortem' }).click()
  await expect(partOf(page, 'Summary')).toContainText('Written from facts')

  // By keyboard: two items chosen, given to oneself with a due day.
  await page.keyboard.press('c')
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  const bulk = page.getByRole('form', { name: 'Change the chosen items' })
  await expect(bulk).toContainText('2 items are chosen.')
  await bulk.getByLabel('Owner').selectOption({ label: 'Me (Olga Owner)' })
  await bulk.getByLabel(/Due/).fill('2027-03-01')
  await bulk.getByRole('button', { name: 'Change them' }).click()
  await expect(bulk).toContainText('2 items were changed.')
  for (const code of ['A1', 'A2']) await expect(itemOf(page, code)).toContainText('Olga Owner')
  const items = (await getPostmortem(request, id)).sections.flatMap((section) => section.items)
  const due = items.filter(({ dueOn, owner }) => dueOn === '2027-03-01' && owner?.name === 'Olga Owner')
  expect(due.map(({ code }) => code)).toEqual(['A1', 'A2'])
  await bulk.getByRole('button', { name: 'End selecting' }).click()
  await expect(bulk).toBeHidden()

  // What stood there before is found in the history and comes back.
  const suffered = partOf(page, 'Services that suffered')
  const facts = await suffered.locator('p').allInnerTexts()
  expect(facts.length).toBeGreaterThan(1)
  await write(page, 'Services that suffered', 'Sign-in of our shop.')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'History of Services that suffered' }).click()
  const history = page.getByRole('dialog')
  await history.locator('summary').filter({ hasText: 'Written from facts' }).last().click()
  await history.getByRole('button', { name: 'Bring this text back' }).click()
  await page.keyboard.press('Escape')
  await expect(suffered).not.toContainText('Sign-in of our shop.')
  await expect(suffered).toContainText('Written from facts')
  for (const said of facts.slice(1)) await expect(suffered).toContainText(said)

  // An action becomes an issue; closed there, it is done here.
  await page.getByRole('button', { name: 'Add an action' }).last().click()
  await page.getByLabel('What somebody will do').fill('Reuse roles')
  await page.getByRole('button', { name: 'Add the action' }).click()
  const action = page.getByRole('row').filter({ hasText: 'Reuse roles' })
  await action.getByRole('button', { name: 'Issue', exact: true }).click()
  await page.getByRole('button', { name: /Create issue in Ops/ }).click()
  await expect(action.getByRole('link', { name: '#1 · open' })).toBeVisible({ timeout: 20_000 })
  expect(github.issues).toMatchObject([{ number: 1, title: 'Reuse roles', state: 'open' }])
  github.close(1, 'completed')
  const delivery = githubDelivery(github, 1, secret, 'closed')
  const answer = await request.post(hook, { headers: delivery.headers, data: delivery.body })
  expect(answer.status()).toBe(202)
  await expect(action.getByLabel('State of “Reuse roles”')).toHaveValue('done', { timeout: 20_000 })
  await expect(action).toContainText('Done by GitHub #1')

  // The file opens in a browser that reaches nothing.
  await page.getByLabel('Export the post-mortem').click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /^HTML file/ }).click(),
  ])
  const file = testInfo.outputPath('copy.html')
  await writeFile(file, await readFile(await download.path()))
  const offline = await browser.newContext({ offline: true, javaScriptEnabled: false })
  const copy = await offline.newPage()
  const asked: string[] = []
  copy.on('request', (sent) => asked.push(sent.url()))
  await copy.goto(`file://${file}`)
  await expect(copy.getByRole('heading', { level: 1 })).toContainText(title)
  await expect(copy.getByText('Reuse roles').first()).toBeVisible()
  expect(asked).toEqual([`file://${file}`])
  await offline.close()
})
