/** Incidents by hand where scripts do not run, who else has one open, and the copy that needs no server. */
import { expect } from '@playwright/test'
import { createPerson, createSession } from './fixtures/access'
import { getIncident, openAs, outageOf, publish, theIncident } from './fixtures/incidents'
import { test } from './fixtures/test'
import { openLive } from './fixtures/timeline'

test.use({ story: { name: 'incidents, by hand' } })

const HOSTILE = `<img src=x onerror="window.hurt = 1"><script>window.hurt = 1</script>`

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })

  test('an incident is opened with events, and they are split off again', async ({ app, page, request }) => {
    await publish(app, request, [outageOf('ec2', 'ca-central-1', 25), outageOf('s3', 'ap-south-1', 20)])
    const incidents = [
      await theIncident(request, 'region=ca-central-1'),
      await theIncident(request, 'region=ap-south-1'),
    ]
    const events = await Promise.all(incidents.map(async ({ id }) => (await getIncident(request, id)).events[0]?.id))
    await page.goto(`/incidents/new?event=${events[0]}&event=${events[1]}`)
    await page.getByLabel('Title').fill('Uploads fail for customers')
    await page.getByLabel('Severity').selectOption('SEV1')
    await page.getByRole('button', { name: 'Open the incident' }).click()
    await expect(page.getByText('Say why, in a few words.')).toBeVisible()
    await expect(page.getByLabel('Title')).toHaveValue('Uploads fail for customers')
    await page.getByLabel('Reason').fill('Customers cannot pay')
    await page.getByRole('button', { name: 'Open the incident' }).click()
    await page.waitForURL(/\/incidents\/\d+/)
    const id = /\/incidents\/(\d+)/.exec(page.url())?.[1] ?? ''
    expect(await getIncident(request, id)).toMatchObject({ eventCount: 2, severity: 'SEV1', origin: 'manual' })

    await page.goto(`/incidents/${id}/arrange?do=split`)
    await page.getByRole('checkbox').first().check()
    await page.getByRole('button', { name: 'Preview what happens' }).click()
    await expect(page.getByRole('heading', { name: 'A new incident' })).toBeVisible()
    await page.getByRole('button', { name: 'Split them off' }).click()
    await page.waitForURL((url) => url.pathname === `/incidents/${id}`)
    expect((await getIncident(request, id)).eventCount).toBe(1)
  })
})

test('whoever has it open is seen by the others, and no more once they left', async ({
  app,
  browser,
  page,
  request,
}) => {
  await publish(app, request, [outageOf('kms', 'eu-central-1', 30)])
  const { id } = await theIncident(request, 'region=eu-central-1')
  await openLive(page, `/incidents/${id}`)
  const mira = await openAs(app, browser, { name: 'Mira Sand', role: 'viewer' }, `/incidents/${id}`)
  await expect(page.getByText('2 people here: Mira Sand, you')).toBeVisible()
  await expect(mira.page.getByText(/2 people here: .+, you/)).toBeVisible()
  await mira.page.goto('/sources')
  await expect(page.getByText(/people here/)).toHaveCount(0)
  await mira.leave()
})

test('the offline copy opens without a network, and what was typed does nothing in it', async ({
  app,
  browser,
  page,
  request,
}) => {
  await publish(app, request, [outageOf('iam', 'global', 45, { summary: `Roles fail ${HOSTILE}` })])
  const { id } = await theIncident(request, 'region=global&service=iam')
  const person = await createPerson(app.database, { name: HOSTILE, email: 'x@example.org', role: 'responder' })
  const typist = await browser.newContext({ storageState: await createSession(app.database, person) })
  const noted = await typist.request.post(`${app.url}/api/v1/incidents/${id}/notes`, {
    headers: { origin: app.url },
    data: { body: `We **fail over** ${HOSTILE}` },
  })
  expect(noted.status()).toBe(200)
  await typist.close()
  await openLive(page, `/incidents/${id}`)
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Offline copy' }).click()
  const file = await download
  expect(file.suggestedFilename()).toMatch(new RegExp(`^faultline-incident-${id}-.*\\.html$`))

  const alone = await browser.newContext({ offline: true })
  const copy = await alone.newPage()
  const asked: string[] = []
  const complaints: string[] = []
  copy.on('request', (each) => asked.push(each.url()))
  copy.on('console', (message) => complaints.push(message.text()))
  const path = `${await file.path()}.html`
  await file.saveAs(path)
  await copy.goto(`file://${path}`)
  await expect(copy.getByRole('heading', { level: 1 })).toContainText('Roles fail <img')
  await expect(copy.getByText('We fail over <img')).toBeVisible()
  expect(await copy.evaluate(() => 'hurt' in window)).toBe(false)
  expect(asked).toHaveLength(1)
  expect(complaints).toEqual([])
  expect(await copy.evaluate(() => getComputedStyle(document.body).margin)).toBe('0px')
  await alone.close()
})
