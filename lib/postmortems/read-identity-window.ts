/** Reads what CloudTrail told of an incident's time, summed up: changes by means, calls that failed, calls to STS. */
import 'server-only'
import { iso } from '@/lib/db/iso-sql'
import { pool } from '@/lib/db/pool'
import type { VisibleAccounts } from '@/lib/db/visibility'
import type { IdentityWindow, WindowCoverage } from '@/lib/domain/evidence/incident-checks/material'
import { MOST_ROWS } from '@/lib/domain/evidence/verdict'
import type { CoverageView } from '@/lib/iam-changes/contract'
import { readCoverage } from '@/lib/iam-changes/read-coverage'
import { getIncidentScope, type IncidentScope } from '@/lib/iam-changes/read-incident-scope'

/** How many errors and accounts are named. */
const MOST_NAMED = 50

/** Over the accounts of the incident that the reader may see. @throws AppError NOT_FOUND, also where it may not be seen */
export async function readIdentityWindow(incidentId: string, accounts: VisibleAccounts): Promise<IdentityWindow> {
  const scope = await getIncidentScope(incidentId, accounts)
  const [coverage, writes, unexplained, failures, sts] = await Promise.all([
    readCoverage(scope, accounts),
    countWrites(scope),
    listUnexplained(scope),
    countFailures(scope),
    countSts(scope),
  ])
  return {
    ...{ from: new Date(scope.from).toISOString(), to: new Date(scope.to).toISOString() },
    ...{ coverage: coverageOf(coverage), writes, unexplained, failures, sts },
  }
}

function coverageOf({ whole, partly, none, waiting, refused }: CoverageView): WindowCoverage {
  const [reason] = refused
  const lookups = waiting === 1 ? '1 lookup is' : `${waiting.toLocaleString('en-US')} lookups are`
  return { whole, partly, none, why: reason?.why ?? (waiting > 0 ? `${lookups} under way.` : null) }
}

const IN_WINDOW = 'c.account_id = ANY($1::text[]::char(12)[]) AND c.at >= $2 AND c.at < $3'
const MINUTES =
  "account_id = ANY($1::text[]::char(12)[]) AND minute >= date_trunc('minute', $2::timestamptz) AND minute < $3"
/** As the index iam_change_unexplained_idx has it. */
const UNEXPLAINED = "c.means = 'unknown' AND c.explanation IS NULL AND c.error_code IS NULL"

function boundsOf({ accounts, from, to }: IncidentScope): [string[], Date, Date] {
  return [accounts, new Date(from), new Date(to)]
}

async function countWrites(scope: IncidentScope): Promise<IdentityWindow['writes']> {
  const { rows } = await pool().query<IdentityWindow['writes'][number]>(
    `SELECT c.means, count(*)::int AS changes, (count(*) FILTER (WHERE c.error_code IS NOT NULL))::int AS refused,
       (count(*) FILTER (WHERE c.explanation IS NOT NULL))::int AS explained,
       (count(*) FILTER (WHERE ${UNEXPLAINED}))::int AS unexplained
     FROM iam_change c WHERE ${IN_WINDOW} GROUP BY c.means ORDER BY 2 DESC, 1`,
    boundsOf(scope),
  )
  return rows
}

async function listUnexplained(scope: IncidentScope): Promise<IdentityWindow['unexplained']> {
  const { rows } = await pool().query<IdentityWindow['unexplained'][number]>(
    `SELECT ${iso('c.at')} AS at, coalesce(a.name || ' (' || a.id || ')', c.account_id) AS account, c.actor_name AS actor,
       c.event_name || CASE WHEN c.subject = '' THEN '' ELSE ': ' || c.subject END AS what
     FROM iam_change c LEFT JOIN aws_account a ON a.id = c.account_id
     WHERE ${IN_WINDOW} AND ${UNEXPLAINED}
     ORDER BY c.at, c.id LIMIT ${MOST_ROWS}`,
    boundsOf(scope),
  )
  return rows
}

async function countFailures(scope: IncidentScope): Promise<IdentityWindow['failures']> {
  const { rows } = await pool().query<IdentityWindow['failures'][number]>(
    `SELECT event_source AS "eventSource", error_code AS "errorCode", sum(calls)::int AS calls FROM iam_call_minute
     WHERE ${MINUTES} AND error_code <> '' GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT ${MOST_NAMED}`,
    boundsOf(scope),
  )
  return rows
}

async function countSts(scope: IncidentScope): Promise<IdentityWindow['sts']> {
  const { rows } = await pool().query<IdentityWindow['sts']['accounts'][number]>(
    `SELECT coalesce(a.name || ' (' || a.id || ')', m.account_id) AS account, m.calls, m.global
     FROM (SELECT account_id, sum(calls)::int AS calls, sum(global_sts)::int AS global FROM iam_call_minute
           WHERE ${MINUTES} AND event_source = 'sts.amazonaws.com' GROUP BY account_id) m
       LEFT JOIN aws_account a ON a.id = m.account_id ORDER BY m.global DESC, m.calls DESC, m.account_id`,
    boundsOf(scope),
  )
  const total = (of: 'calls' | 'global') => rows.reduce((sum, row) => sum + row[of], 0)
  return { calls: total('calls'), global: total('global'), accounts: rows.slice(0, MOST_NAMED) }
}
