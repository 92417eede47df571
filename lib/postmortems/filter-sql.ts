/** Turns the filters of lists into SQL over post-mortem p and the incident i on which it is shown. */
import type { Bind } from '@/lib/db/statement'
import type { VisibleAccounts } from '@/lib/db/visibility'
import { isSeen } from '@/lib/incidents/seen-sql'
import type { ActionFilter, PostmortemFilter } from './filter'
import { ACTION_OVERDUE } from './read-actions'

/**
 * Joins to post-mortem p the incident i on which it is shown: of one that was merged, what it went into. Each is looked up
 * by itself (OFFSET): nearly all are their own, which PostgreSQL cannot know, and it would compare each with each.
 */
export const SHOWN_ON = `JOIN incident o ON o.id = p.incident_id CROSS JOIN LATERAL (
  SELECT n.* FROM incident n WHERE n.id = CASE WHEN o.merged_into IS NULL THEN o.id ELSE (
    WITH RECURSIVE up(id, merged_into) AS (
      SELECT o.id, o.merged_into UNION SELECT n.id, n.merged_into FROM incident n JOIN up ON n.id = up.merged_into)
    SELECT up.id FROM up WHERE up.merged_into IS NULL) END OFFSET 0) i`

/** Items c of checklists that nobody removed, open after their due day (UTC). */
export const ITEM_OVERDUE = `(c.outcome = 'open' AND c.removed_at IS NULL AND c.due_on < (now() AT TIME ZONE 'UTC')::date)`

/** Roles r of post-mortem p in which nobody's signature stands. */
export const UNSIGNED = `jsonb_array_elements(p.sign_off_roles) WITH ORDINALITY r(role, place) WHERE NOT EXISTS (
  SELECT FROM sign_off s WHERE s.postmortem_id = p.id AND s.role = r.role->>'id' AND s.withdrawn_at IS NULL)`

/** Conditions over p and i for everything but words. */
export function postmortemConditions(filter: PostmortemFilter, accounts: VisibleAccounts, bind: Bind): string[] {
  const { state, team, owner, overdue, missing } = filter
  return [
    ...isSeen(accounts, bind),
    ...(state.length > 0 ? [`p.state = ANY(${bind(state)})`] : []),
    ...(team.length > 0 ? [teamNamed('i.team_id', team, bind)] : []),
    ...ownedBy('i.owner_id', owner, bind),
    ...(overdue ? [OVERDUE] : []),
    ...(missing ? [`p.state <> 'published' AND EXISTS (SELECT FROM ${UNSIGNED})`] : []),
  ]
}

/** Conditions over action_item a, p and i. */
export function actionConditions(filter: ActionFilter, accounts: VisibleAccounts, bind: Bind): string[] {
  const { team, owner, type, priority, overdue, q } = filter
  return [
    'a.removed_at IS NULL',
    ...isSeen(accounts, bind),
    ...(team.length > 0 ? [teamNamed('coalesce(a.team_id, i.team_id)', team, bind)] : []),
    ...ownedBy('a.owner_id', owner, bind),
    ...(type.length > 0 ? [`a.type = ANY(${bind(type)})`] : []),
    ...(priority.length > 0 ? [`a.priority = ANY(${bind(priority)})`] : []),
    ...(overdue ? [ACTION_OVERDUE] : []),
    ...(q === null ? [] : [`a.words @@ websearch_to_tsquery('english', ${bind(q)})`]),
  ]
}

const OVERDUE = `(EXISTS (SELECT FROM checklist_item c WHERE c.postmortem_id = p.id AND ${ITEM_OVERDUE})
  OR EXISTS (SELECT FROM action_item a WHERE a.postmortem_id = p.id AND a.removed_at IS NULL AND ${ACTION_OVERDUE}))`

function teamNamed(column: string, names: readonly string[], bind: Bind): string {
  const given = bind(names.map((name) => name.toLowerCase()))
  return `${column} IN (SELECT t.id FROM team t WHERE t.id::text = ANY(${given}) OR lower(t.name) = ANY(${given}))`
}

/** `me` that was not replaced is nobody. */
function ownedBy(column: string, owners: readonly string[], bind: Bind): string[] {
  if (owners.length === 0) return []
  const ids = owners.filter((owner) => owner !== 'none' && owner !== 'me')
  const any = [
    ...(ids.length > 0 ? [`${column} = ANY(${bind(ids)}::uuid[])`] : []),
    ...(owners.includes('none') ? [`${column} IS NULL`] : []),
  ]
  return [any.length === 0 ? 'false' : `(${any.join(' OR ')})`]
}
