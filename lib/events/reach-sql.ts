/** The SQL for whom a HealthEvent e hit, as far as a reader may see it: accounts, entities, how they changed. */
import { iso } from '@/lib/db/iso-sql'
import type { Scope } from '@/lib/db/visibility'
import { descriptionOf } from './text-sql'

/** How many accounts and changes stand in the event itself. */
const INLINE = 100

/** How many accounts AWS named. */
export function accountCount({ sees }: Scope): string {
  return `(SELECT count(*)::int FROM affected_account a WHERE a.event_id = e.id AND ${sees('a.account_id')})`
}

/**
 * An AffectedAccountView of a, an affected_account, and its own text t, which is null where it has none or was left out.
 * It has one where a.own_size is not null.
 */
export const ACCOUNT_VIEW = `json_build_object('accountId', a.account_id,
  'accountName', (SELECT n.name FROM aws_account n WHERE n.id = a.account_id), 'connectionId', a.connection_id,
  'firstSeenAt', ${iso('a.first_seen_at')}, 'text', t.text, 'textLeftOut', a.own_size IS NOT NULL AND t.text IS NULL)`

/** The first accounts, as AffectedAccountView; their own texts only as long as these have at most so many bytes in sum. */
export function accountList(scope: Scope, longestTexts: number): string {
  return `(WITH first AS MATERIALIZED (
      SELECT * FROM affected_account a WHERE a.event_id = e.id AND ${scope.sees('a.account_id')}
      ORDER BY a.account_id LIMIT ${INLINE}
    ), own AS MATERIALIZED (${ownTexts('first', scope)}), a AS (
      SELECT first.*, own.size AS own_size, sum(own.size) OVER (ORDER BY first.account_id) AS size
      FROM first LEFT JOIN own ON own.digest = first.text_digest
    )
    SELECT coalesce(json_agg(${ACCOUNT_VIEW} ORDER BY a.account_id), '[]') FROM a
    LEFT JOIN event_text t ON t.event_id = a.event_id AND t.digest = a.text_digest
      AND a.own_size IS NOT NULL AND a.size <= ${longestTexts})`
}

/** The wordings (digest, size in bytes) of e that the accounts in a table were given and that differ from its description. */
export function ownTexts(accounts: string, scope: Scope): string {
  return `SELECT t.digest, octet_length(t.text) AS size FROM event_text t
    WHERE t.event_id = e.id AND t.digest IN (SELECT text_digest FROM ${accounts})
      AND t.text IS DISTINCT FROM ${descriptionOf(scope)}`
}

/** How many entities have each status, as EntityStatusCount. */
export function entityStatuses({ sees }: Scope): string {
  return `(SELECT coalesce(json_agg(json_build_object('status', status, 'count', number) ORDER BY number DESC, status), '[]')
    FROM (SELECT n.status, count(*)::int AS number FROM affected_entity n
      WHERE n.event_id = e.id AND ${sees('n.account_id')} GROUP BY n.status) counted)`
}

/** The latest changes, as ReachChangeView. */
export function reachChanges({ sees }: Scope): string {
  return `(SELECT coalesce(json_agg(json_build_object('observedAt', ${iso('r.observed_at')}, 'accountId', r.account_id,
      'entityValue', r.entity_value, 'before', r.before, 'after', r.after) ORDER BY r.observed_at DESC, r.id DESC), '[]')
    FROM (SELECT * FROM reach_change r WHERE r.event_id = e.id AND ${sees('r.account_id')}
      ORDER BY r.observed_at DESC, r.id DESC LIMIT ${INLINE}) r)`
}
