/** Databases for benches: migrated, and filled with as many events as wanted by PostgreSQL itself. */
import pg from 'pg'
import { inRoot } from '../scripts/launcher/root.mjs'
import { migrate } from '../scripts/migrate.mjs'
import { createToken, SECRET_KEY, SESSION_COOKIE, signInOwner } from '../scripts/testing/credentials.mjs'

/**
 * @param {string} server URL of any database of the server
 * @param {string} name
 * @returns {Promise<string>} URL of a new, migrated database
 */
export async function createDatabase(server, name) {
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href
  await query(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)
  await migrate(url, inRoot('prisma/migrations'))
  return url
}

/**
 * @param {string} url
 * @param {string} sql
 * @param {unknown[]} [values]
 */
async function query(url, sql, values) {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await client.query(sql, values)
  } finally {
    await client.end()
  }
}

/**
 * Signs an owner and a program in.
 * @param {string} url
 * @returns {Promise<{ env: Record<string, string>, session: Record<string, string>, token: Record<string, string> }>} what
 *   the application needs in its environment; the headers that either sends
 */
export async function signIn(url) {
  const ask = (/** @type {string} */ sql, /** @type {unknown[]} */ values) => query(url, sql, values)
  return {
    env: { FAULTLINE_SECRET_KEY: SECRET_KEY },
    session: { cookie: `${SESSION_COOKIE}=${await signInOwner(ask)}` },
    token: { authorization: `Bearer ${await createToken(ask, 'viewer')}` },
  }
}

const SERVICES =
  "ARRAY['ec2','lambda','s3','iam','sts','rds','dynamodb','kinesis','cloudwatch','route53','sqs','cognito']"
const REGIONS =
  "ARRAY['us-east-1','us-east-2','us-west-1','us-west-2','eu-west-1','eu-central-1','ap-northeast-1','global']"

/**
 * Stores closed events, spread evenly over ten years up to now, each an incident of its own.
 * @param {string} url
 * @param {number} events
 */
export async function fill(url, events) {
  await fillEvents(url, events, EVENLY)
  await query(
    url,
    `INSERT INTO incident (id, kind, origin, status, title, partition, severity, proposed_severity, severity_rule, started_at,
       ended_at, services, regions, peak_severity, event_count, first_said_at, first_seen_at, resolved_at)
     SELECT id, 'provider', 'correlated', 'resolved', summary, 'aws', 3, 3, 'As AWS said', started_at, ended_at,
       ARRAY[service], ARRAY[region], peak_severity, 1, started_at, started_at, ended_at FROM health_event`,
  )
  await query(url, "SELECT setval(pg_get_serial_sequence('incident', 'id'), (SELECT max(id) FROM incident))")
  await query(url, 'INSERT INTO incident_event (event_id, incident_id) SELECT id, id FROM health_event')
  await query(url, 'VACUUM ANALYZE')
}

/** Evenly spread over ten years: number, service, Region, start and length of each. */
const EVENLY = `SELECT n, (${SERVICES})[1 + n % 12] AS service, (${REGIONS})[1 + (n / 12) % 8] AS region,
    now() - interval '10 years' * (n::float8 / $1) AS started_at, interval '1 minute' * (10 + n % 500) AS length
  FROM generate_series(1, $1::int) n`

/** The same of 200 services in 32 Regions, but of each thousand 48 services of one Region begin within 48 minutes. */
const OUTAGES = `SELECT n, 'service' || n % 1024 % 200 AS service,
    'xx-east-' || CASE WHEN n % 1024 < 48 THEN n / 1024 ELSE n END % 32 AS region,
    now() - interval '10 years' * ((CASE WHEN n % 1024 < 48 THEN n - n % 1024 ELSE n END)::float8 / $1)
      + CASE WHEN n % 1024 < 48 THEN n % 1024 ELSE 0 END * interval '1 minute' AS started_at,
    interval '1 minute' * (60 + n % 500) AS length
  FROM generate_series(1, $1::int) n`

/**
 * Stores closed events that belong to no incident yet, of each thousand 48 to one outage.
 * @param {string} url
 * @param {number} events
 */
export async function fillUngrouped(url, events) {
  await fillEvents(url, events, OUTAGES)
}

/**
 * Stores closed events, each with two updates, a service and a sighting.
 * @param {string} url
 * @param {number} events
 * @param {string} made
 */
async function fillEvents(url, events, made) {
  await query(
    url,
    `INSERT INTO health_event (arn, service, upstream_service, service_name, region, type_code, category, scope, status,
       severity, peak_severity, summary, started_at, ended_at, said_at, fetched_at, listing, payload_digest, words)
     SELECT 'arn:bench/' || n, service, service || '-' || region, initcap(service), region, 'BENCH', 'issue', 'PUBLIC', 'closed',
       NULL, (ARRAY['informational','informational','degradation','disruption'])[1 + n % 4]::severity,
       '[RESOLVED] Elevated error rates, case ' || n, started_at, started_at + length, started_at + length, now(), 'history',
       md5(n::text)::uuid, array_to_tsvector(ARRAY['resolved','elevated','error','rates','case', n::text, service])
     FROM (${made}) made`,
    [events],
  )
  await query(
    url,
    `INSERT INTO event_update (event_id, observed_at, digest, text, severity)
     SELECT id, moment, md5(moment::text)::uuid, 'Some requests fail in case ' || id, peak_severity
     FROM health_event, LATERAL (VALUES (started_at), (ended_at)) AS said(moment)`,
  )
  await query(
    url,
    `INSERT INTO sighting (event_id, source, first_seen_at, last_seen_at) SELECT id, 'public-feed', now(), now() FROM health_event`,
  )
  await query(
    url,
    `INSERT INTO impacted_service (event_id, upstream_service, service, region, name, peak_severity, said_at, fetched_at)
     SELECT id, upstream_service, service, region, service_name, peak_severity, said_at, fetched_at FROM health_event`,
  )
  await query(url, 'VACUUM ANALYZE')
}
