/** People put events where they belong: merge, split, move and link, each shown before it is done and taken back exactly. */
import { expect, type Page } from '@playwright/test'
import { createToken } from './fixtures/access'
import { getIncident, openAs, outageOf, panelOf, propertyOf, publish, theIncident } from './fixtures/incidents'
import { test } from './fixtures/test'
import { openLive } from './fixtures/timeline'

test.use({ story: { name: 'incidents, arrange' }, timezoneId: 'UTC' })

const MIRA = { name: 'Mira Sand', role: 'responder' } as const

/** Takes the one that names these words. */
async function choose(page: Page, words: string): Promise<void> {
  await page.locator('label').filter({ hasText: words }).getByRole('radio').check()
}

const outcomeOf = (page: Page) =>
  page.locator('section').filter({ has: page.getByRole('heading', { name: 'What happens' }) })
const eventsOf = (page: Page) => panelOf(page, 'Events').getByRole('listitem')
const noticeOf = (page: Page) => page.locator('main').getByRole('status').filter({ hasText: 'Undo' })

async function preview(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Preview what happens' }).click()
  await expect(outcomeOf(page)).toContainText('Nothing is done yet')
}

test('a merge is previewed, done, followed by whoever looks on, told in the history and taken back', async ({
  app,
  browser,
  page,
  request,
}) => {
  const [here, there] = ['eu-west-1', 'eu-west-2']
  await publish(app, request, [outageOf('kinesis', here, 40), outageOf('rds', there, 20)])
  const one = await theIncident(request, `region=${here}`)
  const two = await theIncident(request, `region=${there}`)
  const mira = await openAs(app, browser, MIRA, `/incidents/${two.id}`)
  await openLive(page, `/incidents/${two.id}`)
  await page.getByRole('link', { name: 'Arrange…' }).click()
  await choose(page, `#${one.id}`)
  await preview(page)
  await expect(outcomeOf(page)).toContainText(`It becomes a name of incident #${one.id}`)
  expect(await getIncident(request, two.id)).toMatchObject({ id: two.id, eventCount: 1 })

  await page.getByRole('button', { name: 'Merge it' }).click()
  await expect(page).toHaveURL(new RegExp(`/incidents/${one.id}\\?arranged=\\d+$`))
  await expect(noticeOf(page)).toContainText('Merged')
  await expect(eventsOf(page)).toHaveCount(2)
  for (const screen of [page, mira.page]) {
    await expect(screen.getByText(`#${one.id}`).first()).toBeVisible()
    await expect(eventsOf(screen)).toHaveCount(2)
    await expect(panelOf(screen, 'Grouped because')).toContainText('People put its events together')
  }
  // Old links lead on, by browser and by program.
  await openLive(page, `/incidents/${two.id}`)
  await expect(page).toHaveURL(`/incidents/${one.id}`)
  expect(await getIncident(request, two.id)).toMatchObject({ id: one.id })

  const history = panelOf(page, 'History of this incident').getByRole('listitem')
  await history.filter({ hasText: 'Merged from' }).getByRole('button', { name: 'Undo' }).click()
  await expect(eventsOf(page)).toHaveCount(1)
  await expect(history.filter({ hasText: 'Merged from' })).toContainText('taken back')
  await expect(mira.page.getByText(`#${two.id}`).first()).toBeVisible()
  await expect(eventsOf(mira.page)).toHaveCount(1)
  for (const { id } of [one, two]) expect(await getIncident(request, id)).toMatchObject({ id, eventCount: 1 })
  await mira.leave()
})

