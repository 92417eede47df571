/** Whoever is on call in the demo: takes what happens in hand while it happens, so that its times are measured and not told. */
import { pool } from '@/lib/db/pool'
import { inTransaction } from '@/lib/db/transaction'
import type { IncidentStatus } from '@/lib/domain/incident'
import { AppError } from '@/lib/errors'
import { assignOwner, assignTeam } from '@/lib/incidents/write-fields'
import { acknowledge, changeStatus } from '@/lib/incidents/write-life'
import type { Cast, Player } from './cast'
import { isTouched } from './touched'

const SECOND = 1000
const TEAM = 'platform'

/** An incident that goes on, and that nobody but the cast has touched. Times in ms since 1970. */
export interface Watched {
  id: string
  version: number
  status: IncidentStatus
  /** AWS has not ended it. */
  isOpen: boolean
  /** When its status last moved; when it was first seen, where it never did. */
  since: number
}

/** What is said of an incident next. */
export interface Step {
  status: IncidentStatus
  note: string | null
}

/** The step that is due; null while none is. Every third incident is left to whoever watches the demo. */
export function nextStep({ id, status, isOpen, since }: Watched, now: number): Step | null {
  const number = Number(id)
  const waited = (now - since) / SECOND
  switch (status) {
    case 'detected':
    case 'reopened':
      return isOpen && number % 3 !== 0 && waited >= 20 + ((number * 7) % 40)
        ? { status: 'acknowledged', note: null }
        : null
    case 'acknowledged':
      return waited >= 40 ? { status: 'investigating', note: 'Comparing our own errors with what AWS says.' } : null
    case 'investigating':
      return waited >= (isOpen ? 25 * 60 : 20)
        ? { status: 'mitigated', note: 'Our own services work again, by detours.' }
        : null
    case 'mitigated':
      return !isOpen && waited >= 30 ? { status: 'resolved', note: 'Our own errors are gone, too.' } : null
    default:
      return null
  }
}

/** Takes every step that is due at `now`, ms since 1970. */
export async function standBy(cast: Cast, now: number): Promise<void> {
  const players = [...cast.values()]
  const watched = await listWatched(players)
  for (const incident of watched) {
    const step = nextStep(incident, now)
    const player = players[Number(incident.id) % players.length]
    if (step !== null && player !== undefined) await unlessTaken(take(player, incident, step))
  }
}

/** What began long before it was seen was read as history: nobody was called for it. */
async function listWatched(players: readonly Player[]): Promise<Watched[]> {
  const { rows } = await pool().query<Watched>(
    `SELECT i.id::text, i.version, i.status, i.open_event_count > 0 AS "isOpen",
       date_part('epoch', coalesce((SELECT max(c.at) FROM incident_change c WHERE c.incident_id = i.id AND c.what = 'status'),
         i.first_seen_at)) * 1000 AS since
     FROM incident i WHERE i.merged_into IS NULL AND i.event_count > 0 AND i.kind IN ('provider', 'identity')
       AND i.status NOT IN ('resolved', 'closed') AND i.first_seen_at - i.started_at < interval '3 hours'
       AND NOT ${isTouched('$1')} ORDER BY i.id`,
    [players.map(({ principal }) => principal.id)],
  )
  return rows
}

async function take({ doer }: Player, { id, version }: Watched, { status, note }: Step): Promise<void> {
  await inTransaction(async (client) => {
    if (status !== 'acknowledged') {
      await changeStatus(client, doer, { id, version }, { status, note })
      return
    }
    await acknowledge(client, doer, { id, version })
    await assignOwner(client, doer, { id }, 'me')
    const { rows } = await client.query<{ id: string }>('SELECT id::text FROM team WHERE name = $1', [TEAM])
    if (rows[0] !== undefined) await assignTeam(client, doer, { id }, rows[0].id)
  })
}

/** A visitor may be faster. */
async function unlessTaken(work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error
  })
}
