/** Connections as an administrator and an operator make and end them: in the settings, and by the environment. */
import { type APIRequestContext, expect } from '@playwright/test'
import type { ConnectionSummary } from '@/lib/connections/contract'
import { getJson, listAll, nextPoll } from './fixtures/api'
import { cardOf, ENVIRONMENT, hitting, MEMBERS, organization } from './fixtures/aws'
import { expectNoFindings } from './fixtures/look-over'
import { test } from './fixtures/test'
import { openLive, rowOf } from './fixtures/timeline'

const PAYROLL = '300000000007'
const ROLE = `arn:aws:iam::${PAYROLL}:role/faultline`
const OF_PAYROLL = hitting({ [PAYROLL]: { resources: ['db-1'] } }, 'Payroll lost a database.', { service: 'RDS' })
const OF_BLUE = hitting({ [MEMBERS.blue]: {} }, 'Blue lost a host.', { region: 'us-west-2' })

test.use({
  story: {
    name: 'connections',
    aws: (aws) => {
      organization(aws)
      aws.truth.roles.set(ROLE, { externalId: 'agreed' })
      for (const event of [OF_PAYROLL, OF_BLUE]) aws.truth.events.put(event)
      return {}
    },
  },
  contextOptions: { reducedMotion: 'reduce' },
  // A page of an application that is being started again.
  tolerated: /net::ERR_|Failed to fetch RSC payload/,
})

async function connections(request: APIRequestContext): Promise<ConnectionSummary[]> {
  return (await getJson<{ data: ConnectionSummary[] }>(request, '/api/v1/connections')).data
}

test('made in the settings, checked live, read, switched off: what was read stays', async ({ app, page, request }) => {
  await openLive(page, '/settings/connections')
  await expect(page.getByText('No AWS account is connected yet')).toBeVisible()
  await page.getByRole('link', { name: 'Connect AWS' }).click()
  await page.getByRole('radio', { name: /A single account/ }).check()
  await page.getByLabel('Name', { exact: true }).fill('Payroll')
  await page.getByRole('radio', { name: /A role that those credentials take/ }).check()
  await page.getByLabel('ARN of the role').fill(ROLE)
  await page.getByLabel('External id', { exact: true }).fill('agreed')
  await expectNoFindings(page)
  await page.getByRole('button', { name: 'Save, then allow it at AWS' }).click()

  await expect(page).toHaveURL(/\/settings\/connections\/[^/]+\?walk=/)
  const check = page.getByRole('region', { name: 'Check' })
  await expect(check).toContainText(/permissions work/, { timeout: 20_000 })
  await check.locator('summary', { hasText: 'What works' }).click()
  const works = check.getByRole('table', { name: 'What works' })
  for (const action of ['health:DescribeEvents', 'health:DescribeEventDetails', 'health:DescribeAffectedEntities'])
    await expect(works).toContainText(action)
  await expectNoFindings(page)
  await expect
    .poll(async () => (await listAll(request, 'source=aws-health')).map(({ arn }) => arn))
    .toEqual([OF_PAYROLL.arn])

  app.aws.truth.withoutSupport.add(PAYROLL)
  await check.getByRole('button', { name: 'Check now' }).click()
  await expect(check).toContainText(/account 300000000007 has no Business, Enterprise On-Ramp or Enterprise support/i)
  app.aws.truth.withoutSupport.delete(PAYROLL)

  await page.getByText('Switch off…').click()
  await page.getByRole('button', { name: 'Switch Payroll off' }).click()
  await expect(page.getByText('Switched off', { exact: true }).first()).toBeVisible()
  await openLive(page, '/sources')
  const health = cardOf(page, 'AWS Health', 'Payroll')
  await expect(health).toContainText('Switched off')
  await expect(health.getByRole('button', { name: /now$/ })).toHaveCount(0)
  await expect(page.getByRole('banner').getByRole('link', { name: /AWS checked/ })).toBeVisible()
  await nextPoll(request, 'current')
  app.aws.calls.clear()
  await nextPoll(request, 'current')
  expect(app.aws.calls.list()).toEqual([])
  await openLive(page, '/?view=events')
  await expect(rowOf(page, 'Payroll lost a database.')).toContainText('1 acct')
})

test('asked for by the environment at a start, switched off when it no longer is: what was read stays', async ({
  app,
  page,
  request,
}) => {
  test.slow()
  await app.restart({ FAULTLINE_AWS: 'organization' })
  await nextPoll(request, `health:${ENVIRONMENT}`, 30_000)
  const environment = async () => (await connections(request)).find(({ id }) => id === ENVIRONMENT)
  expect(await environment()).toMatchObject({ enabled: true, origin: 'environment', kind: 'organization' })
  const arns = async () => (await listAll(request, `connection=${ENVIRONMENT}`)).map(({ arn }) => arn).sort()
  await expect.poll(arns).toContain(OF_BLUE.arn)
  const before = await arns()

  await app.restart()
  await nextPoll(request, 'current', 30_000)
  expect(await environment()).toMatchObject({ enabled: false, state: 'off', origin: 'environment' })
  app.aws.calls.clear()
  await nextPoll(request, 'current')
  expect(app.aws.calls.list()).toEqual([])
  expect(await arns()).toEqual(before)
  await openLive(page, '/?view=events')
  await expect(rowOf(page, 'Blue lost a host.')).toContainText('1 acct')
  await openLive(page, `/settings/connections/${ENVIRONMENT}`)
  await expect(page.getByText('FAULTLINE_AWS made it and is no longer set')).toBeVisible()
  await expectNoFindings(page)

  const meanwhile = hitting({ [MEMBERS.green]: {} }, 'While it was off.', { region: 'us-east-2' })
  app.aws.truth.events.put(meanwhile)
  await app.restart({ FAULTLINE_AWS: 'organization' })
  await expect.poll(arns, { timeout: 30_000 }).toEqual([...before, meanwhile.arn].sort())
})
