/** axe finds nothing on the pages for signing in, in the settings and in the directory, narrow and wide, in light and in dark. */
import { createHash, randomBytes } from 'node:crypto'
import { expect, type Page } from '@playwright/test'
import { createPerson, createSession, NOBODY } from './fixtures/access'
import { storeOrganization } from './fixtures/accounts'
import type { App } from './fixtures/app'
import { expectNoFindingsAt } from './fixtures/look-over'
import { test } from './fixtures/test'
import { openLive } from './fixtures/timeline'

test.use({
  story: { name: 'people, accessibility' },
  contextOptions: { reducedMotion: 'reduce' },
  viewport: { width: 390, height: 800 },
  tolerated: /status of 40[34]/,
})

const WIDTHS = [390, 1280]

/** The secret of a one-time link for somebody who is invited. */
async function invite({ database }: App): Promise<string> {
  const email = `${randomBytes(6).toString('hex')}@example.org`
  const person = await createPerson(database, { name: 'Ines Invited', email, role: 'viewer' })
  const secret = randomBytes(32).toString('base64url')
  const digest = createHash('sha256').update(secret).digest()
  const sql = "INSERT INTO access_link (secret_hash, person_id, expires_at) VALUES ($1, $2, now() + interval '1 hour')"
  await database.query(sql, [digest, person])
  return secret
}

/** One that is switched off, so that nothing is asked, with something of everything that a check may find. */
async function storeConnection({ database }: App): Promise<string> {
  const id = '00000000-0000-4000-8000-0000000000c0'
  await database.query(
    `INSERT INTO aws_connection (id, name, kind, enabled, credentials, role_arn, external_id) VALUES
       ($1, 'Payroll', 'account', false, 'assume-role', 'arn:aws:iam::111122223333:role/faultline', 'x') ON CONFLICT DO NOTHING`,
    [id],
  )
  await database.query(
    `INSERT INTO connection_check (connection_id, permission, outcome, sentence, checked_at) VALUES
       ($1, 'sts:GetCallerIdentity', 'ok', 'These are the credentials of account 111122223333.', now()),
       ($1, 'health:DescribeEvents', 'not-subscribed', 'Account 111122223333 has no support plan for it.', now()),
       ($1, 'health:DescribeEventDetails', 'denied', 'Account 111122223333 may not call it.', now()),
       ($1, 'health:DescribeAffectedEntities', 'failed', 'AWS did not answer.', now()) ON CONFLICT DO NOTHING`,
    [id],
  )
  return id
}

/** One that depends on a service and on another workload. */
async function storeWorkload({ database }: App): Promise<string> {
  const [id, other] = ['00000000-0000-4000-8000-0000000000d0', '00000000-0000-4000-8000-0000000000d1']
  await database.query(
    `INSERT INTO workload (id, name, tag_key) VALUES ($1, 'checkout', 'owner'), ($2, 'payments', NULL) ON CONFLICT DO NOTHING`,
    [id, other],
  )
  await database.query(
    `INSERT INTO workload_dependency (workload_id, service, region, on_workload_id, note) SELECT * FROM (VALUES
       ($1::uuid, 'cognito', 'us-east-1', NULL::uuid, 'sign-in'), ($1, NULL, NULL, $2, NULL)) v
     WHERE NOT EXISTS (SELECT FROM workload_dependency)`,
    [id, other],
  )
  return id
}

const OUTSIDE: [name: string, open: (page: Page, app: App) => Promise<unknown>][] = [
  ['/sign-in', (page) => page.goto('/sign-in')],
  ['/sign-in after a refusal', refuse],
  ['/sign-in/second-step', (page) => page.goto('/sign-in/second-step')],
  ['/sign-in/second-step with a recovery code', (page) => page.goto('/sign-in/second-step?with=recovery')],
  ['/setup with an invitation', async (page, app) => page.goto(`/setup?token=${await invite(app)}`)],
  ['/setup with a link that is worth nothing', (page) => page.goto('/setup?token=nothing')],
]

async function refuse(page: Page): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail').fill('nobody@example.org')
  await page.getByLabel('Password', { exact: true }).fill('nothing of the kind')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(page.getByText('E-mail or password is not right.')).toBeVisible()
}

/** Everything in the settings and the directory; `<id>` stands for a person, `<team>` for a team. */
const INSIDE = [
  '/settings/account',
  '/settings/people',
  '/settings/people/invite',
  '/settings/people/<id>',
  '/settings/teams',
  '/settings/teams/<team>',
  '/settings/dependencies',
  '/settings/dependencies/<workload>',
  '/settings/tokens',
  '/settings/connections',
  '/settings/connections/new',
  '/settings/connections/<connection>',
  '/settings/connections/<connection>?walk=allow',
  '/settings/sign-in',
  '/settings/audit',
  '/accounts',
  '/accounts/111122223333',
  '/accounts/rules',
  '/accounts/import',
]

test.describe('outside', () => {
  test.use({ storageState: NOBODY })
  for (const [name, open] of OUTSIDE) {
    test(name, async ({ app, page }) => {
      await open(page, app)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectNoFindingsAt(page, WIDTHS)
    })
  }
})

for (const address of INSIDE) {
  test(address, async ({ app, page }) => {
    const name = `Team ${randomBytes(4).toString('hex')}`
    const [team] = await app.database.query<{ id: string }>('INSERT INTO team (name) VALUES ($1) RETURNING id', [name])
    await storeOrganization(app.database)
    const [person] = await app.database.query<{ id: string }>('SELECT id FROM person LIMIT 1')
    const known = {
      ...{ id: person?.id, team: team?.id, connection: await storeConnection(app) },
      workload: await storeWorkload(app),
    }
    await openLive(
      page,
      address.replace(/<(\w+)>/, (_, name: keyof typeof known) => known[name] ?? ''),
    )
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectNoFindingsAt(page, WIDTHS)
  })
}

test('where one may not go', async ({ app, page, context }) => {
  await context.clearCookies()
  const email = `${randomBytes(6).toString('hex')}@example.org`
  const person = await createPerson(app.database, { name: 'Vic Viewer', email, role: 'viewer' })
  await context.addCookies((await createSession(app.database, person)).cookies)
  await openLive(page, '/settings/people')
  await expect(page.getByText('Your role does not open this page')).toBeVisible()
  await expectNoFindingsAt(page, WIDTHS)
})
