/** Events of an organization on the screen: whom they hit, who is added, how resources fare, who knew first. */
import { expect, type Page } from '@playwright/test'
import type { EventView } from '@/lib/events/contract'
import { getJson, listAll, nextPoll } from './fixtures/api'
import { ENVIRONMENT, hitting, MEMBERS, organization } from './fixtures/aws'
import { expectNoFindings } from './fixtures/look-over'
import { test } from './fixtures/test'
import { drawerOf, nowStripOf, openLive, rowOf } from './fixtures/timeline'
import { publicEventOf } from './stand-in/aws/invent-outages'
import { ago, arnOf, buildOutage, currentList, MINUTE, resolved } from './stand-in/outage'

test.use({
  story: { name: 'an organization', aws: organization },
  contextOptions: { reducedMotion: 'reduce' },
})

const { blue, green } = MEMBERS

/** Opens the timeline; the answer fails where the page was loaded again since. */
async function openTimeline(page: Page) {
  await openLive(page, '/?view=events')
  await page.evaluate(() => Object.assign(window, { sameAsBefore: true }))
  return async () => expect(await page.evaluate(() => 'sameAsBefore' in window)).toBe(true)
}

test('an event comes with its accounts; one more account, a resource, its end: all in the open page', async ({
  app: { aws },
  page,
  request,
}) => {
  await nextPoll(request, `health:${ENVIRONMENT}`)
  const expectSamePage = await openTimeline(page)
  const headline = 'Instances in Ireland lose packets.'
  const { arn } = aws.truth.events.put(hitting({ [blue]: { resources: ['i-0aaa', 'i-0bbb'] } }, headline))
  const row = rowOf(page, headline)
  await expect(row).toContainText('1 acct')
  await expect(nowStripOf(page)).toContainText('1 incident open, unacknowledged')

  aws.truth.events.hit(arn, green, { text: 'Your instances in Ireland are slow to start.' })
  await expect(row).toContainText('2 accts')
  await expect(row).toHaveCount(1)

  await row.click()
  const drawer = drawerOf(page)
  const accounts = drawer.getByRole('list', { name: 'Affected accounts' }).getByRole('listitem')
  await expect(accounts).toHaveCount(2)
  await expect(accounts.filter({ hasText: `Green ${green}` })).toContainText('Its own text differs')
  await expect(drawer).toContainText('AWS named 2 accounts and 2 resources.')
  const changes = drawer.getByRole('region', { name: 'Changes of whom it hit' })
  await expect(changes.getByRole('listitem')).toHaveText([new RegExp(`account ${green} added`)])

  aws.truth.events.changeEntity(arn, blue, 'i-0aaa', { status: 'RESOLVED' })
  await expect(changes.getByRole('listitem').first()).toContainText('i-0aaa IMPAIRED → RESOLVED')
  await drawer.getByRole('button', { name: /RESOLVED\s*1/ }).click()
  await expect(drawer.getByRole('table', { name: 'Affected resources' })).toContainText('i-0aaa')
  await expectNoFindings(page)

  aws.truth.events.resolve(arn, 'Instances in Ireland work as usual.')
  await expect(drawer.getByText('Resolved', { exact: true }).first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(row).toHaveCount(0)
  await expect(rowOf(page, 'Instances in Ireland work as usual.')).toContainText('2 accts')
  await expect(nowStripOf(page)).toContainText('AWS lists nothing open')
  await expectSamePage()
  expect(await listAll(request, 'source=aws-health')).toHaveLength(1)
})

test('the filters by account and connection find it, and the API tells it in full', async ({
  app: { aws },
  page,
  request,
}) => {
  const told = { [blue]: { resources: ['vol-1'] }, [green]: { text: 'Green alone reads this.', resources: ['vol-2'] } }
  const event = hitting(told, 'Volumes answer late.', { region: 'eu-central-1', actionability: 'ACTION_REQUIRED' })
  const { arn } = aws.truth.events.put(event)
  const idsOf = async (query: string) => (await listAll(request, query)).map((each) => each.arn)
  await expect.poll(() => idsOf(`region=eu-central-1&account=${green}`)).toEqual([arn])
  expect(await idsOf(`region=eu-central-1&connection=${ENVIRONMENT}`)).toEqual([arn])
  expect(await idsOf('region=eu-central-1&account=999999999999')).toEqual([])

  const [{ id } = { id: '' }] = await listAll(request, 'region=eu-central-1')
  const resources = async () => (await getJson<{ data: object[] }>(request, `/api/v1/events/${id}/entities`)).data
  // They are read after the accounts.
  await expect.poll(resources).toHaveLength(2)
  const { data } = await getJson<{ data: EventView }>(request, `/api/v1/events/${id}`)
  expect(data).toMatchObject({
    scope: 'ACCOUNT_SPECIFIC',
    description: 'Volumes answer late.',
    descriptionAccount: blue,
    actionability: 'ACTION_REQUIRED',
    affectedAccountCount: 2,
    affectedAccounts: [
      { accountId: blue, connectionId: ENVIRONMENT, firstSeenAt: expect.any(String), text: null },
      { accountId: green, connectionId: ENVIRONMENT, firstSeenAt: expect.any(String), text: 'Green alone reads this.' },
    ],
  })
  for (const [name, expected] of [
    ['accounts', [{ accountId: blue }, { accountId: green }]],
    ['entities', [expect.objectContaining({ entityValue: 'vol-1', accountId: blue }), { entityValue: 'vol-2' }]],
  ] as const) {
    const first = await getJson<{ data: object[]; nextCursor: string }>(request, `/api/v1/events/${id}/${name}?limit=1`)
    const rest = await getJson<{ data: object[]; nextCursor: null }>(
      request,
      `/api/v1/events/${id}/${name}?limit=1&cursor=${encodeURIComponent(first.nextCursor)}`,
    )
    expect([...first.data, ...rest.data]).toMatchObject([...expected])
    expect(rest.nextCursor).toBeNull()
  }
  await openLive(page, `/?account=${green}&region=eu-central-1&view=events`)
  await expect(rowOf(page, 'Volumes answer late.')).toBeVisible()
})

const BOTH = [
  ['AWS Health', 'Tokens are slow in Stockholm', 'eu-north-1', ['aws-health', 'public-feed']],
  ['the public feed', 'Tokens are slow in Milan', 'eu-south-1', ['public-feed', 'aws-health']],
] as const

for (const [who, summary, region, sources] of BOTH) {
  test(`what both tell is one row; ${who} knew first`, async ({ app, page, request }) => {
    const outage = buildOutage({ region, summary, startedAt: ago(30 * MINUTE) })
    const tell = {
      'aws-health': () => void app.aws.truth.events.put(publicEventOf(outage)),
      'public-feed': () => {
        app.feed.current = currentList(outage)
      },
    }
    const knownBy = async () => (await listAll(request, `region=${region}`)).map(({ sightings }) => sightings)
    await openLive(page, '/?view=events')
    for (const [index, source] of sources.entries()) {
      tell[source]()
      const known = sources.slice(0, index + 1).map((each) => expect.objectContaining({ source: each }))
      await expect.poll(knownBy).toEqual([known])
    }
    const row = rowOf(page, summary)
    await expect(row).toHaveCount(1)
    await row.click()
    const known = drawerOf(page).getByRole('region', { name: 'Where we know it from' }).getByRole('listitem')
    await expect(known).toHaveText([/knew first/, /first/])
    await expect(known.first()).toContainText(who === 'AWS Health' ? 'AWS Health API' : 'Public status feed')
    const said = drawerOf(page).getByRole('region', { name: 'What AWS said' }).getByRole('listitem')
    await expect(said).toHaveCount(1)

    app.feed.current = currentList(resolved(outage, 29))
    await expect(drawerOf(page).getByText('Resolved', { exact: true }).first()).toBeVisible()
    app.aws.truth.events.put(publicEventOf(resolved(outage, 29)))
    const isRead = () =>
      app.database.query('SELECT FROM event_reading WHERE arn = $1 AND status = $2', [...[arnOf(outage), 'closed']])
    await expect.poll(isRead).toHaveLength(1)
    await expect(said).toHaveCount(2)
    await expect(row).toHaveCount(1)
  })
}