test('events are split off and moved, each with a preview and a way back', async ({ app, page, request }) => {
  const region = 'ap-northeast-2'
  const burst = ['s3', 'ec2', 'lambda', 'sqs'].map((service, index) => outageOf(service, region, 50 - index * 4))
  const far = outageOf('rds', 'ap-south-1', 30)
  await publish(app, request, [...burst, far])
  const whole = await theIncident(request, `region=${region}`)
  const other = await theIncident(request, 'region=ap-south-1')
  expect(whole.eventCount).toBe(4)

  await openLive(page, `/incidents/${whole.id}/arrange?do=split`)
  await page.locator('label').filter({ hasText: 'Errors of sqs' }).getByRole('checkbox').check()
  await page.locator('label').filter({ hasText: 'Errors of lambda' }).getByRole('checkbox').check()
  await preview(page)
  await expect(outcomeOf(page)).toContainText('A new incident')
  expect(await getIncident(request, whole.id)).toMatchObject({ eventCount: 4 })
  await page.getByRole('button', { name: 'Split them off' }).click()
  await expect(page).toHaveURL(new RegExp(`/incidents/${whole.id}\\?arranged=`))
  await expect(eventsOf(page)).toHaveCount(2)
  const part = await theIncident(request, `region=${region}&service=sqs`)
  expect(part).toMatchObject({ eventCount: 2 })
  expect(part.id).not.toBe(whole.id)
  // Another event of the burst joins one of the two; what people placed stays where it is.
  await publish(app, request, [...burst, far, outageOf('kms', region, 22)])
  const placedIn = async ({ id }: { id: string }) => {
    const { events } = await getIncident(request, id)
    return events.flatMap(({ service, byHand }) => (byHand ? [service] : [])).sort()
  }
  expect(await placedIn(whole)).toEqual(['ec2', 's3'])
  expect(await placedIn(part)).toEqual(['lambda', 'sqs'])

  await openLive(page, `/incidents/${part.id}/arrange?do=move&q=${other.id}`)
  await choose(page, `#${other.id}`)
  await choose(page, 'Errors of sqs')
  await preview(page)
  await page.getByRole('button', { name: 'Move it' }).click()
  await expect(page).toHaveURL(new RegExp(`/incidents/${other.id}\\?arranged=`))
  await expect(eventsOf(page)).toHaveCount(2)
  await noticeOf(page).getByRole('button', { name: 'Undo' }).click()
  await expect(eventsOf(page)).toHaveCount(1)
  expect(await placedIn(part)).toEqual(['lambda', 'sqs'])
})

test('a split is taken back where nothing moved since, and refused with the reason where something did', async ({
  app,
  page,
  request,
}) => {
  const region = 'ca-central-1'
  await publish(
    app,
    request,
    ['s3', 'ec2', 'lambda'].map((service, index) => outageOf(service, region, 50 - index * 4)),
  )
  const whole = await theIncident(request, `region=${region}`)
  const split = async () => {
    await openLive(page, `/incidents/${whole.id}/arrange?do=split`)
    await page.locator('label').filter({ hasText: 'Errors of ec2' }).getByRole('checkbox').check()
    await preview(page)
    await page.getByRole('button', { name: 'Split them off' }).click()
    await expect(noticeOf(page)).toContainText('split off')
  }
  await split()
  await noticeOf(page).getByRole('button', { name: 'Undo' }).click()
  await expect(eventsOf(page)).toHaveCount(3)
  expect(await theIncident(request, `region=${region}`)).toMatchObject({ id: whole.id, eventCount: 3 })

  await split()
  const part = await theIncident(request, `region=${region}&service=ec2`)
  const away = {
    data: { into: whole.id },
    headers: { authorization: `Bearer ${await createToken(app.database, 'responder')}` },
  }
  expect((await request.post(`/api/v1/incidents/${part.id}/merge`, away)).status()).toBe(200)
  await noticeOf(page).getByRole('button', { name: 'Undo' }).click()
  await expect(page.locator('main [role=alert]')).toContainText('cannot be taken back')
  expect(await getIncident(request, whole.id)).toMatchObject({ eventCount: 3 })
})

test('what cannot be arranged is said before it is tried', async ({ app, page, request }) => {
  await publish(app, request, [outageOf('kinesis', 'sa-east-1', 10)])
  const { id } = await theIncident(request, 'region=sa-east-1')
  await openLive(page, `/incidents/${id}/arrange?do=merge&other=${id}`)
  await expect(page.locator('main [role=alert]')).toHaveText(/cannot be merged into itself/)
  await openLive(page, `/incidents/${id}/arrange?do=merge&other=999999`)
  await expect(page.locator('main [role=alert]')).toHaveText(/There is no incident 999999/)
  await expect(page.getByRole('link', { name: 'Split off events' })).toHaveCount(0)
})

