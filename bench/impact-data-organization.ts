/** SQL that makes the organization of bench/impact-data.ts: teams, accounts that moved between them, and what they use. */

const REGIONS = ['us-east-1', 'eu-west-1', 'us-west-2', 'eu-central-1', 'us-east-2', 'ap-northeast-1', 'ap-southeast-2']
/** In every Region, the ones in common use first. */
const REGIONAL = (
  'ec2 lambda s3 rds dynamodb sqs sns ecs eks cloudwatch kms secretsmanager elasticloadbalancing apigateway ebs autoscaling ' +
  'kinesis elasticache athena glue redshift states efs ecr cognito eventbridge cloudformation cloudtrail backup codebuild ' +
  'opensearch msk sagemaker batch mq transfer firehose appsync amplify documentdb'
).split(' ')
/** Of no Region. */
const GLOBAL = ['iam', 'sts', 'cloudfront', 'route53', 'organizations']

/** A list as PostgreSQL writes it. */
function array(values: readonly string[]): string {
  return `ARRAY['${values.join("','")}']`
}

export const SERVICES = array(REGIONAL)
export const GLOBAL_SERVICES = array(GLOBAL)
export const ALL_REGIONS = array(REGIONS)

/** Number n of the accounts as its id. */
export const accountId = (number: string) => `(100000000000 + (${number}) * 7919::bigint)::text`

export const TEAMS = [
  "INSERT INTO team (name) SELECT 'Team ' || lpad(n::text, 3, '0') FROM generate_series(1, pg_temp.size('teams')) n",
]

/** One of fifty accounts has left, one of thirty has moved from one team to another within the five years. */
export const ACCOUNTS = [
  "INSERT INTO aws_connection (id, name, kind, enabled) VALUES ('bench', 'Bench', 'organization', false)",
  `INSERT INTO org_unit (id, connection_id, parent_id, name, path) SELECT 'ou-' || n, 'bench',
     CASE WHEN n > 0 THEN 'ou-0' END, 'Unit ' || n, CASE WHEN n > 0 THEN 'Root/Unit ' || n ELSE 'Root' END
   FROM generate_series(0, 40) n`,
  `INSERT INTO aws_account (id, connection_id, name, status, org_unit_id, environment, criticality, first_seen_at,
     last_seen_at, left_at)
   SELECT ${accountId('n')}, 'bench', 'account ' || n, 'ACTIVE', 'ou-' || (1 + n % 40),
     (ARRAY['production', 'staging', 'development', NULL])[1 + n % 4], (ARRAY['critical', 'high', 'normal', NULL])[1 + n % 4],
     pg_temp.present() - interval '5 years', pg_temp.present(),
     CASE WHEN n % 50 = 0 THEN pg_temp.present() - interval '1 year' * pg_temp.chance(n, 1) END
   FROM generate_series(1, pg_temp.size('accounts')) n`,
  `INSERT INTO team_account (team_id, account_id)
   SELECT t.id, ${accountId('n')} FROM generate_series(1, pg_temp.size('accounts')) n
   JOIN (SELECT id, row_number() OVER (ORDER BY name) AS place FROM team) t ON t.place = 1 + n % pg_temp.size('teams')`,
  `WITH moved AS (
     UPDATE team_account_period p SET from_at = pg_temp.present() - interval '5 years' * pg_temp.chance(n, 2)
     FROM generate_series(30, pg_temp.size('accounts'), 30) n WHERE p.account_id = ${accountId('n')}
     RETURNING p.account_id, p.from_at, n)
   INSERT INTO team_account_period (team_id, team_name, account_id, until_at)
   SELECT t.id, t.name, m.account_id, m.from_at FROM moved m
   JOIN (SELECT id, name, row_number() OVER (ORDER BY name) AS place FROM team) t
     ON t.place = 1 + (m.n + 7) % pg_temp.size('teams')`,
  // Two Regions each, in each some 22 services, and what is global.
  `INSERT INTO service_usage (account_id, service, region, source, connection_id, resources, as_of)
   SELECT DISTINCT ON (1, 2, 3) ${accountId('n')}, u.service, u.region, 'config', 'bench', 1 + n % 90,
     pg_temp.present() - interval '1 day'
   FROM generate_series(1, pg_temp.size('accounts')) n CROSS JOIN LATERAL (
     SELECT s.service, pg_temp.pick(${ALL_REGIONS}, pg_temp.chance(n * 2 + half, 3) ^ 2) AS region
     FROM generate_series(0, 1) half, unnest(${SERVICES}) WITH ORDINALITY s(service, place)
     WHERE pg_temp.chance(n * 1000 + half * 100 + s.place, 4) < 0.95 - 0.02 * s.place
     UNION ALL SELECT service, 'global' FROM unnest(${GLOBAL_SERVICES}) service) u`,
]
