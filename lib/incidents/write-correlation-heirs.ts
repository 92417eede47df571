/** Keeps what people decided about an incident that rules merge: the one that it goes into takes it over where it has none. */
import 'server-only'
import type { Queryable } from '@/lib/db/pool'
import { compareIds } from '@/lib/domain/correlation/event-order'
import { type IncidentKind, type IncidentStatus, sevOf } from '@/lib/domain/incident'
import type { NamedRef } from './contract'
import { BY_RULE, type NewChange } from './write-change'

/** What people decided about an incident. */
interface Decided {
  id: string
  status: IncidentStatus
  acknowledged_at: Date | null
  acknowledged_by: string | null
  mitigated_at: Date | null
  resolved_at: Date | null
  severity: number
  severity_reason: string | null
  title: string
  title_by_hand: boolean
  kind: IncidentKind
  kind_by_hand: boolean
  description: string | null
  owner: NamedRef | null
  team: NamedRef | null
}

const DECIDED = `i.id::text, i.status, i.acknowledged_at, i.acknowledged_by, i.mitigated_at, i.resolved_at, i.severity,
  i.severity_reason, i.title, i.title_by_hand, i.kind, i.kind_by_hand, i.description,
  (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = i.owner_id) AS owner,
  (SELECT json_build_object('id', t.id, 'name', t.name) FROM team t WHERE t.id = i.team_id) AS team`

/** How much a status says that somebody has it in hand: of two incidents that are one the higher counts. */
const IN_HAND: Partial<Record<IncidentStatus, number>> = {
  acknowledged: 1,
  mitigated: 2,
  identified: 3,
  investigating: 4,
}

/**
 * Takes over what people decided about incidents that rules merged (`merged`: what each went into), the smallest id first.
 * Returns what that changes, for the history; whoever saw the incident before must look again.
 */
export async function inherit(client: Queryable, merged: ReadonlyMap<string, string>): Promise<NewChange[]> {
  if (merged.size === 0) return []
  const { rows } = await client.query<Decided>(
    `SELECT ${DECIDED} FROM incident i WHERE i.id = ANY($1) AND (i.acknowledged_at IS NOT NULL OR i.owner_id IS NOT NULL
       OR i.team_id IS NOT NULL OR i.severity_reason IS NOT NULL OR i.title_by_hand OR i.kind_by_hand OR i.description IS NOT NULL)`,
    [[...merged.keys()]],
  )
  const changes: NewChange[] = []
  for (const decided of rows.sort((a, b) => compareIds(a.id, b.id))) {
    const heir = await getDecided(client, merged.get(decided.id) ?? '')
    const after = mergeDecided(heir, decided)
    const moved = changesOf(heir, after, decided.id)
    if (moved.length === 0 && after.acknowledged_at === heir.acknowledged_at) continue
    await storeDecided(client, after)
    changes.push(...moved)
  }
  return changes
}

async function getDecided(client: Queryable, id: string): Promise<Decided> {
  const { rows } = await client.query<Decided>(`SELECT ${DECIDED} FROM incident i WHERE i.id = $1 FOR NO KEY UPDATE`, [
    id,
  ])
  const [heir] = rows
  if (heir === undefined) throw new Error(`Incident ${id}, into which others were merged, is gone.`)
  return heir
}

/** What the heir has stays. */
function mergeDecided(heir: Decided, other: Decided): Decided {
  const isFurther = (IN_HAND[other.status] ?? 0) > (IN_HAND[heir.status] ?? 0)
  const isSeen = heir.acknowledged_at !== null
  return {
    ...heir,
    ...(isFurther && { status: other.status, mitigated_at: other.mitigated_at, resolved_at: null }),
    ...(!isSeen && { acknowledged_at: other.acknowledged_at, acknowledged_by: other.acknowledged_by }),
    ...(heir.severity_reason === null &&
      other.severity_reason !== null && { severity: other.severity, severity_reason: other.severity_reason }),
    ...(!heir.title_by_hand && other.title_by_hand && { title: other.title, title_by_hand: true }),
    ...(!heir.kind_by_hand && other.kind_by_hand && { kind: other.kind, kind_by_hand: true }),
    description: heir.description ?? other.description,
    owner: heir.owner ?? other.owner,
    team: heir.team ?? other.team,
  }
}

/** `inherited` says of which incident, and that it counted the version up (read-changed-since.ts). */
function changesOf(before: Decided, after: Decided, inherited: string): NewChange[] {
  const pairs: [NewChange['what'], object, object][] = [
    ['status', { status: before.status }, { status: after.status }],
    ['severity', severityOf(before), severityOf(after)],
    ['title', { title: before.title }, { title: after.title }],
    ['kind', { kind: before.kind }, { kind: after.kind }],
    ['description', { description: before.description }, { description: after.description }],
    ['owner', { owner: before.owner }, { owner: after.owner }],
    ['team', { team: before.team }, { team: after.team }],
  ]
  return pairs
    .filter(([, was, is]) => JSON.stringify(was) !== JSON.stringify(is))
    .map(([what, was, is]) => ({ incidentId: before.id, by: BY_RULE, what, before: was, after: { ...is, inherited } }))
}

function severityOf({ severity, severity_reason }: Decided): { severity: string; reason: string | null } {
  return { severity: sevOf(severity), reason: severity_reason }
}

async function storeDecided(client: Queryable, decided: Decided): Promise<void> {
  await client.query(
    `UPDATE incident SET version = version + 1, status = $2, acknowledged_at = $3, acknowledged_by = $4, mitigated_at = $5,
       resolved_at = $6, severity = $7, severity_reason = $8, title = $9, title_by_hand = $10, kind = $11, kind_by_hand = $12,
       description = $13, owner_id = $14, team_id = $15 WHERE id = $1`,
    [
      ...[decided.id, decided.status, decided.acknowledged_at, decided.acknowledged_by, decided.mitigated_at],
      ...[decided.resolved_at, decided.severity, decided.severity_reason, decided.title, decided.title_by_hand],
      ...[decided.kind, decided.kind_by_hand, decided.description, decided.owner?.id ?? null, decided.team?.id ?? null],
    ],
  )
}
