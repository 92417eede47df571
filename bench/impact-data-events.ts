/** SQL that makes what AWS said, and the incidents of it, of bench/impact-data.ts. */
import { ALL_REGIONS, accountId, GLOBAL_SERVICES, SERVICES } from './impact-data-organization'

/**
 * Of each hundred events the first ten are one outage of a Region, the next twenty are ten pairs, the others are alone.
 * `first` is the number of the first of its incident.
 */
const FIRST = `greatest(1, n - CASE WHEN n % 100 < 10 THEN n % 100 WHEN n % 100 < 30 THEN n % 2 ELSE 0 END)`

/** Most end soon, few after weeks. */
const MINUTES = `CASE WHEN pg_temp.chance(n, 15) < 0.002 THEN 30 * 1440 ELSE 15 END + 1440 * pg_temp.chance(n, 16) ^ 7`

/**
 * Three of ten events are public, the other ones name accounts. The latest twenty go on; of one public event in five
 * hundred nobody knows when it ended; the first of one outage in twenty is of many services.
 */
export const EVENTS = [
  `CREATE TEMP TABLE made AS SELECT n, first, region, service, is_public, started_at, n > pg_temp.size('events') - 20 AS is_open,
       is_public AND n % 500 = 41 AND n <= pg_temp.size('events') - 20 AS is_lost,
       started_at + interval '1 minute' * (${MINUTES}) AS until
     FROM (SELECT n, first, CASE WHEN service = ANY(${GLOBAL_SERVICES}) THEN 'global'
           ELSE pg_temp.pick(${ALL_REGIONS}, pg_temp.chance(first, 11) ^ 1.5) END AS region,
         CASE WHEN n % 2000 = 0 THEN 'multipleservices' ELSE service END AS service,
         n % 100 < 10 OR pg_temp.chance(n, 12) < 0.25 AS is_public,
         date_trunc('milliseconds', pg_temp.present() - interval '5 years' * ((pg_temp.size('events') - first + 1)::float8
           / pg_temp.size('events')) + interval '3 minutes' * (n - first)) AS started_at
       FROM (SELECT n, ${FIRST} AS first, CASE WHEN n % 100 >= 10 AND pg_temp.chance(n, 13) < 0.12
             THEN pg_temp.pick(${GLOBAL_SERVICES}, pg_temp.chance(n, 14))
             ELSE pg_temp.pick(${SERVICES}, pg_temp.chance(n, 14) ^ 2) END AS service
           FROM generate_series(1, pg_temp.size('events')) n) numbered) placed`,
  `INSERT INTO health_event (id, arn, service, upstream_service, service_name, region, type_code, category, scope, status,
     severity, peak_severity, summary, started_at, ended_at, said_at, fetched_at, listing, payload_digest)
   SELECT n, 'arn:aws:health:' || region || '::event/BENCH/' || n, service, service || '-' || region, initcap(service), region,
     'AWS_' || upper(service) || CASE WHEN is_public OR n % 2 = 0 THEN '_OPERATIONAL_ISSUE' ELSE '_DEGRADED_RESOURCES' END,
     'issue', CASE WHEN is_public THEN 'PUBLIC' ELSE 'ACCOUNT_SPECIFIC' END,
     CASE WHEN is_open OR is_lost THEN 'open' ELSE 'closed' END,
     CASE WHEN is_open OR is_lost THEN 'degradation'::severity END,
     CASE WHEN is_public THEN (ARRAY['informational', 'informational', 'degradation', 'disruption'])[1 + n % 4]::severity END,
     'Elevated error rates, case ' || n, started_at, CASE WHEN NOT is_open AND NOT is_lost THEN until END,
     CASE WHEN is_open THEN pg_temp.present() ELSE until END, pg_temp.present(), CASE WHEN is_public THEN 'history' ELSE 'health' END,
     md5(n::text)::uuid
   FROM made`,
  // AWS's first word comes up to an hour late.
  `INSERT INTO event_update (event_id, observed_at, digest, text, severity)
   SELECT n, moment, md5(n || moment::text)::uuid, 'Some requests fail in case ' || n, NULL
   FROM made, LATERAL (VALUES (started_at + interval '60 minutes' * pg_temp.chance(n, 17)), (until + interval '5 minutes')) said(moment)
   WHERE moment <= pg_temp.present()`,
  `INSERT INTO sighting (event_id, source, first_seen_at, last_seen_at)
   SELECT n, CASE WHEN is_public THEN 'public-feed' ELSE 'aws-health:bench' END,
     least(started_at + interval '61 minutes', pg_temp.present()), pg_temp.present() FROM made`,
  `INSERT INTO impacted_service (event_id, upstream_service, service, region, name, peak_severity, said_at, fetched_at)
   SELECT n, service || '-' || region, service, region, initcap(service), 'degradation'::severity, until, pg_temp.present()
   FROM made WHERE is_public
   UNION ALL SELECT n, s || '-' || region, s, region, initcap(s), 'degradation'::severity, until, pg_temp.present()
   FROM made, unnest(${SERVICES}) WITH ORDINALITY listed(s, place)
   WHERE is_public AND n % 100 = 0 AND s <> service AND place <= CASE WHEN n % 2000 = 0 THEN 40 ELSE 6 END`,
  // The windows of AWS's texts, and of the services whose status it tells.
  `INSERT INTO impact_window (event_id, ordinal, clock, from_at, to_at, confidence)
   SELECT n, 1, 'described', started_at - interval '10 minutes' * pg_temp.chance(n, 18),
     CASE WHEN NOT is_lost AND NOT is_open THEN until - interval '10 minutes' * pg_temp.chance(n, 19) END, 'high'
   FROM made WHERE pg_temp.chance(n, 20) < 0.6`,
  `INSERT INTO impact_window (event_id, ordinal, clock, from_at, to_at, service, confidence)
   SELECT i.event_id, 1 + row_number() OVER (PARTITION BY i.event_id ORDER BY i.upstream_service), 'recovered', e.started_at,
     e.started_at + (e.ended_at - e.started_at) * pg_temp.chance(e.id, 21), i.upstream_service, 'high'
   FROM impacted_service i JOIN health_event e ON e.id = i.event_id WHERE e.ended_at IS NOT NULL AND e.id % 5 = 0`,
  // One event in two thousand names a quarter of all accounts, the others up to twenty.
  `INSERT INTO affected_account (event_id, account_id, first_seen_at)
   SELECT DISTINCT n, ${accountId("1 + floor(pg_temp.chance(n * 10000 + a, 22) * pg_temp.size('accounts'))::int")}, started_at + interval '70 minutes'
   FROM made, LATERAL generate_series(1, CASE WHEN n % 2000 = 77 THEN pg_temp.size('accounts') / 4
     ELSE 1 + floor(20 * pg_temp.chance(n, 23) ^ 3)::int END) a
   WHERE NOT is_public`,
  "SELECT setval(pg_get_serial_sequence('health_event', 'id'), (SELECT max(id) FROM health_event))",
  'ANALYZE health_event, impacted_service, impact_window, affected_account',
]

