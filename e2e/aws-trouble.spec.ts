/** AWS Health refuses: it is said where one looks, in words, the rest goes on, and afterwards nothing is missing. */
import { type APIRequestContext, expect, type Page } from '@playwright/test'
import type { PollRunView } from '@/lib/source-health/contract'
import { getSource, listAll, nextPoll } from './fixtures/api'
import type { App } from './fixtures/app'
import { cardOf, ENVIRONMENT, hitting, MANAGEMENT, MEMBERS, organization } from './fixtures/aws'
import { expectNoFindings } from './fixtures/look-over'
import { test } from './fixtures/test'
import { openLive, rowOf } from './fixtures/timeline'
import { buildOutage, currentList } from './stand-in/outage'

const OWNER_OF_OTHER = '300000000001'
const ROLE = `arn:aws:iam::${OWNER_OF_OTHER}:role/faultline`
const NAME = 'AWS (environment)'
const HEALTH = `health:${ENVIRONMENT}` as const

test.use({
  story: {
    name: 'trouble with AWS',
    aws: (aws) => {
      aws.truth.roles.set(ROLE, { externalId: 'trouble' })
      return organization(aws)
    },
  },
  contextOptions: { reducedMotion: 'reduce' },
})

// The first polls alone are granted two minutes.
test.setTimeout(180_000)

test.beforeEach(async ({ app, request }) => {
  await app.database.query(
    `INSERT INTO aws_connection (id, name, kind, credentials, role_arn, external_id)
     VALUES ('other', 'Other', 'account', 'assume-role', $1, 'trouble') ON CONFLICT DO NOTHING`,
    [ROLE],
  )
  await app.database.query(`SELECT pg_notify('faultline_change', '{"topic":"connections"}')`)
  await nextPoll(request, 'health:other', 60_000)
  await nextPoll(request, HEALTH, 60_000)
})

const chipOf = (page: Page) => page.getByRole('banner').getByRole('link', { name: /AWS/ })

/** An event for the account of the other connection, and one of the public feed, both seen while the first one fails. */
async function expectOthersGoOn(app: App, request: APIRequestContext, page: Page, region: string) {
  app.aws.truth.events.put(
    hitting({ [OWNER_OF_OTHER]: {} }, `Queues in ${region} are slow.`, { region, service: 'SQS' }),
  )
  app.feed.current = currentList(buildOutage({ region, summary: `Tokens in ${region} are slow` }))
  await expect.poll(async () => (await listAll(request, `region=${region}`)).length).toBe(2)
  await expect(cardOf(page, 'AWS Health', 'Other')).toContainText('On time')
  await expect(cardOf(page, 'AWS public status feed')).toContainText('On time')
}

const TROUBLES = [
  [
    'no support plan',
    'eu-west-1',
    `account ${MANAGEMENT} has no Business, Enterprise On-Ramp or Enterprise support, so AWS Health's API refuses; the public feed and EventBridge still work`,
    ({ aws }: App) => {
      aws.truth.withoutSupport.add(MANAGEMENT)
      return () => aws.truth.withoutSupport.delete(MANAGEMENT)
    },
  ],
  [
    'a permission that is denied',
    'eu-west-2',
    `account ${MANAGEMENT} may not call health:DescribeEventsForOrganization`,
    ({ aws }: App) =>
      aws.faults.on({ kind: 'denied', operation: 'DescribeEventsForOrganization', account: MANAGEMENT }),
  ],
] as const

for (const [name, region, sentence, switchOn] of TROUBLES) {
  test(`${name}: the chip, the page about sources and the API say it; the rest goes on; then it recovers`, async ({
    app,
    page,
    request,
  }) => {
    await openLive(page, '/sources')
    const health = cardOf(page, 'AWS Health', NAME)
    await expect(health).toContainText('On time')
    const switchOff = switchOn(app)
    await expect(health).toContainText('Failing')
    await expect(health).toContainText(sentence)
    await expect(chipOf(page)).toHaveAttribute('title', 'A part of what AWS says cannot be read at present.')
    await expect(chipOf(page)).toContainText('Partly failing, AWS read')
    await expect(chipOf(page)).toHaveClass(/border-disruption/)
    await expect(page.getByRole('complementary', { name: 'Trouble with sources' })).toContainText(sentence.slice(0, 40))
    await expectNoFindings(page)
    const source = await getSource(request, `aws-health:${ENVIRONMENT}`)
    expect(source).toMatchObject({ state: 'failing', lastError: expect.stringContaining(sentence) })
    await expectOthersGoOn(app, request, page, region)

    const missed = `Meanwhile in ${region}.`
    app.aws.truth.events.put(hitting({ [MEMBERS.blue]: {} }, missed, { region, service: 'LAMBDA' }))
    switchOff()
    await health.getByRole('button', { name: `Poll ${NAME}, AWS Health now` }).click()
    await expect(health).toContainText('On time')
    await expect(chipOf(page)).toContainText('AWS checked')
    const failure = health.getByText('Last failure', { exact: false })
    await expect(failure).toContainText('read again since')
    await failure.click()
    await expect(health.getByRole('definition').filter({ hasText: sentence })).toBeVisible()
    await expectNoFindings(page)
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Timeline' }).click()
    await page.getByRole('radio', { name: 'Events' }).click()
    await expect(rowOf(page, missed)).toHaveCount(1)
  })
}

test('the strip of a source shows when it was not looked at, and events of that time are marked', async ({
  app,
  page,
  request,
}) => {
  const { query } = app.database
  await app.stop()
  // Three hours in which nothing ran.
  for (const [table, ...columns] of [
    ['coverage', 'from_at', 'to_at'],
    ['poll_run', 'started_at', 'finished_at'],
    ['source_listing', 'first_complete_at', 'last_complete_at', 'last_attempt_at'],
  ] as const)
    await query(`UPDATE ${table} SET ${columns.map((column) => `${column} = ${column} - interval '3 hours'`).join()}`)
  const switchOff = app.aws.faults.on({ kind: 'denied', service: 'health' })
  const startTime = Date.now() - 3_600_000
  app.aws.truth.events.put(hitting({ [MEMBERS.blue]: {} }, 'Nobody looked.', { region: 'sa-east-1', startTime }))
  await app.start()
  const failed: PollRunView = await nextPoll(request, HEALTH, 30_000)
  expect(failed).toMatchObject({ outcome: 'failed' })
  switchOff()
  await openLive(page, '/sources')
  const health = cardOf(page, 'AWS Health', NAME)
  await health.getByRole('button', { name: /now$/ }).click()
  await expect(health).toContainText('On time')
  await expect(health.getByRole('img', { name: /Longest gap 3 h.*, failing, from/ })).toBeVisible()
  const feed = cardOf(page, 'AWS public status feed')
  await expect(feed.getByRole('img', { name: /Longest gap 3 h.*, not polled, from/ })).toBeVisible()
  await expectNoFindings(page)
  const [event] = await listAll(request, 'region=sa-east-1')
  expect(event).toMatchObject({ covered: false })
  await openLive(page, `/?event=${event?.id}`)
  await expect(page.getByText('We were not looking when it began')).toBeVisible()
})
