/** The pieces of statements about verdicts: which accounts count, which verdict stands at a moment, what is shown of it. */
import 'server-only'
import { all, type Bind } from '@/lib/db/statement'
import type { VisibleAccounts } from '@/lib/db/visibility'
import type { EvidenceScope } from './filter'

/** A moment within a statement. */
export interface Moment {
  /** The placeholder, as timestamptz; bound when it is first asked for. */
  readonly sql: string
  isPast: boolean
}

/** The moment that is asked for; where none is, `now`. */
export function momentOf({ at }: Pick<EvidenceScope, 'at'>, now: Date, bind: Bind): Moment {
  let sql: string | null = null
  return {
    get sql() {
      sql ??= `${bind(at ?? now.toISOString())}::timestamptz`
      return sql
    },
    isPast: at !== null,
  }
}

/** The condition that a row with from_at and until_at stands at the moment. */
export function stands(row: string, moment: Moment): string {
  if (!moment.isPast) return `${row}.until_at IS NULL`
  const { sql } = moment
  return `${row}.from_at <= ${sql} AND (${row}.until_at IS NULL OR ${row}.until_at > ${sql})`
}

/** The condition that a waiver holds at the moment. */
export function holds(waiver: string, { sql }: Moment): string {
  return `${waiver}.created_at <= ${sql} AND (${waiver}.ended_at IS NULL OR ${waiver}.ended_at > ${sql})
    AND (${waiver}.expires_on + 1)::timestamp AT TIME ZONE 'UTC' > ${sql}`
}

/** What is shown of evidence_verdict `row` at the moment: effectiveVerdict of lib/domain/evidence/verdict.ts as SQL. */
export function shown(row: string, moment: Moment): string {
  return `CASE WHEN ${row}.verdict = 'not-checked' THEN 'not-checked'
    WHEN ${row}.fresh_until < ${moment.sql} THEN 'stale'
    WHEN ${row}.verdict = 'fail' AND EXISTS (SELECT FROM evidence_waiver w WHERE w.check_id = ${row}.check_id
      AND (w.account_id IS NULL OR w.account_id = ${row}.account_id) AND ${holds('w', moment)}) THEN 'waived'
    ELSE ${row}.verdict END`
}

/**
 * The accounts that count, as the text of a WITH item's query: id, name, connection_id, org_unit_id, is_reader. Those are the
 * active ones of connections that collect evidence, and whatever has a verdict at the moment.
 */
export function countedAccounts(scope: EvidenceScope, accounts: VisibleAccounts, moment: Moment, bind: Bind): string {
  const there = moment.isPast
    ? `a.first_seen_at <= ${moment.sql} AND (a.left_at IS NULL OR a.left_at > ${moment.sql})`
    : 'a.left_at IS NULL'
  const conditions = [
    ...(accounts === null ? [] : [`a.id = ANY(${bind(accounts)}::char(12)[])`]),
    ...(scope.account === null ? [] : [`a.id = ${bind(scope.account)}`]),
    ...(scope.connection === null ? [] : [`a.connection_id = ${bind(scope.connection)}`]),
    ...(scope.partition === null ? [] : [`c.partition = ${bind(scope.partition)}`]),
    ...(scope.team === null ? [] : [ofTeam(bind(scope.team))]),
    ...(scope.unit === null ? [] : [belowUnit(bind(scope.unit))]),
    there,
    `(a.status = 'ACTIVE' AND c.enabled AND c.evidence_role IS NOT NULL
      OR EXISTS (SELECT FROM evidence_verdict e WHERE e.account_id = a.id AND ${stands('e', moment)}))`,
  ]
  return `SELECT a.id, a.name, a.connection_id, a.org_unit_id, coalesce(c.account_id = a.id, false) AS is_reader
    FROM aws_account a LEFT JOIN aws_connection c ON c.id = a.connection_id WHERE ${all(conditions)}`
}

function ofTeam(team: string): string {
  return `EXISTS (SELECT FROM team_account o JOIN team t ON t.id = o.team_id
    WHERE o.account_id = a.id AND (t.id::text = ${team} OR lower(t.name) = lower(${team})))`
}

function belowUnit(unit: string): string {
  return `a.org_unit_id IN (WITH RECURSIVE below AS (SELECT id FROM org_unit WHERE id = ${unit}
    UNION SELECT u.id FROM org_unit u JOIN below ON u.parent_id = below.id) SELECT id FROM below)`
}
