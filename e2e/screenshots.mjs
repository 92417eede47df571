/** `node e2e/screenshots.mjs`: draws docs/screenshots anew, from an AWS of our own invention. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from '@playwright/test'
import { build } from 'esbuild'
import { serve } from '../scripts/app.mjs'
import { buildIfStale } from '../scripts/launcher/build.mjs'
import { inRoot } from '../scripts/launcher/root.mjs'
import { watchForShutdown } from '../scripts/launcher/shutdown.mjs'
import { complain, note } from '../scripts/launcher/terminal.mjs'
import { migrate } from '../scripts/migrate.mjs'
import { withClient } from '../scripts/postgres/client.mjs'
import { findBrowser } from '../scripts/testing/browser.mjs'
import { createToken, SECRET_KEY, SESSION_COOKIE, signInOwner } from '../scripts/testing/credentials.mjs'
import { startTestServer } from '../scripts/testing/test-server.mjs'
import { writePostmortem } from './screenshot-postmortem.mjs'

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('@playwright/test').Locator} Locator
 * @typedef {typeof import('./stand-in/status-feed')
 *   & typeof import('./stand-in/invented-history')
 *   & typeof import('./stand-in/outage')
 *   & typeof import('./stand-in/aws/stand-in')
 *   & typeof import('./stand-in/aws/invent-accounts')
 *   & typeof import('./stand-in/aws/invent-hit')
 *   & typeof import('./stand-in/aws/invent-organization')
 *   & typeof import('./stand-in/aws/demo-identity')} StandIn
 *
 * @typedef {object} Picture
 * @property {string} name
 * @property {string} address
 * @property {{ width: number, height: number }} [size]
 * @property {'light' | 'dark'} [theme]
 * @property {(page: Page) => Locator} shows what is there once the page is drawn
 *
 * @typedef {{ url: string, cookie: string, incident: string, powerless: string }} Signed its address, the session cookie of
 *   its owner, the incident in which identity fails, and that in which AWS names some of the accounts that it hits
 */

const WIDE = { width: 1280, height: 800 }
/** All of a long page that matters. */
const TALL = { width: 1600, height: 1420 }
const PHONE = { width: 390, height: 844 }
const ORGANIZATION = { seed: 'screenshots', accounts: 300, events: 260, entitiesPerEvent: 12, years: 2 }
/** Sharp enough, and small. */
const PIXEL_RATIO = 1.5

/** @type {Picture[]} */
const PICTURES = [
  { name: 'timeline-light', address: '/?range=90', shows: firstRow },
  { name: 'timeline-dark', address: '/?range=90', theme: 'dark', shows: firstRow },
  { name: 'timeline-mobile', address: '/?range=90', size: PHONE, shows: firstRow },
  { name: 'incident', address: '/incidents/<incident>', shows: heading },
  {
    name: 'blast-radius',
    address: '/incidents/<powerless>/blast-radius',
    size: TALL,
    shows: (page) => page.getByRole('tree').or(page.getByRole('application')).first(),
  },
  {
    name: 'postmortem',
    address: '/incidents/<incident>/postmortem',
    size: TALL,
    shows: (page) => page.getByRole('heading', { name: 'Lessons' }),
  },
  { name: 'iam', address: '/iam', size: TALL, shows: (page) => page.getByText(/accounts could be read/) },
  { name: 'history', address: '/history?period=last-365-days', size: TALL, shows: heading },
  { name: 'impact', address: '/impact?period=last-90-days', size: TALL, shows: heading },
  { name: 'changes', address: '/changes', shows: heading },
  { name: 'drawer', address: '/?range=90&view=events', shows: firstRow },
  { name: 'lanes', address: '/?range=30&view=lanes', shows: (page) => page.getByRole('list', { name: 'Services' }) },
  { name: 'sources', address: '/sources', shows: (page) => page.getByRole('heading', { name: 'Bundled history' }) },
]

const shutdown = watchForShutdown()
try {
  await buildIfStale()
  const app = await startApp()
  await writePostmortem(app.url, `${SESSION_COOKIE}=${app.cookie}`, app.incident)
  const { path: executablePath } = await findBrowser()
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] })
  shutdown.onStop(() => browser.close())
  mkdirSync(inRoot('docs/screenshots'), { recursive: true })
  for (const picture of PICTURES) await draw(browser, app, picture)
  await shutdown.stop(0)
} catch (error) {
  complain(error)
  await shutdown.stop(1)
}

