/** Time to the first byte of `/`, with so many events stored, beside the bare query for the same fifty rows. */
import { serve } from '../scripts/app.mjs'
import { inRoot } from '../scripts/launcher/root.mjs'
import { createDatabase, fill, signIn } from './database.mjs'
import { keepAlive, measureQuery, measureRequests } from './measure.mjs'

/** Nothing listens there: what the bench stored is all there is. */
const NOWHERE = 'http://127.0.0.1:9/'
export const NO_FEED = {
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
  const { env, session, token } = await signIn(databaseUrl)
  const app = await serve({ databaseUrl, dataDir: inRoot('.data/bench'), env: { ...NO_FEED, ...env } })
  const agent = keepAlive()
  try {
    const page = await measureRequests(agent, session, () => `${app.url}/`)
    const uncached = await measureRequests(agent, session, (run) => `${app.url}/?q=case${run}`)
    const api = await measureRequests(agent, token, (run) => `${app.url}/api/v1/events?limit=50&q=case${run}`)
    return {
      bench: 'first-byte',
      events,
      ...page,
      uncachedMs: uncached.ms,
      apiUncachedMs: api.ms,
      bareQueryMs: await measureQuery(databaseUrl, BARE_QUERY, []),
    }
  } finally {
    agent.destroy()
    await app.stop()
  }
}
