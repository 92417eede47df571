/** Moves incidents through their life, as people say: acknowledged, investigating … closed. */
import 'server-only'
import type pg from 'pg'
import { formatClock } from '@/lib/domain/format-time'
import type { Instant } from '@/lib/domain/health-event'
import { type IncidentStatus, isOver, nextStatuses } from '@/lib/domain/incident'
import { statusWord } from '@/lib/domain/incident-words'
import { AppError } from '@/lib/errors'
import { refreshTold } from '@/lib/outages/write-rollup'
import { changeBy, type Doer } from './doer'
import { momentWords, refuseBefore, refuseFuture } from './occurred-at'
import { type Changed, type Decision, decide } from './write-columns'
import { type LockedIncident, lockIncident, type Target } from './write-lock'
import { insertNote } from './write-notes'

/** What a person says of an incident's life. */
export interface StatusChange {
  status: IncidentStatus
  /** When it happened; left out: now. */
  occurredAt?: Instant | null
  /** Markdown, which becomes a note of the same time. */
  note?: string | null
}

/** @throws AppError CONFLICT that says who was first, NOT_FOUND */
export async function acknowledge(client: pg.ClientBase, doer: Doer, target: Target): Promise<Changed> {
  // Whoever comes second is told who was first, whichever version they saw.
  const seen = await lockIncident(client, doer, { id: target.id })
  if (!nextStatuses(seen.status).includes('acknowledged')) throw await alreadyAcknowledged(client, seen)
  return changeStatus(client, doer, target, { status: 'acknowledged' })
}

/**
 * Moves it on to a status that may follow.
 * @throws AppError CONFLICT for a stale version or a status that may not follow, INVALID for a time that cannot be, NOT_FOUND
 */
export async function changeStatus(
  client: pg.ClientBase,
  doer: Doer,
  target: Target,
  { status, occurredAt, note }: StatusChange,
): Promise<Changed> {
  const incident = await lockIncident(client, doer, target)
  if (!nextStatuses(incident.status).includes(status)) throw doesNotFollow(incident, status)
  const at = occurredAt ?? Date.now()
  if (typeof occurredAt === 'number') refuseImpossible(incident, status, occurredAt)
  const changed = await decide(client, doer, incident, {
    columns: { status, ...momentsOf(incident, status, new Date(at), changeBy(doer).name) },
    what: 'status',
    action: status === 'acknowledged' ? 'incident.acknowledged' : 'incident.status-changed',
    before: { status: incident.status },
    after: { status },
    occurredAt: at,
  })
  // When it is over is what people say, where it has no events.
  await refreshTold(client, [incident.id])
  if (typeof note === 'string') {
    await insertNote(client, doer, incident, { kind: 'note', body: note, occurredAt: at, starred: false })
  }
  return changed
}

/** @throws AppError INVALID */
function refuseImpossible(incident: LockedIncident, status: IncidentStatus, at: Instant): void {
  refuseFuture(at)
  refuseBefore(at, incident.startedAt, 'the incident began')
  if (isOver(incident.status) && incident.resolvedAt !== null)
    refuseBefore(at, incident.resolvedAt, `it was resolved, which comes before ${statusWord(status).toLowerCase()}`)
}

/** The columns of times that follow from a status. Whoever works on an incident has seen it. */
function momentsOf(incident: LockedIncident, status: IncidentStatus, at: Date, name: string): Decision['columns'] {
  const seen = incident.acknowledgedAt === null ? { acknowledged_at: at, acknowledged_by: name } : {}
  switch (status) {
    case 'investigating':
    case 'identified':
      return { ...seen, mitigated_at: null }
    case 'mitigated':
      return { ...seen, mitigated_at: at }
    case 'resolved':
      return { ...seen, resolved_at: at }
    case 'reopened':
      return { resolved_at: null, mitigated_at: null }
    case 'closed':
      return incident.resolvedAt === null ? { resolved_at: at } : {}
    default:
      return seen
  }
}

async function alreadyAcknowledged(client: pg.ClientBase, incident: LockedIncident): Promise<AppError> {
  const first = await findAcknowledgement(client, incident)
  const who =
    first === null
      ? `It is ${statusWord(incident.status).toLowerCase()} already`
      : `${first.name} acknowledged it at ${whenWords(first.at)}`
  return new AppError('CONFLICT', `${who}; nothing changed.`)
}

/** Who acknowledged it last: after a reopening that is not who did first, whom the row names. */
async function findAcknowledgement(
  client: pg.ClientBase,
  { id, acknowledgedAt, acknowledgedBy }: LockedIncident,
): Promise<{ name: string; at: Date } | null> {
  const { rows } = await client.query<{ name: string; at: Date }>(
    `SELECT by_name AS name, occurred_at AS at FROM incident_change WHERE incident_id = $1 AND what = 'status'
       AND by_kind <> 'rule' AND after->>'status' = 'acknowledged' AND undone_at IS NULL ORDER BY id DESC LIMIT 1`,
    [id],
  )
  const [last] = rows
  if (last !== undefined && (acknowledgedAt === null || last.at >= acknowledgedAt)) return last
  return acknowledgedAt === null || acknowledgedBy === null ? null : { name: acknowledgedBy, at: acknowledgedAt }
}

/** "14:02 UTC" for today, with the date otherwise. */
function whenWords(at: Date): string {
  const isToday = at.toISOString().slice(0, 10) === new Date().toISOString().slice(0, 10)
  return isToday ? formatClock(Number(at), 'UTC') : momentWords(at)
}

function doesNotFollow(incident: LockedIncident, status: IncidentStatus): AppError {
  const now = statusWord(incident.status).toLowerCase()
  if (incident.status === status) {
    return new AppError('CONFLICT', `It is ${now} already; nothing changed.`)
  }
  const next = nextStatuses(incident.status).map((each) => statusWord(each).toLowerCase())
  return new AppError(
    'CONFLICT',
    `It is ${now} now, which can become ${next.join(' or ')}, not ${statusWord(status).toLowerCase()}. Nothing was changed.`,
    { status: `From ${now} it can become ${next.join(', ')}.` },
  )
}
