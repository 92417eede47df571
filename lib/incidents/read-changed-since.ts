/** Says who changed an incident since somebody looked at it: the sentence of a conflict. */
import 'server-only'
import type { Queryable } from '@/lib/db/pool'
import { type IncidentKind, type IncidentStatus, sevOf } from '@/lib/domain/incident'
import { kindWord, statusWord } from '@/lib/domain/incident-words'
import { AppError } from '@/lib/errors'
import { momentWords } from './occurred-at'

/** The changes that count a version up; each is one row of the history. */
const COUNTED = [
  'status',
  'severity',
  'title',
  'kind',
  'owner',
  'team',
  'description',
  'merged',
  'split',
  'moved',
  'undone',
]
/** How many changes a sentence tells. */
const MOST_TOLD = 3

/** A change, as far as words need it. */
export interface Described {
  at: Date
  name: string
  what: string
  after: Record<string, unknown> | null
}

/** The CONFLICT for somebody who saw `version` of an incident that is further by now: who set what to which value. */
export async function changedSince(
  client: Queryable,
  incident: { id: string; version: number },
  version: number,
): Promise<AppError> {
  const { rows } = await client.query<Described>(
    `SELECT at, by_name AS name, what, after FROM incident_change
     WHERE incident_id = $1 AND (by_kind <> 'rule' OR after ? 'inherited') AND what = ANY($2) ORDER BY id DESC LIMIT $3`,
    [incident.id, COUNTED, Math.min(Math.max(incident.version - version, 1), MOST_TOLD)],
  )
  const told = rows.reverse().map((row) => `${row.name} ${newValue(row)} (${momentWords(row.at)})`)
  const who = told.length === 0 ? 'Somebody changed this incident' : told.join('; ')
  return new AppError('CONFLICT', `${who} since you looked. Nothing of yours was changed: look again, then decide.`)
}

/** What a change came to, as the end of a sentence after who made it. */
export function newValue({ what, after }: Pick<Described, 'what' | 'after'>): string {
  const named = (value: unknown) => (isNamed(value) ? value.name : 'nobody')
  switch (what) {
    case 'status':
      return `set the status to ${statusWord(after?.status as IncidentStatus)}`
    case 'severity':
      return `set the severity to ${sevOf(Number(String(after?.severity ?? '').replace('SEV', '')))}`
    case 'title':
      return typeof after?.title === 'string'
        ? `set the title to “${after.title}”`
        : 'let it be called after its events'
    case 'kind':
      return `set the kind to ${kindWord(after?.kind as IncidentKind)}`
    case 'owner':
      return `made ${named(after?.owner)} the owner`
    case 'team':
      return `gave it to ${isNamed(after?.team) ? `the team ${after.team.name}` : 'no team'}`
    case 'description':
      return 'changed the description'
    case 'undone':
      return 'took a change back'
    default:
      return 'changed which events belong to it'
  }
}

function isNamed(value: unknown): value is { name: string } {
  return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string'
}
