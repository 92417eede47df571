/** axe finds nothing on the pages of incidents of every kind, nothing scrolls sideways, and keys alone do. */
import { type APIRequestContext, expect, type Page } from '@playwright/test'
import { createToken } from './fixtures/access'
import type { App } from './fixtures/app'
import { listIncidents, propertyOf, RECENT, streamOf } from './fixtures/incidents'
import { expectNoFindingsAt } from './fixtures/look-over'
import { test } from './fixtures/test'
import { openLive, rowLinksOf, rowsOf } from './fixtures/timeline'
import { inventedHistory, inventedPresent } from './stand-in/invented-history'
import { currentList, historyOf } from './stand-in/outage'

test.use({
  contextOptions: { reducedMotion: 'reduce' },
  story: {
    name: 'incidents, accessibility',
    publish: (feed) => {
      feed.history = historyOf(...inventedHistory(Date.now()))
      feed.current = currentList(...inventedPresent(Date.now()))
    },
  },
})

interface Known {
  /** The open identity incident of several events, with notes. */
  identity: string
  /** One that is over. */
  over: string
  /** One that people opened, without events. */
  own: string
}

let known: Known | null = null
async function knownIncidents(app: App, request: APIRequestContext): Promise<Known> {
  if (known) return known
  const [identity] = await listIncidents(request, 'kind=identity&status=open')
  const [over] = await listIncidents(request, 'status=over')
  if (!identity || !over) throw new Error('What AWS published made no incidents.')
  const headers = { authorization: `Bearer ${await createToken(app.database, 'responder')}` }
  for (const data of [
    {
      body: '## What we see\n\n| a | b |\n| - | - |\n| 1 | 2 |\n\n```\nlong '.concat('word '.repeat(60), '\n```'),
      starred: true,
    },
    { body: 'Fail-over began', kind: 'mark' },
  ])
    expect((await request.post(`/api/v1/incidents/${identity.id}/notes`, { data, headers })).status()).toBe(200)
  const [own] = await app.database.query<{ id: string }>(
    `INSERT INTO incident (kind, origin, status, severity, proposed_severity, severity_rule, title, started_at, first_seen_at)
     VALUES ('change', 'manual', 'acknowledged', 2, 2, 'People opened it.', 'Role trust policy broken by a deploy', now(), now())
     RETURNING id::text`,
  )
  known = { identity: identity.id, over: over.id, own: own?.id ?? '' }
  return known
}

async function unfold(page: Page): Promise<void> {
  await page.locator('main details').evaluateAll((folds: HTMLDetailsElement[]) => {
    for (const fold of folds) fold.open = true
  })
}

const shows = (words: string | RegExp) => (page: Page) => expect(page.getByText(words).first()).toBeVisible()

/** `<identity>` and the like stand for what is known. */
const PAGES: [name: string, address: string, arrange: (page: Page) => Promise<void>][] = [
  ['an open identity incident, unfolded', '/incidents/<identity>', unfold],
  ['one that is over', '/incidents/<over>', shows('Resolved')],
  ['one without events', '/incidents/<own>', shows('No event of AWS belongs to it')],
  ['opening one by hand', '/incidents/new', shows('Open the incident')],
  [
    'a refused opening',
    '/incidents/new',
    async (page) => {
      await page.getByLabel('Title').fill('Too early')
      await page.getByLabel('Began').fill('2999-01-01T00:00')
      await page.getByRole('button', { name: 'Open the incident' }).click()
      await expect(page.getByText('This time is in the future.')).toBeVisible()
    },
  ],
  ['what can be merged', '/incidents/<identity>/arrange?do=merge', shows('Preview what happens')],
  ['a previewed merge', '/incidents/<over>/arrange?do=merge&other=<identity>', shows('Nothing is done yet')],
  ['a previewed split', '/incidents/<identity>/arrange?do=split&all=sts', shows('Nothing is done yet')],
]

for (const [name, address, arrange] of PAGES) {
  test(name, async ({ app, page, request }) => {
    const ids = await knownIncidents(app, request)
    await openLive(
      page,
      address.replace(/<(\w+)>/g, (_, key: keyof Known) => ids[key]),
    )
    await arrange(page)
    await expectNoFindingsAt(page, [320, 1280])
  })
}

test('keys alone lead from the list to a note and back', async ({ page, request }) => {
  const [newest] = await listIncidents(request, 'status=open')
  await openLive(page, `/?from=${RECENT}`)
  await page.keyboard.press('j')
  await expect(rowLinksOf(page).first()).toBeFocused()
  // The page tells that it is open once its keys are there.
  const opened = page.waitForResponse('**/presence')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/incidents/${newest?.id}`)
  await expect(propertyOf(page, 'Status')).toBeVisible()
  await opened
  await page.keyboard.press('n')
  await expect(page.locator('textarea[name="body"]').first()).toBeFocused()
  await page.keyboard.type('Written without a mouse')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'Add note' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(streamOf(page)).toContainText('Written without a mouse')
  // Ready for the next note; Escape gives the page its keys back.
  await expect(page.locator('textarea[name="body"]').first()).toHaveValue('')
  await expect(page.locator('textarea[name="body"]').first()).toBeFocused()
  await page.keyboard.press('Escape')
  await page.keyboard.press('s')
  await expect(page.getByLabel('New status')).toBeFocused()
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keyboard' })).toContainText('Write a note')
  await page.keyboard.press('Escape')
  await page.goBack()
  await expect(rowsOf(page).first()).toBeVisible()
})
