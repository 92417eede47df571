/** Time to the first byte of `/`, with so many events stored, beside the bare query for the same fifty rows. */
import http from 'node:http'
import pg from 'pg'
import { serve } from '../scripts/app.mjs'
import { inRoot } from '../scripts/launcher/root.mjs'
import { createDatabase, fill } from './database.mjs'

const WARM_UP = 30
const RUNS = 150
/** Nothing listens there: what the bench stored is all there is. */
const NOWHERE = 'http://127.0.0.1:9/'
const NO_FEED = {
  FAULTLINE_PUBLIC_FEED_URL: NOWHERE,
  FAULTLINE_PUBLIC_HISTORY_URLS: NOWHERE,
  FAULTLINE_PUBLIC_RSS_URL: NOWHERE,
  FAULTLINE_SERVICE_CATALOG_URL: NOWHERE,
  FAULTLINE_POLL_SECONDS: '3600',
}
const BARE_QUERY =
  'SELECT id, service, region, summary, severity, peak_severity, started_at, ended_at FROM health_event ORDER BY started_at DESC, id DESC LIMIT 50'

/**
 * @param {string} server
 * @param {number} events
 */
export async function benchFirstByte(server, events) {
  const databaseUrl = await createDatabase(server, `bench_${events}`)
  await fill(databaseUrl, events)
  const app = await serve({ databaseUrl, dataDir: inRoot('.data/bench'), env: NO_FEED })
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })
  try {
    const page = await measure(() => firstByte(`${app.url}/`, agent))
    const uncached = await measure((run) => firstByte(`${app.url}/?q=case${run}`, agent))
    const api = await measure((run) => firstByte(`${app.url}/api/v1/events?limit=50&q=case${run}`, agent))
    return {
      bench: 'first-byte',
      events,
      ...page,
      uncachedMs: uncached.ms,
      apiUncachedMs: api.ms,
      bareQueryMs: await bareQuery(databaseUrl),
    }
  } finally {
    agent.destroy()
    await app.stop()
  }
}

/**
 * @param {(run: number) => Promise<{ ms: number, wholeMs: number, bytes: number }>} action
 */
async function measure(action) {
  for (let run = 0; run < WARM_UP; run += 1) await action(run)
  const runs = []
  for (let run = 0; run < RUNS; run += 1) runs.push(await action(WARM_UP + run))
  return {
    ms: median(runs.map(({ ms }) => ms)),
    wholeMs: median(runs.map(({ wholeMs }) => wholeMs)),
    bytes: median(runs.map(({ bytes }) => bytes)),
  }
}

/**
 * @param {string} url
 * @param {http.Agent} agent
 * @returns {Promise<{ ms: number, wholeMs: number, bytes: number }>}
 */
function firstByte(url, agent) {
  return new Promise((resolve, reject) => {
    const begun = performance.now()
    const request = http.get(url, { agent }, (response) => {
      let ms = 0
      let bytes = 0
      response.on('data', (chunk) => {
        ms ||= performance.now() - begun
        bytes += chunk.length
      })
      response.on('end', () => resolve({ ms, wholeMs: performance.now() - begun, bytes }))
    })
    request.on('error', reject)
  })
}

/** @param {string} url */
async function bareQuery(url) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const times = []
  for (let run = 0; run < WARM_UP + RUNS; run += 1) {
    const begun = performance.now()
    await client.query(BARE_QUERY)
    times.push(performance.now() - begun)
  }
  await client.end()
  return median(times.slice(WARM_UP))
}

/** @param {number[]} values */
function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  return Number((sorted[Math.floor(sorted.length / 2)] ?? 0).toFixed(2))
}
