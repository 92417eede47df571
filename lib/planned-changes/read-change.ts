/** Reads one planned change: its figures, its course, what AWS changed about it. */
import 'server-only'
import { iso } from '@/lib/db/iso-sql'
import { pool } from '@/lib/db/pool'
import { parameters } from '@/lib/db/statement'
import { scopeOf, type VisibleAccounts } from '@/lib/db/visibility'
import type { Instant } from '@/lib/domain/health-event'
import { changeGroup } from '@/lib/domain/planned-changes/change-groups'
import { type ChangeDates, type DateMove, dateMoves, type KeptPayload } from '@/lib/domain/planned-changes/date-moves'
import { changeState, totalOf } from '@/lib/domain/planned-changes/planned-change'
import type { BurnDownView, ChangeMove, ListedChange } from './contract'
import { presentCourse } from './present'
import { readListed } from './read'
import { readCourses } from './read-steps'
import { findTally } from './read-tally'

export interface PlannedChangeDetail {
  change: ListedChange
  /** By the hour, oldest first; empty where AWS tells of no resource whether it is done. */
  course: BurnDownView[]
  /** Newest first, at most 100 of each kind. */
  moves: ChangeMove[]
}

/** Null where it is no planned change, or the reader may not see it. @param now ms */
export async function findPlannedChange(
  id: string,
  visible: VisibleAccounts,
  now: Instant,
): Promise<PlannedChangeDetail | null> {
  const scope = { visible, asked: null }
  const tally = await findTally(id, scope)
  if (tally === null) return null
  const state = changeState(tally, tally, now)
  const [[change], courses, reachMoves, moved] = await Promise.all([
    readListed([{ tally, state, group: changeGroup(state, tally.startsAt, now) }], scope, now),
    readCourses([id], 'hour', visible),
    readReachMoves(id, visible),
    readDateMoves(id),
  ])
  if (change === undefined) return null
  const course = courses.get(id)
  const isTold = totalOf(tally) > tally.other && course !== undefined
  const moves = [...reachMoves, ...moved.map(presentDateMove)]
  return {
    change,
    course: isTold ? presentCourse(tally.pending, course, now) : [],
    moves: moves.sort((one, other) => (one.at < other.at ? 1 : one.at > other.at ? -1 : 0)),
  }
}

/** Moves that are shown of each kind. */
const MOST_MOVES = 100

async function readReachMoves(id: string, visible: VisibleAccounts): Promise<ChangeMove[]> {
  const { bind, values } = parameters()
  const { rows } = await pool().query<ChangeMove>(
    `SELECT ${iso('r.observed_at')} AS at, CASE WHEN r.entity_value IS NULL THEN 'account' ELSE 'resource' END AS kind,
       r.account_id AS "accountId", r.entity_value AS "entityValue", r.before, r.after
     FROM reach_change r WHERE r.event_id = ${bind(id)}::bigint AND ${scopeOf(visible, bind).sees('r.account_id')}
     ORDER BY r.observed_at DESC, r.id DESC LIMIT ${MOST_MOVES}`,
    values,
  )
  return rows
}

async function readDateMoves(id: string): Promise<DateMove[]> {
  const { rows } = await pool().query<KeptPayload>(
    `SELECT source, (extract(epoch FROM fetched_at) * 1000)::float8 AS "fetchedAt", body
     FROM event_payload WHERE event_id = $1 ORDER BY fetched_at DESC LIMIT ${MOST_MOVES}`,
    [id],
  )
  return dateMoves(rows)
}

function presentDateMove({ at, before, after }: DateMove): ChangeMove {
  return {
    at: new Date(at).toISOString(),
    kind: 'dates',
    accountId: null,
    entityValue: null,
    before: datesText(before),
    after: datesText(after),
  }
}

/** "2026-05-07T14:00:00.000Z/2026-05-07T16:00:00.000Z"; nothing behind the stroke where AWS gives no end. */
function datesText({ startsAt, endsAt }: ChangeDates): string {
  return `${new Date(startsAt).toISOString()}/${endsAt === null ? '' : new Date(endsAt).toISOString()}`
}
