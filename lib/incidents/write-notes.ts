/** Adds, edits, stars and deletes what people write on incidents. */
import 'server-only'
import type pg from 'pg'
import { type AuditedChange, recordChange } from '@/lib/audit/write'
import { announce } from '@/lib/db/announce'
import type { Instant } from '@/lib/domain/health-event'
import type { ChangeWord } from '@/lib/domain/incident'
import { findMentions, type Mentionable } from '@/lib/domain/mentions'
import { AppError } from '@/lib/errors'
import { changeBy, type Doer } from './doer'
import { momentWords, refuseFuture } from './occurred-at'
import { writeChange } from './write-change'
import { subjectOf } from './write-columns'
import { type LockedIncident, lockIncident } from './write-lock'

/** What somebody writes: a note in Markdown, or a few words for a mark on the time axis. */
export interface NewNote {
  kind: 'note' | 'mark'
  body: string
  /** Left out: now. */
  occurredAt?: Instant | null
  starred?: boolean
}

/** A note whose row nobody else changes until the transaction ends. */
interface LockedNote {
  id: string
  incidentId: string
  kind: 'note' | 'mark'
  body: string
  occurredAt: Date
  authorKind: string
  authorId: string | null
  authorName: string
  starred: boolean
  version: number
  editedAt: Date | null
}

/** Writes a note or a mark on an incident; returns its id. @throws AppError INVALID for a time to come, NOT_FOUND */
export async function addNote(client: pg.ClientBase, doer: Doer, incidentId: string, note: NewNote): Promise<string> {
  const incident = await lockIncident(client, doer, { id: incidentId })
  return insertNote(client, doer, incident, note)
}

