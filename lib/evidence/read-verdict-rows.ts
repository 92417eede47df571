/** Reads rows of verdicts with their account and waiver; accounts that were never judged have rows without a finding. */
import 'server-only'
import { iso } from '@/lib/db/iso-sql'
import { pool } from '@/lib/db/pool'
import { type Bind, parameters } from '@/lib/db/statement'
import type { VisibleAccounts } from '@/lib/db/visibility'
import {
  type EvidenceRow,
  FOUND_VERDICTS,
  type FoundVerdict,
  type Verdict,
  WORST_FIRST,
} from '@/lib/domain/evidence/verdict'
import { checkIds } from './check-list'
import type { WaiverView } from './contract'
import { parseVerdictCursor } from './cursor'
import type { VerdictFilter } from './filter'
import { countedAccounts, holds, type Moment, momentOf, shown, stands } from './verdict-sql'

/** A row as the database holds it; `verdict` is what is shown, null where the account was never judged. */
export interface VerdictRow {
  check: string
  accountId: string
  accountName: string
  verdict: Verdict | null
  found: FoundVerdict | null
  explanation: string | null
  rows: EvidenceRow[] | null
  total: number | null
  calls: { call: string; asOf: string }[] | null
  asOf: string | null
  freshUntil: string | null
  since: string | null
  unread: string | null
  waiver: WaiverView | null
  /** Place of its verdict in WORST_FIRST, from 1; null where pages go by check and account. */
  rank: number | null
}

/** Which rows: those behind the cursor, by check and account, or, of one check, those first that have to be looked at. */
export interface RowsRequest {
  limit: number
  cursor: string | null
  order: 'account' | 'worst-first'
}

/** @throws AppError INVALID for a cursor that is none, or of another order */
export async function findVerdictRows(
  filter: VerdictFilter,
  request: RowsRequest,
  accounts: VisibleAccounts,
  now: Date,
): Promise<VerdictRow[]> {
  const { bind, values } = parameters()
  const moment = momentOf(filter, now, bind)
  const { rows } = await pool().query<VerdictRow>(
    `WITH counted AS MATERIALIZED (${countedAccounts(filter, accounts, moment, bind)}),
       page AS (${request.order === 'account' ? pageOf(filter, request, moment, bind) : worstPageOf(filter, request, moment, bind)})
     SELECT page.check_id AS check, page.id::text AS "accountId", page.name AS "accountName",
       page.rank, CASE WHEN v.id IS NOT NULL THEN ${shown('v', moment)} END AS verdict, v.verdict AS found, v.explanation, v.rows, v.total,
       v.calls, ${iso('v.as_of')} AS "asOf", ${iso('v.fresh_until')} AS "freshUntil", v.unread,
       ${iso(`(SELECT coalesce(max(p.until_at) FILTER (WHERE p.verdict <> v.verdict), min(p.from_at)) FROM evidence_verdict p
         WHERE p.account_id = v.account_id AND p.check_id = v.check_id AND p.from_at <= v.from_at)`)} AS since,
       (SELECT ${WAIVER} FROM evidence_waiver w WHERE w.check_id = page.check_id
           AND (w.account_id IS NULL OR w.account_id = page.id) AND ${holds('w', moment)}
         ORDER BY w.account_id NULLS LAST, w.id DESC LIMIT 1) AS waiver
     FROM page LEFT JOIN evidence_verdict v
       ON v.account_id = page.id AND v.check_id = page.check_id AND ${stands('v', moment)}
     ORDER BY page.check_id, page.rank, page.id`,
    values,
  )
  return rows
}

