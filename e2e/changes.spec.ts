/** Planned changes from their announcement to their end: list, calendar, one change, who has not acted, calendars that follow. */
import { expect, type Page } from '@playwright/test'
import { parseCalendar } from '@/lib/testing/parse-calendar'
import { createPerson, createSession } from './fixtures/access'
import { nextPoll } from './fixtures/api'
import { ENVIRONMENT, limitToTeam, MEMBERS, organization } from './fixtures/aws'
import { expectNoFindings, expectNoFindingsAt } from './fixtures/look-over'
import { test } from './fixtures/test'
import { openLive } from './fixtures/timeline'
import { buildEntity, buildEvent, ToldReach, type TruthEvent } from './stand-in/aws/truth-event'

const DAY = 86_400_000
const { blue, green } = MEMBERS
const midnight = Math.floor(Date.now() / DAY) * DAY
/** Days from today, UTC: another one may have begun since the story did. */
const daysUntil = (at: number) => at / DAY - Math.floor(Date.now() / DAY)

interface Planned extends Partial<TruthEvent> {
  title: string
  /** Statuses of resources, by account. */
  resources: Record<string, (string | null)[]>
}

function planned({ title, resources, ...parts }: Planned): TruthEvent {
  const told = Object.entries(resources).map(
    ([account, statuses]): [string, { text: null; entities: ReturnType<typeof buildEntity>[] }] => [
      account,
      {
        text: null,
        entities: statuses.map((status, place) =>
          buildEntity(account, `db-${place}`, { status, lastUpdatedTime: Date.now() - 3 * DAY }),
        ),
      },
    ],
  )
  return buildEvent({
    service: 'RDS',
    typeCode: 'AWS_RDS_MAINTENANCE_SCHEDULED',
    category: 'scheduledChange',
    status: 'upcoming',
    actionability: 'ACTION_REQUIRED',
    lastUpdatedTime: Date.now() - 2 * DAY,
    reach: new ToldReach(`${title}\n\nRestart them before <b>that</b> day.`, new Map(told)),
    ...parts,
  })
}

const RESTART = planned({
  title: 'Databases restart',
  startTime: midnight + 12 * DAY,
  resources: { [blue]: ['PENDING', 'PENDING', 'RESOLVED'], [green]: ['PENDING', 'PAUSED'] },
})

test.use({
  story: {
    name: 'planned changes',
    aws: (aws) => {
      const env = organization(aws)
      aws.truth.events.put(RESTART)
      aws.truth.events.put(
        planned({
          title: 'A version ends',
          startTime: midnight - 5 * DAY,
          status: 'open',
          resources: { [green]: ['PENDING'] },
        }),
      )
      aws.truth.events.put(
        planned({
          title: 'Nodes move',
          startTime: midnight + 2 * DAY + 3_600_000,
          endTime: midnight + 5 * DAY,
          region: 'us-east-1',
          service: 'EKS',
          resources: { [blue]: ['PENDING'] },
        }),
      )
      aws.truth.events.put(
        planned({
          title: 'Called off',
          startTime: midnight + 3 * DAY,
          status: 'closed',
          resources: { [blue]: ['PENDING'] },
        }),
      )
      return env
    },
  },
  timezoneId: 'UTC',
  contextOptions: { reducedMotion: 'reduce' },
})

const rowOf = (page: Page, title: string) =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name: title, exact: true }) })

test('the list groups what is late, what comes, what was called off, and follows what AWS tells', async ({
  app: { aws },
  page,
  request,
}) => {
  test.slow()
  await nextPoll(request, `health:${ENVIRONMENT}`)
  await openLive(page, '/changes')
  const groups = page.getByRole('heading', { level: 2 })
  await expect(groups).toHaveText([/Overdue\s*1/, /Within 7 days\s*1/, /Within 30 days\s*1/, /Done or cancelled\s*1/])
  await expect(rowOf(page, 'A version ends')).toContainText(`${-daysUntil(midnight - 5 * DAY)} days ago`)
  await expect(rowOf(page, 'Databases restart')).toContainText(`in ${daysUntil(RESTART.startTime)} days`)
  await expect(rowOf(page, 'Databases restart')).toContainText('3 of 5 pending')
  await expect(rowOf(page, 'Databases restart')).toContainText('Action required')
  await expectNoFindingsAt(page, [1280, 320])
  await page.setViewportSize({ width: 1280, height: 800 })

  aws.truth.events.changeEntity(RESTART.arn, green, 'db-0', { status: 'RESOLVED' })
  await expect(rowOf(page, 'Databases restart')).toContainText('2 of 5 pending', { timeout: 30_000 })

  await page.getByRole('searchbox').fill('version')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/changes\?q=version$/)
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.getByRole('link', { name: 'Show all' }).click()
  await expect(rowOf(page, 'Nodes move')).toBeVisible()

  await page.goto('/changes?state=soon&region=us-east-1')
  await expect(page.getByText(/state must be overdue/)).toBeVisible()
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.goto('/changes?service=nothing')
  await expect(page.getByText('No planned change matches the filter')).toBeVisible()
  await expectNoFindings(page)
})

