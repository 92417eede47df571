/** History and summaries of five years: first bytes cold and warm, exports and what they take, the report, what keeping costs. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { build } from 'esbuild'
import pg from 'pg'
import { serve, WORKER_FLAGS } from '../scripts/app.mjs'
import { inRoot } from '../scripts/launcher/root.mjs'
import { runNode } from '../scripts/launcher/run-program.mjs'
import { nodeBundle } from '../scripts/launcher/worker-bundle.mjs'
import { createDatabase, signIn } from './database.mjs'
import { NO_FEED } from './first-byte.mjs'
import { keepAlive, measureQuery, measureRequests } from './measure.mjs'

const WARM = 100
const COLD = 12
/** How long a change takes to be heard, ms. */
const HEARD_MS = 80
/** The worker keeps all that it keeps once it has kept nothing more for so long, ms. */
const KEPT_MS = 15_000
/** It begins within this time, ms. */
const BEGUN_MS = 300_000

/** @param {number} years */
const daysOf = (years) => {
  const now = new Date()
  const first = new Date(now.getTime() - years * 365 * 86_400_000)
  return `${first.toISOString().slice(0, 10)}..${now.toISOString().slice(0, 10)}`
}

const ADDRESSES = {
  history: '/history',
  historyOfService: `/history?service=ec2&period=${daysOf(5)}`,
  impact: '/impact',
  impactOfFiveYears: `/impact?period=${daysOf(5)}`,
  impactOfService: '/impact?period=last-quarter&service=ec2',
  impactOfTeam: '/impact?period=last-quarter&team=Team+001',
  impactRows: '/impact/rows?figure=minutes&period=last-quarter',
  historyApi: `/api/v1/history?from=${daysOf(5).slice(0, 10)}`,
  impactApi: '/api/v1/impact?period=last-quarter',
}
const EXPORTS = ['csv', 'json', 'pdf']

/** How many there were and for how long, by their own times, as one statement without a thought. */
const BARE_QUERY = `WITH told AS MATERIALIZED (SELECT incident_id, tstzrange(started_at, coalesce(ended_at, now())) AS at
    FROM outage WHERE first_at >= now() - $1::interval AND via = 'own')
  SELECT (SELECT count(DISTINCT incident_id) FROM told),
    (SELECT sum(extract(epoch FROM upper(part) - lower(part))) FROM unnest((SELECT range_agg(at) FROM told)) part)`
/**
 * @param {string} server
 * @param {number} events
 * @returns {AsyncGenerator<object>} figures of the making, of pages, of exports, of the worker
 */
export async function* benchImpact(server, events) {
  const outfile = inRoot('.next/bench-impact.mjs')
  await build({ ...nodeBundle('bench/impact.ts', outfile), logLevel: 'error' })
  const databaseUrl = await createDatabase(server, 'bench_impact')
  const bench = 'impact'
  yield { bench, ...(await runTask(databaseUrl, 'fill', events)) }
  const { env, session, token } = await signIn(databaseUrl)
  const app = await serve({ databaseUrl, dataDir: inRoot('.data/bench'), env: { ...NO_FEED, ...env } })
  const agent = keepAlive()
  const headersOf = (/** @type {string} */ address) => (address.startsWith('/api/v1') ? token : session)
  try {
    yield { bench, keptSeconds: await untilKept(databaseUrl) }
    for (const [name, address] of Object.entries(ADDRESSES)) {
      const url = await followed(`${app.url}${address}`, headersOf(address))
      const cold = await measureCold(databaseUrl, url, agent, headersOf(address))
      yield { bench, of: name, ...cold, ...(await measureRequests(agent, headersOf(address), () => url, 200, WARM)) }
    }
    for (const format of EXPORTS) {
      const url = `${app.url}/api/impact/${format}?period=${daysOf(5)}`
      yield { bench, of: format, ...(await measureExport(app.pids.web, url, session)) }
    }
    yield {
      bench,
      bareQuarterMs: await measureQuery(databaseUrl, BARE_QUERY, ['3 months']),
      bareFiveYearsMs: await measureQuery(databaseUrl, BARE_QUERY, ['5 years'], COLD),
    }
  } finally {
    agent.destroy()
    await app.stop()
  }
  yield { bench, ...(await runTask(databaseUrl, 'work')) }
}

