/** Post-mortems: the page of a large one, saving a keystroke, searching thousands, the PDF; beside bare queries. */
import { setTimeout as sleep } from 'node:timers/promises'
import { serve } from '../scripts/app.mjs'
import { inRoot } from '../scripts/launcher/root.mjs'
import { createDatabase, fill, signIn } from './database.mjs'
import { NO_FEED } from './first-byte.mjs'
import { keepAlive, measureQuery, measureRequests } from './measure.mjs'
import { fillLarge, fillMany } from './postmortem-data.mjs'

const EVENTS = 10_000
const SAVES = 100
const PDFS = 5

/** What the page cannot do without. */
const BARE_QUERY = `SELECT p.*,
    (SELECT json_agg(f) FROM (SELECT key, body, origin, version FROM postmortem_field WHERE postmortem_id = p.id) f),
    (SELECT json_agg(i) FROM (SELECT id, text, why, where_to_look, comment, outcome FROM checklist_item WHERE postmortem_id = p.id) i),
    (SELECT json_agg(a) FROM (SELECT id, title, state, due_on FROM action_item WHERE postmortem_id = p.id) a),
    (SELECT json_agg(n) FROM (SELECT id, body, occurred_at FROM incident_note WHERE incident_id = p.incident_id) n),
    (SELECT json_agg(u) FROM (SELECT u.event_id, u.text, u.observed_at FROM event_update u
       JOIN incident_event e ON e.event_id = u.event_id WHERE e.incident_id = p.incident_id) u)
  FROM postmortem p WHERE p.incident_id = $1`

/** The rows of a page of results, without their highlights. */
const BARE_SEARCH = `SELECT DISTINCT postmortem_id FROM postmortem_field
  WHERE words @@ websearch_to_tsquery('english', $1) ORDER BY postmortem_id DESC LIMIT 50`

/**
 * @param {string} server
 * @param {number} count of post-mortems
 */
export async function benchPostmortem(server, count) {
  const databaseUrl = await createDatabase(server, 'bench_postmortem')
  await fill(databaseUrl, EVENTS)
  const { env, session } = await signIn(databaseUrl)
  const app = await serve({ databaseUrl, dataDir: inRoot('.data/bench'), env: { ...NO_FEED, ...env } })
  const agent = keepAlive()
  const api = `${app.url}/api/v1/incidents/1/postmortem`
  try {
    await send(api, session, 'POST', {})
    await fillLarge(databaseUrl)
    const page = await measureRequests(agent, session, () => `${app.url}/incidents/1/postmortem`)
    const bareQueryMs = await measureQuery(databaseUrl, BARE_QUERY, [1])
    const savedMs = await measureSaves(api, session)
    const pdf = await measureRequests(
      agent,
      session,
      () => `${app.url}/api/incidents/1/postmortem/postmortem.pdf`,
      200,
      PDFS,
    )
    await fillMany(databaseUrl, count)
    const ask = (/** @type {string} */ q) => `${app.url}/api/v1/postmortems?q=${encodeURIComponent(q)}`
    // Each search is another one: what was asked before is remembered.
    const searches = (/** @type {number} */ run) =>
      [`failover drill OR none${run}`, `quota case${run + 2}`][run % 2] ?? ''
    const found = await measureRequests(agent, session, (run) => ask(searches(run)))
    const bareSearchMs = await measureQuery(databaseUrl, BARE_SEARCH, ['failover drill'])
    return {
      bench: 'postmortem',
      ...page,
      bareQueryMs,
      p95PerBareQuery: Number((page.p95Ms / bareQueryMs).toFixed(2)),
      savedMs,
      pdfMs: pdf.wholeMs,
      pdfBytes: pdf.bytes,
      searched: count,
      searchMs: found.wholeMs,
      searchP95Ms: found.p95Ms,
      bareSearchMs,
    }
  } finally {
    agent.destroy()
    await app.stop()
  }
}

/**
 * @param {string} api
 * @param {Record<string, string>} session
 * @returns {Promise<number>} p95 from a request that saves a text to its answer, in ms
 */
async function measureSaves(api, session) {
  const times = []
  let { data } = await send(api, session, 'GET')
  let { version } = data.fields.find((/** @type {{ key: string }} */ { key }) => key === 'lessons')
  for (let save = 0; save < SAVES; save += 1) {
    await sleep(50)
    const begun = performance.now()
    ;({ data } = await send(`${api}/fields/lessons`, session, 'PATCH', { version, body: 'Learned. '.repeat(save + 1) }))
    times.push(performance.now() - begun)
    version = data.version
  }
  const sorted = times.toSorted((a, b) => a - b)
  return Number((sorted[Math.floor(SAVES * 0.95)] ?? 0).toFixed(2))
}

/**
 * @param {string} url
 * @param {Record<string, string>} session
 * @param {string} method
 * @param {object} [body]
 * @returns {Promise<any>} the answer's body
 */
async function send(url, session, method, body) {
  const headers = { ...session, origin: new URL(url).origin, 'content-type': 'application/json' }
  const response = await fetch(url, { method, headers, body: body === undefined ? null : JSON.stringify(body) })
  if (!response.ok) throw new Error(`${method} ${url} answered ${response.status}: ${await response.text()}`)
  return response.json()
}