test('an incident of our own is opened by hand, linked, resolved in order of time, and closed', async ({
  app,
  page,
  request,
}) => {
  await publish(app, request, [outageOf('kinesis', 'eu-north-1', 30)])
  const provider = await theIncident(request, 'region=eu-north-1')
  await openLive(page, '/incidents')
  await page.getByRole('link', { name: 'Open an incident' }).click()
  await page.getByRole('radio', { name: /Own change/ }).check()
  await page.getByLabel('Title').fill('Role trust policy broken by a deploy')
  await page.getByLabel('Description').fill('Deploy **417** removed the condition.')
  const minute = (ms: number) => new Date(Date.now() + ms).toISOString().slice(0, 16)
  await page.getByLabel('Began').fill(minute(3 * 3_600_000))
  await page.getByRole('button', { name: 'Open the incident' }).click()
  await expect(page.getByText('This time is in the future.')).toBeVisible()
  await expect(page.getByLabel('Title')).toHaveValue('Role trust policy broken by a deploy')
  await page.getByLabel('Began').fill(minute(-30 * 60_000))
  await page.getByRole('button', { name: 'Open the incident' }).click()

  await expect(page).toHaveURL(/\/incidents\/\d+\?arranged=\d+$/)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Role trust policy broken by a deploy')
  await expect(propertyOf(page, 'Kind')).toContainText('Own change')
  await expect(propertyOf(page, 'Status')).toContainText('Acknowledged')
  await expect(page.locator('main strong', { hasText: '417' })).toBeVisible()
  const id = /\d+/.exec(new URL(page.url()).pathname)?.[0] ?? ''

  await page.getByRole('link', { name: 'Arrange…' }).click()
  await page.getByRole('link', { name: 'Link as related' }).click()
  await expect(page.getByRole('heading', { name: 'Link as related' })).toBeVisible()
  await page.getByRole('searchbox', { name: 'Find by number or words' }).fill(provider.id)
  await page.getByRole('button', { name: 'Find' }).click()
  await expect(page.getByText('What fits')).toBeVisible()
  await choose(page, `#${provider.id}`)
  await page.getByRole('button', { name: 'Preview what happens' }).click()
  await page.getByLabel('Why').fill('It looked like this one')
  await page.getByRole('button', { name: 'Link them' }).click()
  await page.getByRole('link', { name: `Back to incident #${id}` }).click()
  await expect(panelOf(page, 'Related incidents')).toContainText('It looked like this one')
  expect((await getIncident(request, provider.id)).related).toMatchObject([{ id, reason: 'It looked like this one' }])

  const since = page.getByLabel('Since when')
  const setStatus = async (status: string, at: string) => {
    // The new status may be shown before the answer closes the form.
    await expect(page.getByLabel('New status')).toBeHidden()
    await propertyOf(page, 'Status').click()
    await page.getByLabel('New status').selectOption(status)
    await since.fill(at)
    await page.getByRole('button', { name: 'Set the status' }).click()
  }
  await setStatus('resolved', minute(-3 * 3_600_000))
  await expect(page.getByText('This is before the incident began.')).toBeVisible()
  await since.fill(minute(2 * 3_600_000))
  await page.getByRole('button', { name: 'Set the status' }).click()
  await expect(page.getByText('This time is in the future.')).toBeVisible()
  await since.fill('')
  await page.getByRole('button', { name: 'Set the status' }).click()
  await expect(propertyOf(page, 'Status')).toContainText('Resolved')
  await setStatus('closed', '')
  await expect(propertyOf(page, 'Status')).toContainText('Closed')
  expect((await getIncident(request, id)).statusHistory.map(({ status }) => status).slice(-2)).toEqual([
    'resolved',
    'closed',
  ])
})