/**
 * @param {string} databaseUrl
 * @param {'fill' | 'work'} task
 * @param {number} [events]
 * @returns {Promise<object>}
 */
async function runTask(databaseUrl, task, events = 0) {
  const result = inRoot('.next/bench-impact.json')
  const { code, output } = await runNode(
    [...WORKER_FLAGS, inRoot('.next/bench-impact.mjs'), task, result, String(events)],
    {
      env: { DATABASE_URL: databaseUrl },
    },
  )
  if (code !== 0) throw new Error(`The bench of impact failed: ${output}`)
  const figures = JSON.parse(readFileSync(result, 'utf8'))
  rmSync(result)
  return figures
}

/**
 * Waits until the worker keeps every month.
 * @param {string} databaseUrl
 * @returns {Promise<number>} seconds until it kept the last of them
 */
async function untilKept(databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const begun = Date.now()
  let [months, at] = [0, begun]
  while (Date.now() - at < (months > 0 ? KEPT_MS : BEGUN_MS)) {
    const { rows } = await client.query('SELECT count(*)::int AS months FROM impact_month')
    if (rows[0].months !== months) [months, at] = [rows[0].months, Date.now()]
    await sleep(200)
  }
  await client.end()
  return Number(((at - begun) / 1_000).toFixed(1))
}

/**
 * The address to which a page leads that is asked for too little.
 * @param {string} url
 * @param {Record<string, string>} headers
 */
async function followed(url, headers) {
  const response = await fetch(url, { headers })
  if (response.status !== 200) throw new Error(`${url} answered ${response.status}: ${await response.text()}`)
  await response.arrayBuffer()
  return response.url
}

/**
 * Each while what it rests on has just changed.
 * @param {string} databaseUrl
 * @param {string} url
 * @param {import('node:http').Agent} agent
 * @param {Record<string, string>} headers
 */
async function measureCold(databaseUrl, url, agent, headers) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  const times = []
  for (let run = 0; run < COLD; run += 1) {
    for (const topic of ['events', 'incidents', 'accounts'])
      await client.query("SELECT pg_notify('faultline_change', json_build_object('topic', $1::text)::text)", [topic])
    await sleep(HEARD_MS)
    times.push((await measureRequests(agent, headers, () => url, 200, 1, 0)).ms)
  }
  await client.end()
  const sorted = times.toSorted((a, b) => a - b)
  return { coldMs: sorted[Math.floor(COLD / 2)], coldWorstMs: sorted.at(-1) }
}

/**
 * One export, and what the process needed more than before, where the system tells it.
 * @param {number} pid
 * @param {string} url
 * @param {Record<string, string>} headers
 */
async function measureExport(pid, url, headers) {
  const before = memoryOf(pid, 'VmRSS')
  // From now on the peak is counted anew.
  if (before !== null) writeFileSync(`/proc/${pid}/clear_refs`, '5')
  const agent = keepAlive()
  const { ms, wholeMs, bytes } = await measureRequests(agent, headers, () => url, 200, 1, 0)
  agent.destroy()
  const peak = memoryOf(pid, 'VmHWM')
  return { ms, wholeMs, bytes, mibMore: before === null || peak === null ? null : Math.round((peak - before) / 1_024) }
}

/**
 * @param {number} pid
 * @param {'VmRSS' | 'VmHWM'} field
 * @returns {number | null} KiB; null where the system has no /proc
 */
function memoryOf(pid, field) {
  try {
    const found = new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return found === null ? null : Number(found[1])
  } catch {
    return null
  }
}