/** @returns {Promise<Signed>} the application, once it has read what the stand-in publishes */
async function startApp() {
  const { feed, aws } = await startStandIn()
  const server = await startTestServer(inRoot('.data', 'screenshots'), shutdown)
  const databaseUrl = Object.assign(new URL(server), { pathname: '/screenshots' }).href
  await migrate(databaseUrl, inRoot('prisma/migrations'))
  const dataDir = mkdtempSync(path.join(os.tmpdir(), 'faultline-screenshots-'))
  shutdown.onStop(() => rmSync(dataDir, { recursive: true, force: true }))
  const { cookie, token } = await withClient(databaseUrl, async (client) => {
    const query = (/** @type {string} */ sql, /** @type {unknown[]} */ values) => client.query(sql, values)
    await query(
      "INSERT INTO account_rule (position, gives, tag_key) VALUES (0, 'team', 'owner'), (1, 'environment', 'environment')",
      [],
    )
    return { cookie: await signInOwner(query), token: await createToken(query, 'viewer') }
  })
  const env = {
    ...feed.env,
    ...aws.env,
    FAULTLINE_AWS: 'organization',
    FAULTLINE_POLL_SECONDS: '5',
    FAULTLINE_SECRET_KEY: SECRET_KEY,
  }
  const app = await serve({ databaseUrl, dataDir, env })
  shutdown.onStop(() => app.stop())
  /** @param {string} address */
  const read = async (address) =>
    (await (await fetch(`${app.url}/api/v1/${address}`, { headers: { authorization: `Bearer ${token}` } })).json()).data
  let last = ''
  for (;;) {
    const feedSource = (await read('sources')).find((/** @type {{ id: string }} */ { id }) => id === 'public-feed')
    const [incident] = await read('incidents?kind=identity&status=open')
    const [powerless] = await read('incidents?service=ec2&region=ap-southeast-2')
    const newest = await read('incidents?limit=30')
    const reached = JSON.stringify(newest.map((/** @type {{ reach: unknown }} */ { reach }) => reach))
    // Whom each touches is worked out one after the other, and anew with every account that is read.
    const isSettled = reached === last && !reached.includes('null')
    last = reached
    const isRead = feedSource.state === 'ok' && feedSource.backfillComplete
    if (
      isRead &&
      isSettled &&
      incident?.reach?.inferred > 0 &&
      powerless?.reach?.confirmed > 0 &&
      powerless.reach.inferred > 0
    )
      return { url: app.url, cookie, incident: incident.id, powerless: powerless.id }
    await new Promise((resolve) => setTimeout(resolve, 2_000))
  }
}

/** AWS as it tells of the outages: to everybody, and to an organization of 300 accounts. */
async function startStandIn() {
  const { startStatusFeed, startAws, inventAccounts, inventHit, inventOrganization, tellIdentity, ...invented } =
    await loadStandIn()
  const [feed, aws] = await Promise.all([startStatusFeed(), startAws()])
  shutdown.onStop(() => Promise.all([feed.goDown(), aws.stop()]))
  const past = invented.inventedHistory(Date.now())
  feed.history = invented.historyOf(...past)
  feed.current = invented.currentList(...invented.inventedPresent(Date.now()))
  inventAccounts(aws.truth.directory, ORGANIZATION.seed, ORGANIZATION.accounts, Date.now())
  // The same accounts, of which only what is planned is taken.
  const { truth } = inventOrganization({ ...ORGANIZATION, now: Date.now() })
  for (const event of truth.events.list()) if (event.category === 'scheduledChange') aws.truth.events.put(event)
  tellIdentity(aws.truth, Date.now(), Date.now())
  const powerLost = past.find(({ summary }) => summary === 'Power lost in one Availability Zone')
  if (powerLost) aws.truth.events.put(inventHit(aws.truth, powerLost, 12))
  return { feed, aws }
}

/**
 * The stand-in is TypeScript, which Node.js 20 cannot load.
 * @returns {Promise<StandIn>}
 */
async function loadStandIn() {
  const outfile = inRoot('node_modules/.cache/faultline/stand-in.mjs')
  const modules = [
    'status-feed',
    'invented-history',
    'outage',
    'aws/stand-in',
    'aws/invent-accounts',
    'aws/invent-hit',
  ].concat('aws/invent-organization', 'aws/demo-identity')
  const contents = modules.map((name) => `export * from './stand-in/${name}'`).join('\n')
  await build({
    stdin: { contents, resolveDir: inRoot('e2e'), loader: 'ts' },
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  })
  return import(pathToFileURL(outfile).href)
}

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {Signed} app
 * @param {Picture} picture
 */
async function draw(
  browser,
  { url, cookie, incident, powerless },
  { name, address, size = WIDE, theme = 'light', shows },
) {
  const context = await browser.newContext({
    baseURL: url,
    viewport: size,
    deviceScaleFactor: PIXEL_RATIO,
    colorScheme: theme,
    reducedMotion: 'reduce',
    timezoneId: 'UTC',
  })
  await context.addCookies([{ url, name: SESSION_COOKIE, value: cookie }])
  const page = await context.newPage()
  const connected = page.waitForResponse(/\/api\/live(\?|$)/)
  await page.goto(address.replace('<incident>', incident).replace('<powerless>', powerless))
  await connected
  await shows(page).waitFor({ timeout: 180_000 })
  if (name === 'drawer') await openDrawer(page)
  await page.evaluate(() => document.fonts.ready)
  const file = inRoot('docs/screenshots', `${name}.png`)
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' })
  note(`Drew ${path.relative(process.cwd(), file)}`)
  await context.close()
}

/** @param {Page} page */
async function openDrawer(page) {
  await page.getByRole('link', { name: /: Power lost in one Availability Zone$/ }).click()
  await page.getByRole('region', { name: 'What AWS said' }).waitFor()
}

/** @param {Page} page */
function heading(page) {
  return page.getByRole('heading', { level: 1 })
}

/** @param {Page} page */
function firstRow(page) {
  return page.locator('[data-row]').first()
}
