/** The columns in which accounts are read, over aws_account a. */
import 'server-only'
import { iso } from '@/lib/db/iso-sql'

const UNIT = `(SELECT json_build_object('id', u.id, 'name', u.name, 'path', u.path)
  FROM org_unit u WHERE u.id = a.org_unit_id)`

const TEAMS = `(SELECT coalesce(json_agg(json_build_object('id', t.id, 'name', t.name, 'origin', o.origin)
    ORDER BY lower(t.name), t.id), '[]')
  FROM team_account o JOIN team t ON t.id = o.team_id WHERE o.account_id = a.id)`

/** An AccountView. */
export const ACCOUNT_COLUMNS = `a.id::text, a.name, a.email, a.status, a.connection_id AS "connectionId",
  ${UNIT} AS "orgUnit", ${TEAMS} AS teams, a.environment,
  a.environment_origin AS "environmentOrigin", a.criticality, a.criticality_origin AS "criticalityOrigin", a.tags, ${iso('a.joined_at')} AS "joinedAt",
  ${iso('a.last_seen_at')} AS "lastSeenAt", ${iso('a.left_at')} AS "leftAt"`

/** What an AccountDetailView has besides, but for its events. */
export const ACCOUNT_DETAIL_COLUMNS = `${ACCOUNT_COLUMNS}, ${iso('a.first_seen_at')} AS "firstSeenAt",
  ${iso('a.tags_read_at')} AS "tagsReadAt",
  (SELECT c.name FROM aws_connection c WHERE c.id = a.connection_id) AS "connectionName"`
