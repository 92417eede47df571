/** The directory: found, filtered, owned, ruled and imported, with scripts and without. */
import { type Browser, expect, type Page } from '@playwright/test'
import { createPerson, createSession } from './fixtures/access'
import { ACCOUNTS, storeOrganization } from './fixtures/accounts'
import type { App } from './fixtures/app'
import { test } from './fixtures/test'
import { openLive } from './fixtures/timeline'

test.use({ story: { name: 'accounts' } })

test.beforeEach(async ({ app }) => {
  const { query } = app.database
  for (const table of ['aws_account', 'account_rule', 'team', 'service_usage']) await query(`DELETE FROM ${table}`, [])
  await storeOrganization(app.database)
  // What was kept of the directory before goes.
  await query(`SELECT pg_notify('faultline_change', '{"topic":"accounts"}')`, [])
})

/** Names of the accounts that are listed, in order. */
function namesOn(page: Page) {
  return page.getByRole('table', { name: 'Accounts' }).getByRole('rowheader')
}

async function pageOf(browser: Browser, app: App, facts: { name: string; limitedTo?: string }): Promise<Page> {
  const { name, limitedTo } = facts
  const id = await createPerson(app.database, { name, email: `${name.toLowerCase()}@example.org`, role: 'viewer' })
  if (limitedTo !== undefined) {
    await app.database.query('UPDATE person SET limited_to_teams = true WHERE id = $1', [id])
    await app.database.query('INSERT INTO team_member (team_id, person_id) SELECT id, $2 FROM team WHERE name = $1', [
      ...[limitedTo, id],
    ])
  }
  const context = await browser.newContext({ baseURL: app.url, storageState: await createSession(app.database, id) })
  return context.newPage()
}

test('accounts are found, filtered by units, teams and status, and ordered; the address holds it all', async ({
  page,
}) => {
  await openLive(page, '/accounts')
  await expect(namesOn(page)).toHaveText(['Archive', 'Sandbox of Ines', 'Search', 'Web shop'])
  await expect(page.getByText('4 accounts', { exact: true })).toBeVisible()

  await page
    .getByRole('navigation', { name: 'Units' })
    .getByRole('link', { name: /^Production/ })
    .click()
  await expect(page).toHaveURL('/accounts?unit=ou-acme-prod')
  await expect(namesOn(page)).toHaveText(['Search', 'Web shop'])
  await expect(page.getByText('2 of 4 accounts; the filter hides 2')).toBeVisible()

  const search = page.getByRole('search', { name: 'Accounts' })
  await search.locator('summary', { hasText: 'Status' }).click()
  await search.getByRole('checkbox', { name: /^Suspended/ }).check()
  await search.getByRole('button', { name: 'Apply' }).filter({ visible: true }).click()
  await expect(page).toHaveURL('/accounts?unit=ou-acme-prod&status=SUSPENDED')
  await expect(namesOn(page)).toHaveText(['Search'])
  const csv = page.waitForEvent('download')
  await page.getByRole('link', { name: 'CSV of what is filtered' }).click()
  const lines = (await (await (await csv).createReadStream()).toArray()).join('').trim().split('\n')
  expect(lines.map((line) => line.split(',')[0])).toEqual(['account_id', ACCOUNTS.search])

  await search.getByRole('link', { name: 'Show all' }).click()
  await expect(page).toHaveURL('/accounts')
  await expect(namesOn(page)).toHaveCount(4)
  await page.getByRole('link', { name: /^Joined/ }).click()
  await expect(namesOn(page)).toHaveText(['Sandbox of Ines', 'Search', 'Web shop', 'Archive'])
  await search.getByRole('searchbox').fill('no such account')
  await page.keyboard.press('Enter')
  await expect(page.getByText('The filter hides all 4 accounts.')).toBeVisible()
  await page.goBack()
  await expect(namesOn(page)).toHaveCount(4)
})

test('many accounts come by pages', async ({ app, page }) => {
  await app.database.query(
    `INSERT INTO aws_account (id, name, status, first_seen_at, last_seen_at)
     SELECT (200000000000 + n)::text, 'member ' || lpad(n::text, 3, '0'), 'ACTIVE', now(), now() FROM generate_series(1, 60) n`,
    [],
  )
  await app.database.query(`SELECT pg_notify('faultline_change', '{"topic":"accounts"}')`, [])
  await openLive(page, '/accounts?q=member')
  await expect(namesOn(page)).toHaveCount(50)
  await page.getByRole('link', { name: 'Next page' }).click()
  await expect(namesOn(page)).toHaveCount(10)
  await expect(namesOn(page).first()).toHaveText('member 051')
  await page.getByRole('link', { name: 'First page' }).click()
  await expect(namesOn(page).first()).toHaveText('member 001')
})

