/** The SQL for whom a HealthEvent e hit, as far as a reader may see it: accounts, entities, how they changed. */
import { iso } from './iso-sql'
import { descriptionOf } from './text-sql'
import type { Scope } from './visibility'

/** How many accounts and changes stand in the event itself. */
const INLINE = 100

/** How many accounts AWS named. */
export function accountCount({ sees }: Scope): string {
  return `(SELECT count(*)::int FROM affected_account a WHERE a.event_id = e.id AND ${sees('a.account_id')})`
}

/** The first accounts, as AffectedAccountView. */
export function accountList(scope: Scope): string {
  return `(SELECT coalesce(json_agg(json_build_object('accountId', a.account_id, 'accountName', n.name,
      'connectionId', a.connection_id, 'firstSeenAt', ${iso('a.first_seen_at')}, 'text', t.text) ORDER BY a.account_id), '[]')
    FROM (SELECT * FROM affected_account a WHERE a.event_id = e.id AND ${scope.sees('a.account_id')}
      ORDER BY a.account_id LIMIT ${INLINE}) a
    LEFT JOIN aws_account n ON n.id = a.account_id
    LEFT JOIN event_text t ON t.event_id = a.event_id AND t.digest = a.text_digest
      AND t.text IS DISTINCT FROM ${descriptionOf(scope)})`
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
