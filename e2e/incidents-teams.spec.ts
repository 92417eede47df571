/** Somebody limited to a team sees of an incident what their accounts are told, and the copy for times without a network holds no more. */
import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { expect } from '@playwright/test'
import { cookieHeader, createPerson, createSession, createToken, type SignedIn } from './fixtures/access'
import { nextPoll } from './fixtures/api'
import type { App } from './fixtures/app'
import { ENVIRONMENT, hitting, limitToTeam, MEMBERS, organization } from './fixtures/aws'
import { listIncidents, theIncident } from './fixtures/incidents'
import { expectNoFindings } from './fixtures/look-over'
import { test } from './fixtures/test'
import { openLive } from './fixtures/timeline'

const { blue, green } = MEMBERS
const HOSTILE = '<img src=x onerror="window.hit=1"> & <b>bold</b>'
const SHARED = hitting(
  {
    [blue]: { text: `For blue: hosts fail ${HOSTILE}`, resources: ['i-blue'] },
    [green]: { text: 'For green: hosts fail.', resources: ['i-green'] },
  },
  'Hosts fail.',
)
const OF_GREEN = hitting(
  { [green]: { text: 'Green lost a volume.', resources: ['vol-green'] } },
  'Green lost a volume.',
)
/** What stands in nothing that Blue's reader may read. */
const SECRETS = [green, 'i-green', 'For green', 'vol-green', 'Green lost a volume', OF_GREEN.arn]

test.use({
  story: {
    name: 'incidents, teams',
    aws: (aws) => {
      for (const event of [SHARED, OF_GREEN]) aws.truth.events.put(event)
      return organization(aws)
    },
  },
  contextOptions: { reducedMotion: 'reduce' },
})

let reader: SignedIn | null = null
async function readerOf({ database }: App): Promise<SignedIn> {
  if (reader) return reader
  const person = await createPerson(database, { name: 'Bea', email: 'bea@example.org', role: 'responder' })
  await limitToTeam(database, person, 'Blue', [blue])
  reader = await createSession(database, person)
  return reader
}

async function ask(app: App, address: string): Promise<{ status: number; body: string }> {
  const headers = { cookie: cookieHeader(await readerOf(app)), 'sec-fetch-site': 'same-origin' }
  const response = await fetch(`${app.url}${address}`, { headers })
  const body = await response.text()
  for (const secret of SECRETS) expect(body, `${address} tells ${secret}`).not.toContain(secret)
  return { status: response.status, body }
}

/** Both events are of one type, begun within a minute: one incident. */
let id = ''
test.beforeEach(async ({ app, request }) => {
  await nextPoll(request, `health:${ENVIRONMENT}`, 30_000)
  const find = () => listIncidents(request, 'source=aws-health')
  await expect.poll(find).toMatchObject([{ eventCount: 2, affectedAccountCount: 2 }])
  if (id !== '') return
  id = (await theIncident(request, 'source=aws-health')).id
  const headers = { authorization: `Bearer ${await createToken(app.database, 'responder')}` }
  const data = { body: `Look at ${HOSTILE} **first**` }
  expect((await request.post(`/api/v1/incidents/${id}/notes`, { headers, data })).status()).toBe(200)
})

test('lists, detail, page and table tell of their accounts alone', async ({ app }) => {
  const one = { id, eventCount: 1, openEventCount: 1, affectedAccountCount: 1 }
  const { body } = await ask(app, `/api/v1/incidents/${id}`)
  expect(JSON.parse(body).data).toMatchObject({
    ...one,
    events: [{ arn: SHARED.arn, affectedAccountCount: 1 }],
    links: [],
    updates: [{ text: expect.stringContaining('For blue') }],
    notes: [{ body: expect.stringContaining('Look at') }],
  })
  expect(JSON.parse((await ask(app, '/api/v1/incidents?source=aws-health')).body).data).toMatchObject([one])
  expect(JSON.parse((await ask(app, '/api/v1/incidents?q=volume&source=aws-health')).body).data).toEqual([])
  for (const address of [
    '/api/timeline/incidents?source=aws-health',
    '/api/timeline/now-incidents',
    '/api/timeline/found-incidents?q=volume',
    '/api/incidents/csv',
    `/incidents/${id}`,
    '/incidents',
    `/incidents/${id}/arrange`,
    `/incidents/new`,
    '/?source=aws-health',
  ])
    expect(await ask(app, address), address).toMatchObject({ status: 200 })
})

test.describe('in the browser', () => {
  test.use({ storageState: async ({ app }, use) => use(await readerOf(app)) })

  test('what comes while the page is open is theirs alone, and what others see may not be rearranged', async ({
    app,
    page,
  }) => {
    await openLive(page, `/incidents/${id}`)
    const events = page.getByRole('region', { name: 'Events', exact: true })
    await expect(events.getByRole('listitem')).toHaveCount(1)
    app.aws.truth.events.changeEntity(OF_GREEN.arn, green, 'vol-green', { status: 'RESOLVED' })
    app.aws.truth.events.changeEntity(SHARED.arn, blue, 'i-blue', { status: 'PENDING' })
    const stream = page.getByRole('list', { name: 'What was said and done, newest first' })
    await expect(stream).toContainText('For blue')
    const shown = await page.content()
    for (const secret of SECRETS) expect(shown).not.toContain(secret)
    await openLive(page, `/incidents/${id}/arrange?do=move`)
    await expectNoFindings(page)
  })
})

test.describe('without a network', () => {
  test.use({ tolerated: /net::ERR_/, storageState: async ({ app }, use) => use(await readerOf(app)) })

  test('the copy opens from a file without network: no request, no script, every word as it was written', async ({
    app,
    page,
    context,
  }) => {
    await openLive(page, `/incidents/${id}`)
    const coming = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Offline copy' }).click()
    const download = await coming
    expect(download.suggestedFilename()).toMatch(new RegExp(`${id}.*\\.html$`))
    const file = test.info().outputPath('copy.html')
    await download.saveAs(file)
    const html = await readFile(file, 'utf8')
    for (const secret of SECRETS) expect(html).not.toContain(secret)
    expect(html).not.toMatch(/<script|<img|<link|onerror="/)

    await app.stop()
    await context.setOffline(true)
    const asked: string[] = []
    const copy = await context.newPage()
    copy.on('request', (request) => asked.push(request.url()))
    await copy.goto(pathToFileURL(file).href)
    expect(asked).toEqual([pathToFileURL(file).href])
    await expect(copy.getByText(`For blue: hosts fail ${HOSTILE}`).first()).toBeVisible()
    await expect(copy.getByText(`Look at ${HOSTILE}`).first()).toBeVisible()
    await expect(copy.getByText(/^As of /)).toBeVisible()
    await expect(copy.getByText('who sees public events and those of 1 account')).toBeVisible()
    expect(await copy.evaluate(() => 'hit' in window)).toBe(false)
    for (const width of [320, 1280]) {
      await copy.setViewportSize({ width, height: 800 })
      expect(await copy.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    }
    await expectNoFindings(copy)
    await context.setOffline(false)
    await app.start()
  })
})
