/** Fills a database with an organization of ten thousand accounts, what they use, and one incident that hits half of them. */
import pg from 'pg'

const STATEMENTS = [
  "INSERT INTO aws_connection (id, name, kind) VALUES ('bench', 'Bench', 'organization')",
  `INSERT INTO org_unit (id, connection_id, parent_id, name, path) SELECT 'ou-' || n, 'bench', CASE WHEN n > 0 THEN 'ou-0' END,
     'Unit ' || n, CASE WHEN n > 0 THEN 'Root/Unit ' || n ELSE 'Root' END FROM generate_series(0, 40) n`,
  `INSERT INTO aws_account (id, connection_id, name, status, org_unit_id, environment, criticality, first_seen_at, last_seen_at)
     SELECT (100000000000 + n * 7919::bigint)::text, 'bench', 'account ' || n, 'ACTIVE', 'ou-' || (1 + n % 40),
       (ARRAY['production', 'staging', 'development', NULL])[1 + n % 4], (ARRAY['critical', 'high', 'normal', NULL])[1 + n % 4],
       now(), now() FROM generate_series(1, $1::int) n`,
  "INSERT INTO team (name) SELECT 'Team ' || n FROM generate_series(1, 60) n",
  `INSERT INTO team_account (team_id, account_id)
     SELECT t.id, a.id FROM (SELECT id, row_number() OVER (ORDER BY id) AS place FROM aws_account) a
     JOIN (SELECT id, row_number() OVER (ORDER BY name) AS place FROM team) t ON t.place = 1 + a.place % 60`,
  `INSERT INTO service_usage (account_id, service, region, source, connection_id, resources, as_of)
     SELECT a.id, 'service' || s, r, 'config', 'bench', s, now() - interval '1 day'
     FROM (SELECT id FROM aws_account ORDER BY id) a, generate_series(1, 60) s,
       unnest(ARRAY['us-east-1', 'us-west-2', 'eu-west-1', 'eu-central-1', 'ap-northeast-1']) r`,
  `INSERT INTO health_event (arn, service, upstream_service, service_name, region, type_code, category, scope, status, severity,
       peak_severity, summary, started_at, said_at, fetched_at, listing, payload_digest)
     SELECT 'arn:bench/' || scope, service, service || '-us-east-1', initcap(service), 'us-east-1', 'BENCH_OPERATIONAL_ISSUE',
       'issue', scope, 'open', 'disruption', 'disruption', 'Elevated error rates', now() - interval '3 hours', now(), now(),
       'current', md5(scope)::uuid
     FROM (VALUES ('multipleservices', 'PUBLIC'), ('service1', 'ACCOUNT_SPECIFIC')) made(service, scope)`,
  `INSERT INTO impacted_service (event_id, upstream_service, service, region, name, peak_severity, said_at, fetched_at)
     SELECT 1, 'service' || n || '-us-east-1', 'service' || n, 'us-east-1', 'Service ' || n, 'degradation', now(), now()
     FROM generate_series(1, 60) n`,
  `INSERT INTO incident (id, kind, origin, status, title, partition, severity, proposed_severity, severity_rule, started_at,
       first_seen_at, event_count, open_event_count, services, regions)
     VALUES (1, 'provider', 'correlated', 'detected', 'us-east-1 is down', 'aws', 1, 1, 'As AWS said', now() - interval '3 hours',
       now(), 2, 2, '{service1}', '{us-east-1}')`,
  'INSERT INTO incident_event (event_id, incident_id) SELECT id, 1 FROM health_event',
  `INSERT INTO affected_account (event_id, account_id, first_seen_at)
     SELECT 2, id, now() FROM aws_account ORDER BY id LIMIT $1::int / 2`,
  `INSERT INTO affected_entity (event_id, account_id, entity_value, status, last_updated_at)
     SELECT 2, a.account_id, 'i-' || a.account_id || n, (ARRAY['IMPAIRED', 'RESOLVED'])[1 + n % 2], now()
     FROM affected_account a, generate_series(1, $2::int / ($1::int / 2)) n`,
  'VACUUM ANALYZE',
]

/**
 * Stores accounts of five Regions with 60 services in each, and incident 1, in which AWS names half of them and so many
 * resources, and 60 services of one Region.
 * @param {string} databaseUrl
 * @param {number} accounts
 * @param {number} entities
 */
export async function fillBlastRadius(databaseUrl, accounts, entities) {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    for (const statement of STATEMENTS) {
      const given = statement.includes('$2') ? [accounts, entities] : statement.includes('$1') ? [accounts] : []
      await client.query(statement, given)
    }
  } finally {
    await client.end()
  }
}

/** What any answer must at least add up: who uses what failed, and how many resources AWS named of each. */
export const BARE_AGGREGATE = `SELECT coalesce(u.account_id, n.account_id) AS id, u.services, n.entities FROM (
    SELECT account_id, count(*) AS services FROM service_usage
    WHERE region = 'us-east-1' AND service IN (SELECT service FROM impacted_service WHERE event_id = 1) GROUP BY 1) u
  FULL JOIN (SELECT account_id, count(*) AS entities FROM affected_entity
    WHERE event_id IN (SELECT event_id FROM incident_event WHERE incident_id = 1) GROUP BY 1) n USING (account_id)`
