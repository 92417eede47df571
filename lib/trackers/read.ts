/** Reads issue trackers for people: which there are, their settings, and how they do. */
import 'server-only'
import { iso } from '@/lib/db/iso-sql'
import { pool } from '@/lib/db/pool'
import type { TrackerChoice, TrackerState, TrackerView } from './contract'

/** All trackers by name, those that are switched off too. */
export async function listTrackers(): Promise<TrackerChoice[]> {
  const { rows } = await pool().query<TrackerChoice>(
    'SELECT id, name, kind, is_on AS "isOn" FROM issue_tracker ORDER BY lower(name), id',
  )
  return rows
}

type TrackerRow = Omit<TrackerView, 'state'>

const count = (state: string) =>
  `(SELECT count(*)::int FROM action_issue i WHERE i.tracker_id = t.id AND i.state = '${state}')`

const VIEW = `SELECT t.id, t.name, t.kind, t.is_on AS "isOn", t.base_url AS "baseUrl", t.project,
    t.issue_type AS "issueType", t.account, ${iso('t.created_at')} AS "createdAt", t.created_by AS "createdBy",
    ${iso('t.last_ok_at')} AS "lastOkAt", t.last_error AS "lastError", ${iso('t.last_error_at')} AS "lastErrorAt",
    ${iso('t.last_hook_at')} AS "lastHookAt", ${iso('t.polled_at')} AS "polledAt",
    ${count('linked')} AS linked, ${count('wanted')} AS waiting, ${count('refused')} AS refused
  FROM issue_tracker t`

/** All trackers by name, with their settings and state. */
export async function listTrackerViews(): Promise<TrackerView[]> {
  const { rows } = await pool().query<TrackerRow>(`${VIEW} ORDER BY lower(t.name), t.id`)
  return rows.map(withState)
}

/** One tracker with its settings and state; null where there is none. */
export async function findTrackerView(id: string): Promise<TrackerView | null> {
  const { rows } = await pool().query<TrackerRow>(`${VIEW} WHERE t.id::text = $1`, [id])
  return rows[0] ? withState(rows[0]) : null
}

function withState(row: TrackerRow): TrackerView {
  return { ...row, state: stateOf(row) }
}

function stateOf({ isOn, lastError, lastOkAt }: TrackerRow): TrackerState {
  if (!isOn) return 'off'
  if (lastError !== null) return 'failing'
  return lastOkAt === null ? 'unknown' : 'ok'
}
