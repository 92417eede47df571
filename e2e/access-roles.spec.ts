/**
 * The role matrix against the running product (first, because it takes longest): every page and every address of the API, for
 * strangers and for those on both sides of its door. lib/access/matrix.test.ts asks for everybody.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from '@playwright/test'
import { isRole } from '@/lib/domain/access'
import { ANSWERS, ASKERS, type Asker, type Door } from '@/lib/testing/doors/askers'
import { HANDLERS } from '@/lib/testing/doors/handlers'
import { PAGES } from '@/lib/testing/doors/pages'
import { cookieHeader, createPerson, createSession, createToken } from './fixtures/access'
import type { App } from './fixtures/app'
import { test } from './fixtures/test'
import { openLive } from './fixtures/timeline'
import { inventedHistory, inventedPresent } from './stand-in/invented-history'
import { currentList, historyOf } from './stand-in/outage'

const history = inventedHistory(Date.now())
const SECRET = 'Sign-in with passkeys fails'
const OWNER = 'olga@example.org'

test.use({
  story: {
    name: 'roles',
    publish: (feed) => {
      feed.history = historyOf(...history)
      feed.current = currentList(...inventedPresent(Date.now()))
    },
  },
})

/** Between requests, in ms: strangers share an address, and nobody may ask more than 100 times in a second. */
const PAUSE = 12

/** People, then tokens, by what they may. */
const RANKS = [ASKERS.slice(1, 5), ASKERS.slice(5)]

/** Strangers, the highest who is refused and the lowest who is let in. */
function isAtEdge(asker: Asker, door: Door): boolean {
  const rank = RANKS.find((each) => each.includes(asker))
  if (!rank) return true
  const isIn = (one: Asker) => ANSWERS[door][one] === 'in'
  return asker === rank.find(isIn) || asker === rank.findLast((one) => !isIn(one))
}

async function headersOf({ database }: App, asker: Asker): Promise<Record<string, string>> {
  const [role = '', kind] = asker.split(' ')
  if (!isRole(role)) return {}
  if (kind === 'token') return { authorization: `Bearer ${await createToken(database, role)}` }
  const email = `${role}-${Date.now()}@example.org`
  const person = await createPerson(database, { name: `Some ${role}`, email, role })
  return { cookie: cookieHeader(await createSession(database, person)), 'sec-fetch-site': 'same-origin' }
}

async function ask(url: string, headers: Record<string, string>, method = 'GET') {
  const ending = new AbortController()
  const response = await fetch(url, { method, headers, redirect: 'manual', signal: ending.signal })
  const isEndless = response.headers.get('content-type')?.startsWith('text/event-stream') ?? false
  const body = isEndless ? '' : await response.text()
  ending.abort()
  return { status: response.status, location: response.headers.get('location'), body, headers: response.headers }
}

const METHODS = ['GET', 'HEAD', 'POST', 'DELETE', 'OPTIONS']

/** Each method of each address of the API, and its door. */
const CALLS = Object.values(HANDLERS).flatMap(({ address, door, otherwise, methods }) =>
  METHODS.filter((one) => methods.includes(one) || one === 'HEAD').map((method) => ({
    ...{ method, address },
    door: otherwise?.[method] ?? door,
  })),
)

for (const asker of ASKERS) {
  // What HEAD answers to those inside is what GET answers.
  const calls = CALLS.filter(
    ({ door, method }) => isAtEdge(asker, door) && (method !== 'HEAD' || ANSWERS[door][asker] !== 'in'),
  )
  const pages = Object.values(PAGES).filter(({ door }) => isAtEdge(asker, door))

  if (calls.length > 0)
    test(`${asker} asks the API`, async ({ app }) => {
      const headers = await headersOf(app, asker)
      for (const { method, address, door } of calls) {
        const expected = ANSWERS[door][asker]
        await sleep(PAUSE)
        const { status, location, body, headers: answered } = await ask(`${app.url}${address}`, headers, method)
        const place = `${method} ${address}`
        expect([place, location]).toEqual([place, null])
        if (expected === 'in') expect([401, 403], place).not.toContain(status)
        else expect([place, status]).toEqual([place, expected])
        if (expected === 'in' || method === 'HEAD') continue
        expect([place, answered.get('content-type')]).toEqual([place, 'application/problem+json'])
        expect(body, place).not.toContain(SECRET)
      }
    })

  if (pages.length > 0)
    test(`${asker} opens every page`, async ({ app }) => {
      const headers = await headersOf(app, asker)
      for (const { address, door } of pages) {
        const expected = ANSWERS[door][asker]
        await sleep(PAUSE)
        const { status, location, body } = await ask(`${app.url}${address}`, headers)
        if (expected === 401) {
          const signIn = `/sign-in?next=${encodeURIComponent(address)}`
          expect([address, status, location]).toEqual([address, 307, signIn])
        } else if (expected === 403) {
          expect([address, status]).toEqual([address, 403])
          expect(body).toContain('Your role does not open this page')
        } else {
          expect([401, 403], address).not.toContain(status)
          expect(location ?? '', address).not.toContain('/sign-in')
        }
        if (expected !== 'in') {
          expect(body, address).not.toContain(SECRET)
          expect(body, address).not.toContain(OWNER)
        }
      }
    })
}

