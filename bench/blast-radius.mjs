/** The blast radius of ten thousand accounts: first bytes of page and API, size of the facts, beside the bare aggregate query. */
import http from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import pg from 'pg'
import { serve } from '../scripts/app.mjs'
import { inRoot } from '../scripts/launcher/root.mjs'
import { BARE_AGGREGATE, fillBlastRadius } from './blast-radius-data.mjs'
import { createDatabase, signIn } from './database.mjs'
import { NO_FEED } from './first-byte.mjs'
import { keepAlive, measureQuery, measureRequests } from './measure.mjs'
import { benchScrub } from './scrub.mjs'

/** The moments that are asked for are so far apart, ms. */
const STEP_MS = 10_000
/** Dry runs, and runs of the bare aggregate query, after as many to warm up. */
const DRY_RUNS = 10
/** How long a change takes to be heard, and to be worked out, at most, ms. */
const HEARD_MS = 50
const SETTLED_MS = 3_000

/**
 * @param {string} server
 * @param {number} accounts
 * @param {number} entities
 * @returns {AsyncGenerator<object>} figures of the server, then of a browser
 */
export async function* benchBlastRadius(server, accounts, entities) {
  const databaseUrl = await createDatabase(server, 'bench_blast_radius')
  await fillBlastRadius(databaseUrl, accounts, entities)
  const { env, session, token } = await signIn(databaseUrl)
  const app = await serve({ databaseUrl, dataDir: inRoot('.data/bench'), env: { ...NO_FEED, ...env } })
  const agent = keepAlive()
  const path = '/incidents/1/blast-radius'
  try {
    const begun = performance.now()
    const { packed, bytes } = await readFacts(`${app.url}/api${path}/facts`, session)
    const firstFactsMs = Math.round(performance.now() - begun)
    const page = await measureRequests(agent, session, () => `${app.url}${path}`)
    const now = Date.now()
    const moment = (/** @type {number} */ run) => new Date(now - run * STEP_MS).toISOString()
    const api = await measureRequests(agent, token, (run) => `${app.url}/api/v1${path}?limit=100&at=${moment(run)}`)
    // Each of a service that nobody asked about before.
    const whatIfUrl = (/** @type {number} */ run) =>
      `${app.url}/api/v1/what-if?service=service${run + 1}&region=us-east-1&limit=100`
    const whatIf = await measureRequests(agent, token, whatIfUrl, 200, DRY_RUNS)
    const changed = await measureAfterChanges(databaseUrl, `${app.url}/api/v1${path}?limit=100`, agent, token)
    const bareAggregateMs = await measureQuery(databaseUrl, BARE_AGGREGATE, [], DRY_RUNS)
    yield {
      bench: 'blast-radius',
      ...{ accounts, entities, firstFactsMs, factsBytes: bytes, factsPackedBytes: packed },
      ...{ ms: page.ms, p95Ms: page.p95Ms, apiMs: api.ms, apiP95Ms: api.p95Ms, apiBytes: api.bytes },
      ...{ changedMs: changed.ms, changedWorstMs: changed.worstMs },
      ...{ whatIfMs: whatIf.ms, whatIfP95Ms: whatIf.p95Ms, bareAggregateMs },
      firstPerBareAggregate: Number((firstFactsMs / bareAggregateMs).toFixed(2)),
    }
    yield { bench: 'scrub', accounts, ...(await benchScrub(`${app.url}${path}`, session)) }
  } finally {
    agent.destroy()
    await app.stop()
  }
}

/**
 * The answer while the facts are worked out anew, because the directory has changed.
 * @param {string} databaseUrl
 * @param {string} url
 * @param {http.Agent} agent
 * @param {Record<string, string>} headers
 */
async function measureAfterChanges(databaseUrl, url, agent, headers) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const runs = []
  for (let run = 0; run < DRY_RUNS; run += 1) {
    await client.query('SELECT pg_notify(\'faultline_change\', \'{"topic":"accounts"}\')')
    await sleep(HEARD_MS)
    runs.push(await measureRequests(agent, headers, () => url, 200, 1, 0))
    await sleep(SETTLED_MS)
  }
  await client.end()
  const ms = runs.map((run) => run.ms).sort((a, b) => a - b)
  return { ms: ms[Math.floor(ms.length / 2)], worstMs: ms.at(-1) }
}

/**
 * @param {string} url
 * @param {Record<string, string>} headers
 * @returns {Promise<{ packed: number, bytes: number }>}
 */
function readFacts(url, headers) {
  return new Promise((resolve, reject) => {
    http
      .get(url, { headers: { ...headers, 'accept-encoding': 'gzip' } }, (response) => {
        /** @type {Buffer[]} */
        const chunks = []
        response.on('data', (chunk) => chunks.push(chunk))
        response.on('end', () => {
          if (response.statusCode !== 200) return reject(new Error(`${url} answered ${response.statusCode}`))
          const packed = Buffer.concat(chunks)
          const isPacked = response.headers['content-encoding'] === 'gzip'
          resolve({ packed: packed.length, bytes: (isPacked ? gunzipSync(packed) : packed).length })
        })
      })
      .on('error', reject)
  })
}
