/** Reads the audit: a page of it, newest first, by every filter. */
import 'server-only'
import { pool } from '@/lib/db/pool'
import type { Actor, AuditEntryView, AuditPage } from './contract'
import { type AuditPosition, formatAuditCursor, parseAuditCursor } from './cursor'
import type { AuditFilter } from './filter'
import { type Statement, statementOf, type Wanted, wordStatement } from './filter-sql'
import { sentenceOf } from './present'
import { listAuditActions } from './read-choices'

/** Entries on a page. */
const PAGE = 100

/**
 * A page of the audit. `cursor` null: the newest.
 * @throws AppError INVALID for a cursor that is none
 */
export async function readAuditPage(filter: AuditFilter, cursor: string | null): Promise<AuditPage> {
  const position = cursor === null ? null : parseAuditCursor(cursor)
  const found = await listAuditEntries(filter, position, PAGE + 1)
  const entries = found.slice(0, PAGE)
  const last = entries.at(-1)
  return { entries, nextCursor: found.length > PAGE && last ? formatAuditCursor(last) : null }
}

/** At most `most` entries that are older than `position`, newest first. */
export async function listAuditEntries(
  filter: AuditFilter,
  position: AuditPosition | null,
  most: number,
): Promise<AuditEntryView[]> {
  const actions = filter.action === null ? null : await actionsOf(filter.action)
  const wanted: Wanted = { filter, actions, position, most }
  if (filter.q === null) return readEntries(statementOf(wanted))
  const newest = await readEntries(wordStatement(wanted, 'newest'))
  return newest.length === most ? newest : readEntries(wordStatement(wanted, 'all'))
}

/** The actions that a filter's action stands for. */
async function actionsOf(action: string): Promise<string[]> {
  if (action.includes('.')) return [action]
  const known = await listAuditActions()
  return known.filter((one) => one.startsWith(`${action}.`))
}

interface EntryRow {
  id: string
  at: Date
  actor_kind: Actor['kind']
  actor_id: string | null
  actor_name: string
  action: string
  subject_kind: string
  subject_id: string | null
  subject_name: string | null
  before: Record<string, unknown> | null
  after: Record<string, unknown> | null
  address: string | null
  user_agent: string | null
}

async function readEntries({ text, values }: Statement): Promise<AuditEntryView[]> {
  const { rows } = await pool().query<EntryRow>(text, values)
  return rows.map(toView)
}

function toView(row: EntryRow): AuditEntryView {
  const origin = { address: row.address, userAgent: row.user_agent }
  const entry = {
    id: row.id,
    at: row.at.toISOString(),
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name, origin },
    action: row.action,
    subject: { kind: row.subject_kind, id: row.subject_id, name: row.subject_name },
    before: row.before,
    after: row.after,
  }
  return { ...entry, sentence: sentenceOf(entry) }
}