test('the calendar shows days and bars, month after month, by keyboard', async ({ page, request }) => {
  await nextPoll(request, `health:${ENVIRONMENT}`)
  const month = new Date(midnight + 2 * DAY).toISOString().slice(0, 7)
  const after = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)))).toISOString().slice(0, 7)
  await openLive(page, `/changes?view=calendar&month=${month}&zone=UTC`)
  const bar = page.getByRole('link', { name: /Nodes move/ }).first()
  await expect(bar).toBeVisible()
  await expectNoFindingsAt(page, [1280, 320])
  await page.setViewportSize({ width: 1280, height: 800 })
  await bar.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nodes move')
  await page.goBack()
  await page.getByRole('link', { name: /The month after/ }).click()
  await expect(page).toHaveURL(new RegExp(`view=calendar&month=${after}&zone=UTC$`))
  await page.getByRole('link', { name: 'List', exact: true }).click()
  await expect(page).toHaveURL(/\/changes\?zone=UTC$/)
})

test('one change tells who has not acted, account by account and resource by resource', async ({
  app: { database },
  page,
  request,
}) => {
  await nextPoll(request, `health:${ENVIRONMENT}`)
  await database.query(
    "WITH t AS (INSERT INTO team (name) VALUES ('Payments') RETURNING id) INSERT INTO team_account (team_id, account_id) SELECT id, $1 FROM t",
    [blue],
  )
  await openLive(page, '/changes')
  await page.getByRole('link', { name: 'Databases restart', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Databases restart')
  await expect(page.getByText('Restart them before that day.')).toBeVisible()
  await expect(page.getByRole('img', { name: /resources pended at most/ })).toBeVisible()
  const teams = page.getByRole('table', { name: /^Teams/ })
  await expect(teams.getByRole('row')).toHaveCount(3)
  await expect(teams.getByRole('row').filter({ hasText: 'Payments' })).toContainText('2 of 3 pending')
  await expect(page.getByRole('table', { name: /^Resources/ })).toContainText('PAUSED')
  await page.getByText('As a table').click()
  await expectNoFindingsAt(page, [1280, 320])
  await page.setViewportSize({ width: 1280, height: 800 })

  await teams.getByRole('link', { name: 'Payments' }).click()
  await expect(page.getByRole('table', { name: /^Accounts/ }).getByRole('row')).toHaveCount(2)
  await page
    .getByRole('table', { name: /^Accounts/ })
    .getByRole('link', { name: 'Blue' })
    .click()
  await expect(page).toHaveURL(new RegExp(`account=${blue}#resources$`))
  await expect(page.getByRole('table', { name: /^Resources/ }).getByRole('row')).toHaveCount(4)
})

test('a calendar address is shown once, needs no cookie, sees what its person sees, and can be revoked', async ({
  app,
  browser,
  page,
  request,
  playwright,
}) => {
  await nextPoll(request, `health:${ENVIRONMENT}`)
  const person = await createPerson(app.database, { name: 'Lim', email: 'lim@example.org', role: 'viewer' })
  await limitToTeam(app.database, person, 'Green team', [green])
  const context = await browser.newContext({
    baseURL: app.url,
    storageState: await createSession(app.database, person),
  })
  const own = await context.newPage()
  // Before React has taken over the address is made by a request that reloading would send again.
  await openLive(own, '/changes')
  await expect(own.getByRole('link', { name: 'A version ends', exact: true })).toBeVisible()
  await expect(own.getByText('Nodes move')).toHaveCount(0)
  await own.getByRole('link', { name: 'Follow in a calendar' }).click()
  await own.getByRole('button', { name: 'Make address' }).click()
  const address = (await own.locator('code').filter({ hasText: '/api/changes/calendar/' }).textContent()) ?? ''
  await expectNoFindings(own)
  const program = await playwright.request.newContext()
  const answer = await program.get(address)
  expect(answer.headers()['content-type']).toBe('text/calendar; charset=utf-8')
  const titles = parseCalendar(await answer.body()).events.map((event) => event.get('SUMMARY')?.text.split(' (')[0])
  expect(titles.sort()).toEqual(['A version ends', 'Databases restart'])

  await own.reload()
  await expect(own.getByText(address)).toHaveCount(0)
  await own.getByText('Revoke…').click()
  await own.getByRole('button', { name: /^Revoke/ }).click()
  await expect(own.getByText('Revoked', { exact: true })).toBeVisible()
  expect((await program.get(address)).status()).toBe(404)
  await program.dispose()
  await context.close()
  await page.goto('/changes/calendar-address')
  await expect(page.getByText('Your addresses')).toHaveCount(0)
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('everything works', async ({ page, request }) => {
    await nextPoll(request, `health:${ENVIRONMENT}`)
    await page.goto('/changes')
    await page.getByRole('searchbox').fill('version')
    await page.getByRole('button', { name: 'Filter' }).click()
    await expect(page).toHaveURL(/\/changes\?q=version$/)
    await page.getByRole('link', { name: 'A version ends', exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('A version ends')
    await page.goto('/changes/calendar-address')
    await page.getByRole('button', { name: 'Make address' }).click()
    await expect(page.locator('code')).toContainText('/api/changes/calendar/flc_')
  })
})