/** What people did about them: nine of ten are over, half were acknowledged, the team timed one in twenty by itself. */
export const INCIDENTS = [
  `INSERT INTO incident (id, kind, origin, status, title, partition, severity, proposed_severity, severity_rule, started_at,
     ended_at, services, regions, everywhere, peak_severity, event_count, open_event_count, first_said_at, first_seen_at,
     acknowledged_at, mitigated_at, resolved_at)
   SELECT first, CASE WHEN bool_or(service = ANY(${GLOBAL_SERVICES})) THEN 'identity' ELSE 'provider' END, 'correlated',
     CASE WHEN bool_or(is_open) THEN 'detected' ELSE 'resolved' END, 'Elevated error rates, case ' || first, 'aws',
     1 + first % 4, 1 + first % 4, 'As AWS said', min(started_at),
     CASE WHEN NOT bool_or(is_open OR is_lost) THEN max(until) END,
     array_agg(DISTINCT service), array_agg(DISTINCT region), bool_or(region = 'global'), 'degradation', count(*),
     count(*) FILTER (WHERE is_open), min(started_at) + interval '20 minutes', min(started_at) + interval '61 minutes',
     CASE WHEN first % 2 = 0 THEN least(pg_temp.present(), min(started_at) + interval '62 minutes' + interval '1 hour' * pg_temp.chance(first, 24)) END,
     CASE WHEN first % 4 = 0 AND NOT bool_or(is_open) THEN max(until) - interval '2 minutes' END,
     CASE WHEN NOT bool_or(is_open) THEN max(until) + interval '3 hours' * pg_temp.chance(first, 25) END
   FROM made GROUP BY first`,
  'INSERT INTO incident_event (event_id, incident_id, is_open) SELECT n, first, is_open FROM made',
  "SELECT setval(pg_get_serial_sequence('incident', 'id'), (SELECT max(id) FROM incident))",
  `INSERT INTO observed_window (incident_id, from_at, to_at, service, by_name)
   SELECT id, started_at + interval '5 minutes', ended_at - interval '1 minute', services[1], 'Mira Sand'
   FROM incident WHERE id % 20 = 3 AND ended_at > started_at + interval '10 minutes'`,
  `INSERT INTO blast_report (incident_id, account_id, verdict, note, by_name, at)
   SELECT id, ${accountId("1 + id % pg_temp.size('accounts')")}, CASE WHEN id % 300 = 7 THEN 'clear' ELSE 'touched' END,
     'Seen in the logs', 'Mira Sand', started_at + interval '2 hours'
   FROM incident WHERE id % 100 = 7`,
  // What was polled all the time.
  `INSERT INTO source (id, kind) VALUES ('public-feed', 'public-status') ON CONFLICT DO NOTHING`,
  `INSERT INTO source_listing (id, source_id, first_complete_at, last_complete_at)
   SELECT id, 'public-feed', pg_temp.present() - interval '5 years', pg_temp.present() FROM unnest(ARRAY['current', 'history']) id
   ON CONFLICT DO NOTHING`,
  `INSERT INTO coverage (listing_id, from_at, to_at)
   SELECT id, pg_temp.present() - interval '5 years', pg_temp.present() FROM unnest(ARRAY['current', 'history']) id`,
]
