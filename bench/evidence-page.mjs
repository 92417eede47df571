/** Time to the first byte of `/iam` over many accounts, checks and days of evidence, beside the bare queries for the same. */
import pg from 'pg'
import { serve } from '../scripts/app.mjs'
import { inRoot } from '../scripts/launcher/root.mjs'
import { createDatabase, signIn } from './database.mjs'
import { NO_FEED } from './first-byte.mjs'
import { keepAlive, measureQuery, measureRequests } from './measure.mjs'

const DAYS = 90
const CHECKS = 60
/** Of the verdicts, one of so many becomes another on a day: a power of two. */
const MOVING = 512
const UNCACHED = 10

/** What the page cannot do without: how many accounts have which verdict, and how many had on each day. */
const BARE_QUERY = `SELECT check_id, verdict, count(*) FROM evidence_verdict WHERE until_at IS NULL GROUP BY 1, 2`
const BARE_TREND = 'SELECT * FROM evidence_day'

/**
 * @param {string} server
 * @param {number} accounts
 */
export async function benchPosture(server, accounts) {
  const databaseUrl = await createDatabase(server, 'bench_posture')
  const verdicts = await fillEvidence(databaseUrl, accounts)
  const { env, session } = await signIn(databaseUrl)
  const app = await serve({ databaseUrl, dataDir: inRoot('.data/bench'), env: { ...NO_FEED, ...env } })
  const agent = keepAlive()
  try {
    const page = await measureRequests(agent, session, () => `${app.url}/iam`)
    // A moment that nobody asked for yet.
    const past = (/** @type {number} */ run) => new Date(Date.now() - (run + 1) * 3_600_000).toISOString()
    const at = await measureRequests(agent, session, (run) => `${app.url}/iam?at=${past(run)}`, 200, UNCACHED)
    const list = await measureRequests(agent, session, () => `${app.url}/iam/checks/C1`)
    const bareQueryMs = await measureQuery(databaseUrl, BARE_QUERY, [], UNCACHED)
    const bareTrendMs = await measureQuery(databaseUrl, BARE_TREND, [], UNCACHED)
    return {
      ...{ bench: 'evidence-page', accounts, checks: CHECKS, days: DAYS, verdicts },
      ...page,
      ...{ bareQueryMs, bareTrendMs, p95PerBareQuery: Number((page.p95Ms / bareQueryMs).toFixed(2)) },
      ...{ pastMs: at.ms, checkMs: list.ms, checkP95Ms: list.p95Ms },
    }
  } finally {
    agent.destroy()
    await app.stop()
  }
}

/**
 * Invents accounts in twenty units, a verdict of each check in each, and what they were before.
 * @param {string} databaseUrl
 * @param {number} accounts
 * @returns {Promise<number>} how many verdicts there are, past ones included
 */
async function fillEvidence(databaseUrl, accounts) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  await client.query(`
    INSERT INTO aws_connection (id, name, kind, account_id) VALUES ('bench', 'Bench', 'organization', '100000000001');
    INSERT INTO org_unit (id, connection_id, parent_id, name, path)
      SELECT 'ou-' || n, 'bench', NULL, 'Unit ' || n, 'Unit ' || n FROM generate_series(1, 20) n;
    INSERT INTO aws_account (id, connection_id, name, status, org_unit_id, first_seen_at, last_seen_at)
      SELECT (100000000000 + n)::text, 'bench', 'account-' || n, 'ACTIVE', 'ou-' || (1 + n % 20), now() - interval '1 year', now()
      FROM generate_series(1, ${accounts}) n;`)
  await client.query(
    `INSERT INTO evidence_verdict (account_id, check_id, verdict, digest, explanation, rows, total, as_of, fresh_until, from_at,
       confirmed_at, until_at)
     SELECT a.id, chr(66 + c / 10) || (c % 10), (ARRAY['pass', 'fail', 'not-applicable', 'not-checked'])[1 + (hashtext(a.id || c || d) & 3)],
       md5(a.id || c), 'What was found in this account, as a sentence of some length.',
       '[{"subject": "user", "detail": "no MFA", "isBad": true}]', 1, now(), now() + interval '1 day',
       now() - d * interval '1 day', now(), CASE WHEN d = 0 THEN NULL ELSE now() - (d - 1) * interval '1 day' END
     FROM aws_account a CROSS JOIN generate_series(1, ${CHECKS}) c CROSS JOIN generate_series(0, ${DAYS}) d
     WHERE d = 0 OR (hashtext(c || a.id || d) & ${MOVING - 1}) = 0`,
  )
  await client.query(
    `INSERT INTO evidence_day (day, check_id, verdict, accounts)
     SELECT now()::date - d, chr(66 + c / 10) || (c % 10), v, ${accounts} / 4
     FROM generate_series(1, ${CHECKS}) c CROSS JOIN generate_series(0, ${DAYS}) d
       CROSS JOIN unnest(ARRAY['pass', 'fail', 'not-applicable', 'not-checked']) v`,
  )
  await client.query('VACUUM ANALYZE evidence_verdict')
  const { rows } = await client.query('SELECT count(*)::int AS verdicts FROM evidence_verdict')
  await client.end()
  return rows[0].verdicts
}
