/** Reads what an incident's overview shows of identity. */
import 'server-only'
import { iso } from '@/lib/db/iso-sql'
import { pool } from '@/lib/db/pool'
import { all, parameters } from '@/lib/db/statement'
import type { VisibleAccounts } from '@/lib/db/visibility'
import { joinMinutes } from '@/lib/domain/iam-changes/join-minutes'
import { AppError } from '@/lib/errors'
import type { IncidentLaneView } from './contract'
import { NO_CHANGE_FILTER } from './filter'
import { changeConditions, NEEDS_REASON, type ResolvedFilter } from './filter-sql'
import { listAlerts } from './read-alerts'
import { findIncidentScope } from './read-incident-scope'
import { listCallMinutes } from './read-minutes'

const MOST_ALERTS = 20
const MOST_MINUTES = 500
const NOTHING: IncidentLaneView = { alerts: [], changes: [], failing: [], failed: 0 }

/** Empty where nothing of it is known, which most incidents are. @throws AppError NOT_FOUND, also where it may not be seen */
export async function getIncidentLane(id: string, visible: VisibleAccounts): Promise<IncidentLaneView> {
  if (!/^\d{1,18}$/.test(id)) throw notFound(id)
  if (!(await isAnythingKnown(id))) return NOTHING
  const scope = await findIncidentScope(id, visible)
  if (scope === null) throw notFound(id)
  const { from, to, accounts } = scope
  const [alerts, changes, minutes] = await Promise.all([
    listAlerts({ incident: scope.id, limit: MOST_ALERTS, before: null }, visible),
    listChangedMinutes({ ...NO_CHANGE_FILTER, from, to, accounts }, visible),
    listCallMinutes({ from, to, accounts }, visible),
  ])
  const failed = minutes.filter(({ errorCode }) => errorCode !== '')
  return {
    ...{ alerts: alerts.data, changes, failed: failed.reduce((sum, { calls }) => sum + calls, 0) },
    failing: joinMinutes(failed.map(({ minute }) => Date.parse(minute))).map((span) => ({
      from: new Date(span.from).toISOString(),
      to: new Date(span.to).toISOString(),
    })),
  }
}

/** Whether any alert, change or call is known from about the time of the incident, in any account. */
async function isAnythingKnown(id: string): Promise<boolean> {
  const around = `i.started_at - '1 hour'::interval AND coalesce(i.ended_at + '1 hour'::interval, now())`
  const { rows } = await pool().query<{ known: boolean }>(
    `SELECT EXISTS (SELECT FROM iam_alert t WHERE t.incident_id = i.id)
       OR EXISTS (SELECT FROM incident m WHERE m.merged_into = i.id AND m.origin = 'alert')
       OR EXISTS (SELECT FROM iam_change c WHERE c.at BETWEEN ${around})
       OR EXISTS (SELECT FROM iam_call_minute m WHERE m.minute BETWEEN ${around}) AS known
     FROM incident i WHERE i.id = $1`,
    [id],
  )
  return rows[0]?.known === true
}

async function listChangedMinutes(
  filter: ResolvedFilter,
  visible: VisibleAccounts,
): Promise<IncidentLaneView['changes']> {
  const { bind, values } = parameters()
  const { rows } = await pool().query<IncidentLaneView['changes'][number]>(
    `SELECT ${iso('q.minute')} AS at, q.count, q.unexplained FROM (
       SELECT date_trunc('minute', c.at) AS minute, count(*)::int AS count,
         count(*) FILTER (WHERE ${NEEDS_REASON})::int AS unexplained
       FROM iam_change c WHERE ${all(changeConditions(filter, visible, bind))}
       GROUP BY 1 ORDER BY 1 LIMIT ${bind(MOST_MINUTES)}) q`,
    values,
  )
  return rows
}

function notFound(id: string): AppError {
  return new AppError('NOT_FOUND', `There is no incident ${id.slice(0, 40)}.`)
}