test('an account tells what it is, whose, and what it uses; its owner is changed by hand and given back', async ({
  page,
}) => {
  await openLive(page, '/accounts')
  await page.getByRole('link', { name: 'Web shop' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Web shop' })).toBeVisible()
  const services = page.getByRole('table', { name: /^Services in use/ })
  await expect(services.getByRole('row', { name: /dynamodb/ })).toContainText('AWS Config')
  await expect(services.getByRole('row', { name: /iam/ })).toContainText('AWS Health named it')

  const owners = page.getByRole('region', { name: 'Whose it is' })
  await expect(owners.getByRole('definition').first()).toHaveText('Payments by hand')
  await owners.getByText('Change…').click()
  await owners.getByLabel('Search').check()
  await owners.getByLabel('Environment').fill('canary')
  await owners.getByLabel('Criticality').selectOption('critical')
  await owners.getByRole('button', { name: 'Save' }).click()
  await expect(owners.getByRole('definition').first()).toHaveText('Payments by handSearch by hand')
  await expect(owners.getByRole('definition').nth(1)).toHaveText('canary by hand')
  await expect(owners.getByRole('definition').nth(2)).toHaveText('Critical by hand')

  await owners.getByLabel('As the rules say').check()
  await owners.getByLabel('Environment').fill('')
  await owners.getByLabel('Criticality').selectOption('')
  await owners.getByRole('button', { name: 'Save' }).click()
  await expect(owners.getByRole('definition')).toHaveText(['none', 'none', 'nobody said'])

  await owners.getByLabel('Payments').check()
  await expect(owners.getByLabel('By hand: the teams ticked below')).toBeChecked()
})

test('rules are begun from tags, looked at, and only then saved', async ({ page }) => {
  await openLive(page, '/accounts/rules')
  await page.getByRole('button', { name: 'A rule that gives environments by stage' }).click()
  await expect(page.getByRole('group', { name: 'Rule 1' })).toBeVisible()
  await page.getByRole('button', { name: 'Add a rule' }).click()
  const second = page.getByRole('group', { name: 'Rule 2' })
  await second.getByLabel('If it has the tag').fill('stage')
  await second.getByLabel('named').fill('Everything in production')
  await second.getByLabel('it gives').selectOption('the environment')
  await page.getByRole('button', { name: 'Move rule 2 up' }).click()
  await expect(page.getByRole('group', { name: 'Rule 1' }).getByLabel('named')).toHaveValue('Everything in production')
  await expect(page.getByRole('button', { name: 'Move rule 1 down' })).toBeFocused()
  await page.getByRole('button', { name: 'Preview what changes' }).click()
  await expect(page.getByRole('heading', { name: '1 account would change' })).toBeVisible()
  const changes = page.getByRole('table', { name: 'What would change, by account' })
  await expect(changes.getByRole('row', { name: /Search/ })).toContainText('Everything in production')
  await expect(page.getByText('Decides no account.')).toBeVisible()

  // What is changed after the preview is looked at again, not saved.
  await page.getByRole('group', { name: 'Rule 1' }).getByLabel('named').fill('Live')
  await page.getByRole('button', { name: 'Save and apply' }).click()
  await expect(changes.getByRole('row', { name: /Search/ })).toContainText('Live')
  await page.getByRole('button', { name: 'Save and apply' }).click()
  await expect(page.getByText('The rules are saved. They changed 1 account.')).toBeVisible()
  await page.goto(`/accounts/${ACCOUNTS.search}`)
  await expect(page.getByRole('region', { name: 'Whose it is' }).getByRole('definition').nth(1)).toHaveText(
    'Live by a rule',
  )
})

test('a rule that cannot be is refused beside its field, and can be taken out all the same', async ({ page }) => {
  await openLive(page, '/accounts/rules')
  await page.getByRole('button', { name: 'Add a rule' }).click()
  const rule = page.getByRole('group', { name: 'Rule 1' })
  await rule.getByLabel('named').fill('Payments')
  await rule.getByLabel('named').press('Enter')
  await expect(rule.getByText('Name the tag that the rule looks at.')).toBeVisible()
  await expect(rule.getByLabel('named')).toHaveValue('Payments')
  await page.getByRole('button', { name: 'Remove rule 1' }).click()
  await expect(page.getByRole('group', { name: 'Rule 1' })).toHaveCount(0)
})

test('a file is looked at, mended, and taken over whole', async ({ page }) => {
  await openLive(page, '/accounts/import')
  const section = page.getByRole('region', { name: 'Accounts, teams, environments' })
  const preview = section.getByRole('button', { name: 'Preview what changes' })
  await section.getByLabel('or its text').fill(`account_id,team\n12345,Payments\n${ACCOUNTS.sandbox},Labs`)
  await preview.click()
  await expect(section.getByText(/^Line 2/)).toBeVisible()
  await expect(section.getByRole('button', { name: 'Import' })).toHaveCount(0)
  const name = 'accounts.csv'
  const buffer = Buffer.from(`account_id,team\n999988887777,Payments\n${ACCOUNTS.sandbox},Labs\n`)
  await section.getByLabel('CSV file').setInputFiles({ name, mimeType: 'text/csv', buffer })
  await preview.click()
  await expect(section.getByText('1 team would be made: Labs.')).toBeVisible()
  await expect(section.getByText('1 account would be added: 999988887777.')).toBeVisible()
  await section.getByRole('button', { name: 'Import' }).click()
  await expect(section.getByText('The file about 2 accounts was taken over.')).toBeVisible()
  await page.goto('/accounts?team=Labs')
  await expect(namesOn(page)).toHaveText(['Sandbox of Ines'])
})

test('whoever reads sees no way to change anything', async ({ app, browser }) => {
  const page = await pageOf(browser, app, { name: 'Vera' })
  await openLive(page, '/accounts')
  await expect(namesOn(page)).toHaveCount(4)
  for (const name of ['Rules', 'Import']) await expect(page.getByRole('link', { name, exact: true })).toHaveCount(0)
  await page.goto(`/accounts/${ACCOUNTS.shop}`)
  await expect(page.getByText('by hand').first()).toBeVisible()
  await expect(page.getByText('Change…')).toHaveCount(0)
  expect((await page.goto('/accounts/rules'))?.status()).toBe(403)
  expect((await page.goto('/accounts/import'))?.status()).toBe(403)
  await page.context().close()
})

test('whoever is limited to a team sees its accounts alone', async ({ app, browser }) => {
  const page = await pageOf(browser, app, { name: 'Liv', limitedTo: 'Payments' })
  await openLive(page, '/accounts')
  await expect(namesOn(page)).toHaveText(['Web shop'])
  await expect(page.getByRole('navigation', { name: 'Units' }).getByText('Sandboxes')).toHaveCount(0)
  expect((await page.goto(`/accounts/${ACCOUNTS.search}`))?.status()).toBe(404)
  await expect(page.getByText('search@example.org')).toHaveCount(0)
  await page.context().close()
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('accounts are filtered, rules made and files taken over', async ({ page }) => {
    await page.goto('/accounts')
    const search = page.getByRole('search', { name: 'Accounts' })
    await search.locator('summary', { hasText: 'Team' }).click()
    await search.getByRole('checkbox', { name: /^Search/ }).check()
    await search.getByRole('button', { name: 'Filter' }).click()
    await expect(page).toHaveURL(/\/accounts\?team=[\w-]+$/)
    await expect(namesOn(page)).toHaveText(['Search'])

    await page.goto('/accounts/rules')
    await page.getByRole('button', { name: 'A rule that gives teams by owner' }).click()
    await page.getByRole('button', { name: 'A rule that gives environments by stage' }).click()
    await page.getByRole('button', { name: 'Move rule 2 up' }).click()
    await page.getByRole('button', { name: 'Preview what changes' }).click()
    await page.getByRole('button', { name: 'Save and apply' }).click()
    await expect(page.getByText('The rules are saved.')).toBeVisible()
    await page.goto(`/accounts/${ACCOUNTS.search}`)
    await expect(page.getByRole('region', { name: 'Whose it is' }).getByRole('definition').nth(1)).toHaveText(
      'production by a rule',
    )

    await page.goto('/accounts/import')
    const section = page.getByRole('region', { name: 'Accounts, teams, environments' })
    const file = { name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(`account,env\n${ACCOUNTS.sandbox},play`) }
    await section.getByLabel('CSV file').setInputFiles(file)
    await section.getByRole('button', { name: 'Preview what changes' }).click()
    await section.getByRole('button', { name: 'Import' }).click()
    await expect(section.getByText('The file about 1 account was taken over.')).toBeVisible()
  })
})

test.describe('where nothing is known', () => {
  test.beforeEach(async ({ app }) => {
    for (const table of ['aws_account', 'aws_connection']) await app.database.query(`DELETE FROM ${table}`, [])
    await app.database.query(`SELECT pg_notify('faultline_change', '{"topic":"accounts"}')`, [])
  })

  test('an administrator is led to the connections, a viewer told whom to ask', async ({ app, browser, page }) => {
    await openLive(page, '/accounts')
    await expect(page.getByText('No account is known yet')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Connect AWS' })).toHaveAttribute('href', '/settings/connections')
    const viewer = await pageOf(browser, app, { name: 'Noa' })
    await viewer.goto('/accounts')
    await expect(viewer.getByText('Ask an administrator to connect yours')).toBeVisible()
    await viewer.context().close()
  })
})
