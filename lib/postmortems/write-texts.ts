/** Keeps what a part of the document said in each stretch of typing: what somebody replaces is never lost. */
import 'server-only'
import type pg from 'pg'
import type { FieldOrigin } from '@/lib/domain/postmortem/words'
import type { ByRef } from './contract'
import { STRETCH_MINUTES } from './write-note-down'

/** What a part says from now on. */
export interface NewText {
  postmortemId: string
  key: string
  /** The version that it replaces; its own is one more. */
  replaces: number
  body: string
  origin: FieldOrigin
  by: ByRef
}

/**
 * Keeps a text that somebody typed. Where the same person goes on within five minutes of beginning, with nobody between, it
 * takes the place of what they typed before, unless it is less than half as long. Returns whether a stretch began.
 */
export async function keepTyped(client: pg.ClientBase, text: NewText): Promise<boolean> {
  const { postmortemId, key, replaces, body, origin, by } = text
  const { rowCount } = await client.query(
    `UPDATE postmortem_text SET version = $4, body = $5, origin = $6, at = clock_timestamp()
     WHERE postmortem_id = $1 AND key = $2 AND version = $3 AND origin <> 'facts'
       AND by_kind = $7 AND by_id IS NOT DISTINCT FROM $8 AND begun_at > clock_timestamp() - $9 * interval '1 minute'
       AND 2 * length($5) >= length(body)`,
    [postmortemId, key, replaces, replaces + 1, body, origin, by.kind, by.id, STRETCH_MINUTES],
  )
  if (rowCount === 1) return false
  await keepText(client, text)
  return true
}

/** Keeps a text as one of its own. */
export async function keepText(
  client: pg.ClientBase,
  { postmortemId, key, replaces, body, origin, by }: NewText,
): Promise<void> {
  await client.query(
    `INSERT INTO postmortem_text (postmortem_id, key, version, body, origin, by_kind, by_id, by_name, begun_at, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, clock_timestamp(), clock_timestamp())`,
    [postmortemId, key, replaces + 1, body, origin, by.kind, by.id, by.name],
  )
}
