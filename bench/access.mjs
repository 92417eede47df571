/** What it costs to find out who asks: a request with a session or a token beside one that needs neither, and a bare query. */
import { serve } from '../scripts/app.mjs'
import { inRoot } from '../scripts/launcher/root.mjs'
import { createDatabase, signIn } from './database.mjs'
import { NO_FEED } from './first-byte.mjs'
import { keepAlive, measureQuery, measureRequests } from './measure.mjs'

const BARE_QUERY = 'SELECT person_id FROM session WHERE token = $1'

/** @param {string} server */
export async function benchAccess(server) {
  const databaseUrl = await createDatabase(server, 'bench_access')
  const { env, session, token } = await signIn(databaseUrl)
  const app = await serve({ databaseUrl, dataDir: inRoot('.data/bench'), env: { ...NO_FEED, ...env } })
  const agent = keepAlive()
  try {
    // Both answer from memory: what differs is the question who asks.
    const open = await measureRequests(agent, {}, () => `${app.url}/api/health/live`)
    const guarded = () => `${app.url}/api/freshness`
    const withSession = await measureRequests(agent, session, guarded)
    const withToken = await measureRequests(agent, token, guarded)
    const stranger = await measureRequests(agent, {}, guarded, 401)
    const bareQueryMs = await measureQuery(databaseUrl, BARE_QUERY, ['none'])
    return {
      bench: 'access',
      openMs: open.ms,
      sessionMs: withSession.ms,
      tokenMs: withToken.ms,
      refusedMs: stranger.ms,
      bareQueryMs,
      sessionPerBareQuery: ratio(withSession.ms - open.ms, bareQueryMs),
      tokenPerBareQuery: ratio(withToken.ms - open.ms, bareQueryMs),
    }
  } finally {
    agent.destroy()
    await app.stop()
  }
}

/**
 * @param {number} part
 * @param {number} whole
 */
function ratio(part, whole) {
  return Number((part / whole).toFixed(2))
}