test('those inside see what strangers must not', async ({ app }) => {
  const owner = { cookie: cookieHeader(app.owner) }
  expect((await ask(`${app.url}/`, owner)).body).toContain(SECRET)
  expect((await ask(`${app.url}/settings/people`, owner)).body).toContain(OWNER)
})

const LINKS: [link: string, pathname: string, data: string][] = [
  ['Timeline', '/', SECRET],
  ['Sources', '/sources', 'lastCompletePollAt'],
]

for (const [link, pathname, data] of LINKS) {
  test(`what the router asks for on the way to ${link} gives strangers nothing`, async ({ page }) => {
    await openLive(page, '/settings/account')
    const asking = page.waitForRequest((request) => isPayload(request.headers()) && pathOf(request.url()) === pathname)
    await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: link }).click()
    const request = await asking
    const { cookie, ...stranger } = await request.allHeaders()
    expect((await ask(request.url(), { ...plain(stranger), cookie: cookie ?? '' })).body).toContain(data)
    const { body } = await ask(request.url(), plain(stranger))
    for (const secret of [data, SECRET, OWNER]) expect(body).not.toContain(secret)
  })
}

function isPayload(headers: Record<string, string>): boolean {
  return headers.rsc === '1' && headers['next-router-prefetch'] === undefined
}

function pathOf(url: string): string {
  return new URL(url).pathname
}

/** Without what belongs to the connection of the browser. */
function plain(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => /^(rsc|next-|accept$|referer)/.test(name)))
}

test('an event’s name is in no preview of a link for strangers', async ({ app, request }) => {
  const { data } = await (await request.get('/api/v1/events?q=passkeys')).json()
  const address = `${app.url}/?event=${data[0].id}`
  const bot = { 'user-agent': 'Slackbot-LinkExpanding 1.0' }
  expect((await ask(address, bot)).body).not.toContain(SECRET)
  expect((await ask(address, { ...bot, cookie: cookieHeader(app.owner) })).body).toContain(SECRET)
  const picture = await ask(`${app.url}/opengraph-image`, bot)
  expect(picture.status).toBe(200)
})

test('somebody who is limited to their teams gets an event of an account only with that account', async ({ app }) => {
  const { query } = app.database
  const [event] = await query<{ id: string }>(
    "UPDATE health_event SET scope = 'ACCOUNT_SPECIFIC' WHERE summary LIKE $1 RETURNING id",
    [`%${SECRET}`],
  )
  const person = await createPerson(app.database, { name: 'Lim', email: 'lim@example.org', role: 'responder' })
  await query('UPDATE person SET limited_to_teams = true WHERE id = $1', [person])
  const notify = (topic: string) => query("SELECT pg_notify('faultline_change', $1)", [JSON.stringify({ topic })])
  const changed = () => Promise.all([notify('events'), notify('incidents')])
  await changed()
  const limited = { cookie: cookieHeader(await createSession(app.database, person)) }
  const owner = { cookie: cookieHeader(app.owner) }
  const places = ['/', `/?event=${event?.id}`, '/?view=lanes', '/?view=events', '/?q=passkeys', '/incidents']
  places.push('/api/timeline/events', '/api/timeline/incidents', '/api/v1/events', '/api/v1/incidents')
  places.push('/api/timeline/lanes', '/api/v1/events?q=passkeys', `/api/v1/events/${event?.id}`)
  const seen = async (headers: Record<string, string>) => {
    const answers = await Promise.all(places.map(async (place) => (await ask(`${app.url}${place}`, headers)).body))
    return places.filter((_, at) => answers[at]?.includes(SECRET))
  }
  expect(await seen(limited)).toEqual([])
  expect((await ask(`${app.url}/api/v1/events/${event?.id}`, limited)).status).toBe(404)
  expect(await seen(owner)).toEqual(places)

  await query("INSERT INTO aws_connection (id, name, kind) VALUES ('c', 'C', 'organization')")
  await query("INSERT INTO affected_account VALUES ($1, '111122223333', 'c', now())", [event?.id])
  await query(
    `WITH t AS (INSERT INTO team (name) VALUES ('Blue') RETURNING id),
       a AS (INSERT INTO team_account (team_id, account_id) SELECT id, '111122223333' FROM t)
     INSERT INTO team_member (team_id, person_id) SELECT id, $1 FROM t`,
    [person],
  )
  await changed()
  await expect.poll(() => seen(limited)).toEqual(places)
})