/** Which checks and accounts are on the page: check_id, id, name, rank. */
function pageOf(filter: VerdictFilter, { limit, cursor }: RowsRequest, moment: Moment, bind: Bind): string {
  const position = cursor === null ? null : parseVerdictCursor(cursor, 'account')
  const after = (check: string, id: string) =>
    position === null
      ? 'true'
      : `(${check}, ${id}) > (${bind(position.check)}::text, ${bind(position.account)}::char(12))`
  const end = `ORDER BY 1, 2 LIMIT ${bind(limit)}`
  const [each, once] = [bind(checkIds('account', filter.check)), bind(checkIds('organization', filter.check))]
  const pairs = `SELECT c.check_id, counted.id, counted.name FROM counted
    JOIN (SELECT unnest(${each}::text[]) AS check_id, false AS once UNION ALL SELECT unnest(${once}::text[]), true) c
      ON counted.is_reader OR NOT c.once
    WHERE ${after('c.check_id', 'counted.id')}`
  const unranked = (rows: string) => `SELECT p.*, NULL::int AS rank FROM (${rows} ${end}) p`
  if (filter.verdict.length === 0) return unranked(pairs)
  const wanted = bind(filter.verdict)
  if (filter.verdict.includes('not-checked')) {
    return unranked(`SELECT pair.* FROM (${pairs}) pair LEFT JOIN evidence_verdict v
        ON v.account_id = pair.id AND v.check_id = pair.check_id AND ${stands('v', moment)}
      WHERE coalesce(${shown('v', moment)}, 'not-checked') = ANY(${wanted})`)
  }
  // Only what was judged: the verdicts themselves are gone through, in the order of their index.
  return unranked(`SELECT v.check_id, v.account_id AS id, counted.name FROM evidence_verdict v JOIN counted ON counted.id = v.account_id
    WHERE v.check_id = ANY(${each}::text[] || ${once}::text[]) AND v.verdict = ANY(${bind(foundBehind(filter.verdict))})
      AND ${stands('v', moment)} AND ${after('v.check_id', 'v.account_id')} AND ${shown('v', moment)} = ANY(${wanted})`)
}

/** The same of one check, by rank and account: every account has to be judged before it is known which come first. */
function worstPageOf(filter: VerdictFilter, { limit, cursor }: RowsRequest, moment: Moment, bind: Bind): string {
  const position = cursor === null ? null : parseVerdictCursor(cursor, 'worst-first')
  const [each, once] = [bind(checkIds('account', filter.check)), bind(checkIds('organization', filter.check))]
  const wanted = filter.verdict.length === 0 ? 'true' : `r.verdict = ANY(${bind(filter.verdict)}::text[])`
  const after =
    position === null ? 'true' : `(r.rank, r.id) > (${bind(position.rank)}::int, ${bind(position.account)}::char(12))`
  return `SELECT r.check_id, r.id, r.name, r.rank FROM (
      SELECT pair.*, s.verdict, array_position(${bind(WORST_FIRST)}::text[], s.verdict) AS rank FROM (
        SELECT c.check_id, counted.id, counted.name FROM counted
        JOIN (SELECT unnest(${each}::text[]) AS check_id, false AS once UNION ALL SELECT unnest(${once}::text[]), true) c
          ON counted.is_reader OR NOT c.once) pair
      LEFT JOIN evidence_verdict v ON v.account_id = pair.id AND v.check_id = pair.check_id AND ${stands('v', moment)}
      CROSS JOIN LATERAL (SELECT coalesce(CASE WHEN v.id IS NOT NULL THEN ${shown('v', moment)} END, 'not-checked') AS verdict) s) r
    WHERE ${wanted} AND ${after} ORDER BY r.check_id, r.rank, r.id LIMIT ${bind(limit)}`
}

/** What must have been found for any of these to be shown. */
function foundBehind(verdicts: readonly Verdict[]): FoundVerdict[] {
  if (verdicts.includes('stale')) return FOUND_VERDICTS.filter((found) => found !== 'not-checked')
  return FOUND_VERDICTS.filter((found) => verdicts.includes(found) || (found === 'fail' && verdicts.includes('waived')))
}

const WAIVER = `json_build_object('id', w.id::text, 'check', w.check_id,
  'account', CASE WHEN w.account_id IS NOT NULL THEN json_build_object('id', w.account_id::text, 'name', page.name) END,
  'reason', w.reason, 'expiresOn', w.expires_on::text, 'by', w.by_name, 'createdAt', ${iso('w.created_at')})`
