/** Somebody limited to a team sees of an organization what their accounts are told, and nothing of the others. */
import { expect } from '@playwright/test'
import { cookieHeader, createPerson, createSession, type SignedIn } from './fixtures/access'
import { listAll, nextPoll } from './fixtures/api'
import type { App } from './fixtures/app'
import { ENVIRONMENT, hitting, limitToTeam, MEMBERS, organization } from './fixtures/aws'
import { expectNoFindings } from './fixtures/look-over'
import { test } from './fixtures/test'
import { drawerOf, openLive, rowOf, rowsOf } from './fixtures/timeline'

const { blue, green } = MEMBERS

const SHARED = hitting(
  {
    [blue]: { text: 'For blue: hosts fail.', resources: ['i-blue'] },
    [green]: { text: 'For green: hosts fail.', resources: ['i-green'] },
  },
  'Hosts fail.',
)
const OF_GREEN = hitting(
  { [green]: { text: 'Green lost a volume.', resources: ['vol-green'] } },
  'Green lost a volume.',
)
const PUBLIC = hitting({}, 'Everybody waits.', { scope: 'PUBLIC', region: 'us-east-1' })
/** What stands in nothing that Blue's reader may read. */
const SECRETS = [green, 'i-green', 'For green', 'vol-green', 'Green lost a volume']

let reader: SignedIn | null = null

test.use({
  story: {
    name: 'teams',
    aws: (aws) => {
      for (const event of [SHARED, OF_GREEN, PUBLIC]) aws.truth.events.put(event)
      return organization(aws)
    },
  },
  contextOptions: { reducedMotion: 'reduce' },
  storageState: async ({ app }, use) => use(await readerOf(app)),
})

async function readerOf({ database }: App): Promise<SignedIn> {
  if (reader) return reader
  const person = await createPerson(database, { name: 'Bea', email: 'bea@example.org', role: 'viewer' })
  await limitToTeam(database, person, 'Blue', [blue])
  reader = await createSession(database, person)
  return reader
}

async function ask(app: App, address: string) {
  const headers = { cookie: cookieHeader(await readerOf(app)), 'sec-fetch-site': 'same-origin' }
  const response = await fetch(`${app.url}${address}`, { headers })
  const body = await response.text()
  for (const secret of SECRETS) expect(body, `${address} tells ${secret}`).not.toContain(secret)
  return { status: response.status, body }
}

/** The ids under which the events are stored, once all are. */
test.beforeEach(async ({ request }) => {
  await nextPoll(request, `health:${ENVIRONMENT}`)
  await expect.poll(async () => (await listAll(request, 'source=aws-health')).length).toBe(3)
})

test('the API tells of their accounts alone', async ({ app, request }) => {
  const all = await listAll(request, 'source=aws-health')
  const idOf = (arn: string) => all.find((event) => event.arn === arn)?.id ?? ''
  const { data } = JSON.parse((await ask(app, '/api/v1/events?source=aws-health')).body)
  expect(data.map(({ arn }: { arn: string }) => arn).sort()).toEqual([SHARED.arn, PUBLIC.arn].sort())

  const shared = idOf(SHARED.arn)
  expect(JSON.parse((await ask(app, `/api/v1/events/${shared}`)).body).data).toMatchObject({
    description: 'For blue: hosts fail.',
    descriptionAccount: blue,
    affectedAccountCount: 1,
    affectedAccounts: [{ accountId: blue }],
    affectedEntityCount: 1,
    updates: [{ text: 'For blue: hosts fail.' }],
  })
  expect(JSON.parse((await ask(app, `/api/v1/events/${shared}/accounts`)).body).data).toMatchObject([
    { accountId: blue },
  ])
  const { body: entities } = await ask(app, `/api/v1/events/${shared}/entities`)
  expect(JSON.parse(entities).data).toMatchObject([{ accountId: blue, entityValue: 'i-blue' }])

  for (const rest of ['', '/accounts', '/entities'])
    expect(await ask(app, `/api/v1/events/${idOf(OF_GREEN.arn)}${rest}`)).toMatchObject({ status: 404 })
  for (const place of ['lanes', 'facets', 'now', 'trace', 'choices?name=account&q=g', 'events?q=volume'])
    await ask(app, `/api/timeline/${place}`)
  expect(JSON.parse((await ask(app, '/api/v1/events?q=volume&source=aws-health')).body).data).toEqual([])
})

test('the directory and the connections tell of their accounts alone', async ({ app }) => {
  const { query } = app.database
  await expect.poll(() => query('SELECT id FROM aws_account WHERE name = $1', ['Green'])).toHaveLength(1)
  const { body } = await ask(app, '/api/v1/accounts')
  expect(JSON.parse(body).data).toMatchObject([{ id: blue, name: 'Blue' }])
  expect(await ask(app, '/accounts')).toMatchObject({ status: 200 })
  const headers = { cookie: cookieHeader(await readerOf(app)), 'sec-fetch-site': 'same-origin' }
  expect((await fetch(`${app.url}/api/v1/accounts/${green}`, { headers })).status).toBe(404)
  expect(await ask(app, '/api/v1/connections')).toMatchObject({ status: 200 })
})

test('the page and what comes into it while it is open tell of their accounts alone', async ({ app, page }) => {
  await openLive(page, '/?source=aws-health&view=events')
  await expect(rowsOf(page)).toHaveCount(2)
  await rowOf(page, 'hosts fail').click()
  const drawer = drawerOf(page)
  await expect(drawer).toContainText('AWS named 1 account and 1 resource.')
  const { events } = app.aws.truth
  events.changeEntity(SHARED.arn, green, 'i-green', { status: 'RESOLVED' })
  events.changeEntity(SHARED.arn, blue, 'i-blue', { status: 'PENDING' })
  await expect(drawer).toContainText('i-blue IMPAIRED → PENDING')
  await expectNoFindings(page)
  const shown = await page.content()
  for (const secret of SECRETS) expect(shown).not.toContain(secret)
  await expect(page.locator('[data-row]').filter({ hasText: 'Green' })).toHaveCount(0)
})
