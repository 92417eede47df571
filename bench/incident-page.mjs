/** An incident's page: its first byte beside the bare query, and how soon a change reaches 200 open browsers. */
import http from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { serve } from '../scripts/app.mjs'
import { inRoot } from '../scripts/launcher/root.mjs'
import { createSession, SESSION_COOKIE } from '../scripts/testing/credentials.mjs'
import { createDatabase, fill, signIn } from './database.mjs'
import { NO_FEED } from './first-byte.mjs'
import { keepAlive, measureQuery, measureRequests } from './measure.mjs'

const BROWSERS = 200
/** Changes that are measured, and the pause before each in ms. */
const CHANGES = 20
const PAUSE_MS = 1_000
/** A browser asks again within this after a signal, so that not all ask at once (components/shell/live-connection.ts), ms. */
const SPREAD_MS = 250
/** An incident of so many events, as on 28 February 2017. */
const EVENTS_OF_ONE = 49

const BARE_QUERY = `SELECT i.*, (SELECT json_agg(e) FROM (SELECT id, arn, service, region, status, summary, started_at, ended_at
    FROM health_event JOIN incident_event ON event_id = id WHERE incident_id = i.id) e) FROM incident i WHERE id = $1`

/**
 * @param {string} server
 * @param {number} events
 */
export async function benchIncidentPage(server, events) {
  const databaseUrl = await createDatabase(server, `bench_incident_${events}`)
  await fill(databaseUrl, events)
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query('UPDATE incident_event SET incident_id = 1 WHERE event_id <= $1', [EVENTS_OF_ONE])
  const { env, session } = await signIn(databaseUrl)
  const app = await serve({ databaseUrl, dataDir: inRoot('.data/bench'), env: { ...NO_FEED, ...env } })
  const agent = keepAlive()
  try {
    const page = await measureRequests(agent, session, () => `${app.url}/incidents/1`)
    const uncached = await measureRequests(agent, session, (run) => `${app.url}/incidents/${1_000 - run}`)
    const bareQueryMs = await measureQuery(databaseUrl, BARE_QUERY, [1])
    return {
      bench: 'incident-page',
      events,
      ...page,
      uncachedMs: uncached.ms,
      bareQueryMs,
      perBareQuery: Number((page.ms / bareQueryMs).toFixed(2)),
      ...(await benchLive(client, app.url)),
    }
  } finally {
    agent.destroy()
    await app.stop()
    await client.end()
  }
}

/**
 * From the commit of a change to the moment at which the last of all browsers has it, beside the same requests without one.
 * @param {pg.Client} client
 * @param {string} url
 */
async function benchLive(client, url) {
  const browsers = []
  for (let number = 0; number < BROWSERS; number += 1) browsers.push(await openBrowser(client, url, number))
  const floor = []
  const live = []
  for (let change = 0; change < CHANGES; change += 1) {
    await sleep(PAUSE_MS)
    const begun = performance.now()
    await Promise.all(browsers.map(({ read }) => read()))
    floor.push(performance.now() - begun)
    await sleep(PAUSE_MS)
    const all = Promise.all(browsers.map(({ heard }) => heard()))
    const committed = performance.now()
    await client.query(
      "WITH moved AS (UPDATE incident SET title = $1 WHERE id = 1) SELECT pg_notify('faultline_change', $2)",
      [`Change ${change}`, JSON.stringify({ topic: 'incidents', ids: ['1'] })],
    )
    const bodies = await all
    live.push(performance.now() - committed)
    if (bodies.some((body) => !body.includes(`Change ${change}`))) throw new Error('a browser did not get the change')
  }
  for (const { close } of browsers) close()
  const median = (/** @type {number[]} */ values) => Number([...values].sort((a, b) => a - b)[CHANGES / 2]?.toFixed(0))
  return {
    browsers: BROWSERS,
    liveMs: median(live),
    requestsMs: median(floor),
    worstLiveMs: Math.round(Math.max(...live)),
  }
}

/**
 * Somebody who has the incident open: a stream of changes, and the request that follows a signal.
 * @param {pg.Client} client
 * @param {string} url
 * @param {number} number
 */
async function openBrowser(client, url, number) {
  const { rows } = await client.query(
    "INSERT INTO person (name, email) VALUES ($1, $1 || '@example.org') RETURNING id",
    [`reader${number}`],
  )
  const ask = (/** @type {string} */ sql, /** @type {unknown[]} */ values) => client.query(sql, values)
  const headers = { cookie: `${SESSION_COOKIE}=${await createSession(ask, rows[0].id)}` }
  const agent = keepAlive()
  const read = () => bodyOf(`${url}/api/v1/incidents/1`, { agent, headers })
  let onChange = () => {}
  const stream = http.get(`${url}/api/live`, { headers }, (response) => {
    response.on('data', (chunk) => {
      if (String(chunk).includes('"topic":"incidents"')) onChange()
    })
  })
  await new Promise((resolve, reject) => stream.on('response', resolve).on('error', reject))
  const heard = () =>
    new Promise((/** @type {(body: string) => void} */ resolve, reject) => {
      onChange = () => setTimeout(() => read().then(resolve, reject), Math.random() * SPREAD_MS)
    })
  const close = () => {
    stream.destroy()
    agent.destroy()
  }
  return { read, heard, close }
}

/**
 * @param {string} url
 * @param {http.RequestOptions} options
 * @returns {Promise<string>}
 */
function bodyOf(url, options) {
  return new Promise((resolve, reject) => {
    http
      .get(url, options, (response) => {
        let body = ''
        response.on('data', (chunk) => {
          body += chunk
        })
        response.on('end', () =>
          response.statusCode === 200 ? resolve(body) : reject(new Error(`${url}: ${response.statusCode} ${body}`)),
        )
      })
      .on('error', reject)
  })
}
