/** Reads action items that evidence decides on: those with a verification rule, and the re-verifications that are due. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import type { ActionItemState } from '@/lib/domain/postmortem/words'

/** An action with a rule. */
export interface RuledAction {
  id: string
  version: number
  state: ActionItemState
  check: string
  accounts: string[]
  /** When it was asked for, or last said to be done or open, by anybody. */
  since: Date
  verifiedAt: Date | null
  verifiedSays: string | null
}

/** When somebody last said of action `a` what its state or its rule is. */
const SINCE = `coalesce((SELECT max(c.at) FROM postmortem_change c WHERE c.postmortem_id = a.postmortem_id
    AND c.subject = a.id::text AND (c.what IN ('action-added', 'action-brought-back', 'verified', 'regressed', 'issue-moved')
      OR c.properties && '{state,verifyCheck,verifyAccounts}'::text[])), a.created_at)`

/** Actions with a rule, but for those that were dropped or removed. */
export async function listRuledActions(): Promise<RuledAction[]> {
  const { rows } = await pool().query<RuledAction>(
    `SELECT a.id::text, a.version, a.state, a.verify_check AS check, a.verify_accounts AS accounts, ${SINCE} AS since,
       a.verified_at AS "verifiedAt", a.verified_says AS "verifiedSays"
     FROM action_item a
     WHERE a.verify_check IS NOT NULL AND a.removed_at IS NULL AND a.state <> 'dropped' ORDER BY a.id`,
  )
  return rows
}

/** A re-verification on or after its due day that nobody has ended. */
export interface DueVerification {
  id: string
  version: number
  /** The begin of its due day, UTC: evidence from then on counts. */
  since: Date
  verifiedAt: Date | null
  verifiedSays: string | null
  /** What was to be verified in its post-mortem: checks and accounts of the actions that were done. */
  rules: { check: string; accounts: string[] }[]
}

/** Re-verifications that are due `now`, of post-mortems in which actions with rules were done. */
export async function listDueVerifications(now: Date): Promise<DueVerification[]> {
  const { rows } = await pool().query<DueVerification>(
    `SELECT a.id::text, a.version, a.due_on::timestamp AT TIME ZONE 'UTC' AS since, a.verified_at AS "verifiedAt",
       a.verified_says AS "verifiedSays", r.rules
     FROM action_item a CROSS JOIN LATERAL (
         SELECT json_agg(json_build_object('check', o.verify_check, 'accounts', o.verify_accounts) ORDER BY o.id) AS rules
         FROM action_item o WHERE o.postmortem_id = a.postmortem_id AND o.verify_check IS NOT NULL AND o.removed_at IS NULL
           AND (o.state = 'done' OR EXISTS (SELECT FROM postmortem_change c
             WHERE c.postmortem_id = o.postmortem_id AND c.subject = o.id::text AND c.what = 'verified'))) r
     WHERE a.purpose <> 'action' AND a.state = 'open' AND a.removed_at IS NULL AND r.rules IS NOT NULL
       AND a.due_on <= ($1::timestamptz AT TIME ZONE 'UTC')::date
     ORDER BY a.id`,
    [now],
  )
  return rows
}
