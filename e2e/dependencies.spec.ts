/** What the company declares of its workloads: where they run, what they depend on, and no circle, with scripts and without. */
import { expect, type Page } from '@playwright/test'
import { ACCOUNTS, storeOrganization } from './fixtures/accounts'
import { test } from './fixtures/test'

test.use({ story: { name: 'dependencies' } })

test.beforeEach(async ({ app }) => {
  const { query } = app.database
  for (const table of ['workload', 'aws_account', 'team', 'service_usage']) await query(`DELETE FROM ${table}`, [])
  await storeOrganization(app.database)
  await query(
    `INSERT INTO service_usage (account_id, service, region, source, as_of)
     VALUES ($1, 'oddity-of-ours', 'eu-west-1', 'csv', now())`,
    [ACCOUNTS.search],
  )
  await query(`SELECT pg_notify('faultline_change', '{"topic":"accounts"}')`, [])
})

/** Makes a workload; leads to its page. */
async function declare(page: Page, name: string): Promise<void> {
  await page.goto('/settings/dependencies')
  await page.getByRole('textbox', { name: 'Name', exact: true }).fill(name)
  await page.getByRole('button', { name: 'Add the workload' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

function listed(page: Page) {
  return page.getByRole('region', { name: 'What it depends on' }).getByRole('listitem')
}

async function dependOn(page: Page, name: string): Promise<void> {
  await page.getByLabel('Another workload').last().selectOption({ label: name })
  await page.getByRole('button', { name: 'Add the workload' }).click()
}

async function walk(page: Page): Promise<void> {
  await page.goto('/settings/dependencies')
  await expect(page.getByText('No workload is declared yet')).toBeVisible()
  const unknown = page.getByRole('table', { name: /^Names that no catalogue knows/ })
  await expect(unknown.getByRole('row', { name: /oddity-of-ours/ })).toContainText('services in use')
  const own = page.getByRole('table', { name: 'AWS’s own dependencies' })
  await expect(own.getByRole('row', { name: /^IAM control plane/ })).toContainText('every account of the partition')
  await expect(own.getByRole('link', { name: 'AWS on IAM control plane' })).toHaveAttribute(
    'href',
    /^https:\/\/docs\.aws\.amazon\.com\//,
  )

  await page.getByRole('textbox', { name: 'Name', exact: true }).fill('checkout')
  await page.getByLabel('Accounts of the team').selectOption({ label: 'Payments' })
  await page.getByLabel('Accounts with the tag').fill('owner')
  await page.getByLabel('of the value').fill('search')
  await page.getByLabel('Further accounts').fill(`${ACCOUNTS.shop} 999999999999`)
  await page.getByRole('button', { name: 'See which accounts' }).click()
  await expect(page.getByText('It would run in 3 accounts, of which the directory does not know 1.')).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: ACCOUNTS.shop })).toContainText('listed, team')
  await expect(page.getByLabel('of the value')).toHaveValue('search')
  await page.getByRole('button', { name: 'Add the workload' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'checkout' })).toBeVisible()
  await expect(page.getByText('It runs in 3 accounts')).toBeVisible()

  await page.getByLabel('AWS service').fill('congito')
  await page.getByLabel('Region').fill('N. Virginia')
  await page.getByRole('button', { name: 'Add the service' }).click()
  await expect(page.getByText('No service is known as “congito”: choose one of the list.')).toBeVisible()
  await page.getByLabel('AWS service').fill('Amazon Cognito')
  await page.getByRole('button', { name: 'Add the service' }).click()
  await expect(listed(page)).toContainText(['Amazon Cognito in us-east-1'])

  await declare(page, 'payments')
  await dependOn(page, 'checkout')
  await expect(listed(page)).toContainText(['checkout workload'])
  await page.getByRole('link', { name: 'checkout' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'checkout' })).toBeVisible()
  await dependOn(page, 'payments')
  await expect(page.getByText('That would be a circle: checkout → payments → checkout.')).toBeVisible()

  await page.locator('summary', { hasText: 'Change…' }).click()
  await listed(page).getByLabel('Note', { exact: true }).fill('sign-in of customers')
  await listed(page).getByRole('button', { name: 'Save' }).click()
  await expect(listed(page).getByText('sign-in of customers')).toBeVisible()

  await page.locator('summary', { hasText: 'Delete…' }).click()
  await expect(page.getByText('payments depends on it')).toBeVisible()
  await page.getByRole('button', { name: 'Delete checkout' }).click()
  const workloads = page.getByRole('table', { name: 'Workloads, by name' })
  await expect(workloads.getByRole('rowheader')).toHaveText(['payments'])
  await expect(workloads.getByRole('row', { name: /^payments/ })).toContainText('nothing')
}

test('workloads are declared, looked at, made to depend on each other, and deleted', ({ page }) => walk(page))

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })
  test('all the same', ({ page }) => walk(page))
})
