/** Reads how collecting stands: the last round of every connection, and how new and old what was read is. */
import 'server-only'
import { iso } from '@/lib/db/iso-sql'
import { pool } from '@/lib/db/pool'
import { all, parameters } from '@/lib/db/statement'
import { scopeOf, type VisibleAccounts } from '@/lib/db/visibility'
import type { EvidenceState, RunView } from './contract'
import type { EvidenceScope } from './filter'
import { countedAccounts, momentOf } from './verdict-sql'

/** Of the accounts that the reader may see. A past moment shows the readings before it, and the rounds of then. */
export async function readState(
  scope: EvidenceScope,
  accounts: VisibleAccounts,
  now = new Date(),
): Promise<EvidenceState> {
  const [runs, { isCollected, newestAt, oldestAt }] = await Promise.all([
    listRuns(scope, accounts, now),
    readAges(scope, accounts, now),
  ])
  return { isCollected, runs, newestAt, oldestAt }
}

async function readAges(
  scope: EvidenceScope,
  accounts: VisibleAccounts,
  now: Date,
): Promise<Pick<EvidenceState, 'isCollected' | 'newestAt' | 'oldestAt'>> {
  const { bind, values } = parameters()
  const moment = momentOf(scope, now, bind)
  const { rows } = await pool().query<Pick<EvidenceState, 'isCollected' | 'newestAt' | 'oldestAt'>>(
    `WITH counted AS MATERIALIZED (${countedAccounts(scope, accounts, moment, bind)}),
       last AS (SELECT r.ended_at FROM counted CROSS JOIN LATERAL (SELECT ended_at FROM evidence_reading
           WHERE account_id = counted.id AND state = 'done' AND ended_at <= ${moment.sql}
           ORDER BY ended_at DESC LIMIT 1) r)
     SELECT ${iso('max(ended_at)')} AS "newestAt", ${iso('min(ended_at)')} AS "oldestAt",
       EXISTS (SELECT FROM aws_connection WHERE enabled AND evidence_role IS NOT NULL) AS "isCollected" FROM last`,
    values,
  )
  return rows[0] ?? { isCollected: false, newestAt: null, oldestAt: null }
}

/** The pace of a round is that of its last minutes. */
const PACE_MINUTES = 3

/** The last round over several accounts of every connection, and those under way; newest first. */
async function listRuns(
  { at, connection }: Pick<EvidenceScope, 'at' | 'connection'>,
  accounts: VisibleAccounts,
  now = new Date(),
): Promise<RunView[]> {
  const { bind, values } = parameters()
  const moment = `${bind(at ?? now.toISOString())}::timestamptz`
  const pace = `interval '${PACE_MINUTES} minutes'`
  const { sees } = scopeOf(accounts, bind)
  const wanted = all([
    `run.begun_at <= ${moment}`,
    ...(connection === null ? [] : [`run.connection_id = ${bind(connection)}`]),
  ])
  const { rows } = await pool().query<Omit<RunView, 'connection' | 'secondsLeft'> & RunFacts>(
    `WITH run AS (
       SELECT run.*, row_number() OVER (PARTITION BY connection_id, trigger = 'schedule' ORDER BY id DESC) AS place
       FROM evidence_run run WHERE ${wanted} AND begun_at > ${moment} - interval '7 days')
     SELECT run.id::text, c.id AS "connectionId", c.name AS "connectionName", run.trigger, ${iso('run.begun_at')} AS "begunAt",
       CASE WHEN run.ended_at <= ${moment} THEN ${iso('run.ended_at')} END AS "endedAt", r.total, r.done, r.failed, r.recent,
       extract(epoch FROM least(${pace}, ${moment} - run.begun_at))::float AS "overSeconds"
     FROM run JOIN aws_connection c ON c.id = run.connection_id
       CROSS JOIN LATERAL (SELECT count(*)::int AS total,
           (count(*) FILTER (WHERE ended_at <= ${moment}))::int AS done,
           (count(*) FILTER (WHERE state = 'failed' AND ended_at <= ${moment}))::int AS failed,
           (count(*) FILTER (WHERE ended_at <= ${moment} AND ended_at > ${moment} - ${pace}))::int AS recent
         FROM evidence_reading WHERE run_id = run.id AND ${sees('account_id')}) r
     WHERE (run.place = 1 OR run.ended_at IS NULL OR run.ended_at > ${moment}) AND r.total > 0 ORDER BY run.id DESC LIMIT 50`,
    values,
  )
  return rows.map(presentRun)
}

interface RunFacts {
  connectionId: string
  connectionName: string
  /** Readings that ended in the last minutes of the round, and how many seconds these are. */
  recent: number
  overSeconds: number
}

function presentRun({
  connectionId,
  connectionName,
  recent,
  overSeconds,
  ...run
}: Omit<RunView, 'connection' | 'secondsLeft'> & RunFacts): RunView {
  const left = run.total - run.done
  const secondsLeft = run.endedAt !== null || recent === 0 ? null : Math.ceil((left * overSeconds) / recent)
  return { ...run, connection: { id: connectionId, name: connectionName }, secondsLeft }
}