/** As addNote, on an incident that is locked. */
export async function insertNote(
  client: pg.ClientBase,
  doer: Doer,
  incident: LockedIncident,
  { kind, body, occurredAt, starred = false }: NewNote,
): Promise<string> {
  const at = occurredAt ?? Date.now()
  refuseFuture(at)
  const by = changeBy(doer)
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO incident_note (incident_id, kind, body, occurred_at, author_kind, author_id, author_name, mentions, starred)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id::text`,
    [incident.id, kind, body, new Date(at), by.kind, by.id, by.name, await findMentioned(client, body), starred],
  )
  const id = rows[0]?.id ?? ''
  await noteDown(client, doer, incident, {
    what: kind === 'mark' ? 'mark-added' : 'note-added',
    action: kind === 'mark' ? 'incident.mark-added' : 'incident.note-added',
    after: { note: id, starred },
    audited: { after: { body, occurredAt: new Date(at), starred } },
    occurredAt: at,
  })
  return id
}

/** What an edit makes of a note, and which version of it was seen. */
export interface NoteEdit {
  version: number
  body: string
  occurredAt: Instant
}

/** @throws AppError FORBIDDEN for what others wrote, CONFLICT for a stale version, INVALID, NOT_FOUND */
export async function editNote(client: pg.ClientBase, doer: Doer, noteId: string, edit: NoteEdit): Promise<void> {
  const { note, incident } = await lockOwnNote(client, doer, noteId)
  refuseFuture(edit.occurredAt)
  if (note.version !== edit.version) throw editedSince(note)
  if (note.body === edit.body && Number(note.occurredAt) === edit.occurredAt) return
  await client.query(
    `UPDATE incident_note SET body = $2, occurred_at = $3, mentions = $4, version = version + 1, edited_at = now()
     WHERE id = $1`,
    [note.id, edit.body, new Date(edit.occurredAt), await findMentioned(client, edit.body)],
  )
  await noteDown(client, doer, incident, {
    what: 'note-edited',
    action: 'incident.note-edited',
    after: { note: note.id },
    audited: {
      before: { body: note.body, occurredAt: note.occurredAt },
      after: { body: edit.body, occurredAt: new Date(edit.occurredAt) },
    },
  })
}

/** Takes a note away, which can be undone. @throws AppError FORBIDDEN for what others wrote, NOT_FOUND */
export async function deleteNote(client: pg.ClientBase, doer: Doer, noteId: string): Promise<void> {
  const { note, incident } = await lockOwnNote(client, doer, noteId)
  await client.query('UPDATE incident_note SET deleted_at = now() WHERE id = $1', [note.id])
  await noteDown(client, doer, incident, {
    what: 'note-deleted',
    action: 'incident.note-deleted',
    after: { note: note.id },
    audited: { before: { body: note.body, author: note.authorName } },
    undo: { type: 'note', note: note.id },
  })
}

/** Brings a note back that was deleted. @throws AppError FORBIDDEN for what others wrote */
export async function restoreNote(client: pg.ClientBase, doer: Doer, noteId: string): Promise<void> {
  const { rows } = await client.query<Author>(
    `UPDATE incident_note SET deleted_at = NULL WHERE id = $1
     RETURNING author_kind AS "authorKind", author_id AS "authorId", author_name AS "authorName"`,
    [noteId],
  )
  for (const author of rows) mustBeOwn(doer, author)
}

/** Says whether it goes to the post-mortem; anybody who may respond decides. @throws AppError NOT_FOUND */
export async function starNote(client: pg.ClientBase, doer: Doer, noteId: string, starred: boolean): Promise<void> {
  const { note, incident } = await lockNote(client, doer, noteId)
  if (note.starred === starred) return
  await client.query('UPDATE incident_note SET starred = $2 WHERE id = $1', [note.id, starred])
  await noteDown(client, doer, incident, {
    what: 'note-starred',
    action: 'incident.note-starred',
    after: { note: note.id, starred },
    audited: { before: { starred: note.starred }, after: { starred } },
  })
}

async function lockNote(
  client: pg.ClientBase,
  doer: Doer,
  noteId: string,
): Promise<{ note: LockedNote; incident: LockedIncident }> {
  const known = /^\d{1,18}$/.test(noteId)
  const { rows } = await client.query<LockedNote>(
    `SELECT id::text, incident_id::text AS "incidentId", kind, body, occurred_at AS "occurredAt",
       author_kind AS "authorKind", author_id AS "authorId", author_name AS "authorName", starred, version,
       edited_at AS "editedAt"
     FROM incident_note WHERE id = $1 AND deleted_at IS NULL FOR UPDATE`,
    [known ? noteId : '0'],
  )
  const [note] = rows
  if (note === undefined) throw new AppError('NOT_FOUND', 'There is no such note any more. Nothing was changed.')
  return { note, incident: await lockIncident(client, doer, { id: note.incidentId }) }
}

/** @throws AppError FORBIDDEN unless the doer wrote it or may edit what others wrote */
async function lockOwnNote(client: pg.ClientBase, doer: Doer, noteId: string): ReturnType<typeof lockNote> {
  const locked = await lockNote(client, doer, noteId)
  mustBeOwn(doer, locked.note)
  return locked
}

type Author = Pick<LockedNote, 'authorKind' | 'authorId' | 'authorName'>

/** @throws AppError FORBIDDEN unless the doer wrote it or may edit what others wrote */
function mustBeOwn(doer: Doer, { authorKind, authorId, authorName }: Author): void {
  const by = changeBy(doer)
  if (doer.mayEditOthers || (authorKind === by.kind && authorId === by.id)) return
  const message = `${authorName} wrote this: only they, or an admin, may change, delete or bring it back. Nothing was changed.`
  throw new AppError('FORBIDDEN', message)
}

function editedSince({ authorName, editedAt, body }: LockedNote): AppError {
  const when = editedAt === null ? '' : ` (${momentWords(editedAt)})`
  const message = `The note of ${authorName} was edited since you opened it${when}. Yours was not saved. It says now: “${body}”`
  return new AppError('CONFLICT', message, { body: 'It was edited since you opened it.' })
}

interface Written {
  what: ChangeWord
  action: string
  after: Record<string, unknown>
  audited: Pick<AuditedChange, 'before' | 'after'>
  occurredAt?: Instant
  undo?: unknown
}

async function noteDown(
  client: pg.ClientBase,
  doer: Doer,
  incident: LockedIncident,
  { action, audited, ...change }: Written,
): Promise<void> {
  await writeChange(client, { incidentId: incident.id, by: changeBy(doer), ...change })
  await recordChange(client, doer.actor, { action, subject: subjectOf(incident), ...audited })
  await announce(client, { topic: 'incidents', ids: [incident.id] })
}

/** Ids of the people whom a text names, each once. */
async function findMentioned(client: pg.ClientBase, text: string): Promise<string[]> {
  if (!text.includes('@')) return []
  const { rows } = await client.query<Mentionable>(
    `SELECT id::text, name, email FROM person WHERE disabled_at IS NULL
       AND (strpos(lower($1), '@' || lower(name)) > 0 OR strpos(lower($1), '@' || email) > 0)`,
    [text],
  )
  return [...new Set(findMentions(text, rows).flatMap(({ personIds }) => personIds))]
}
