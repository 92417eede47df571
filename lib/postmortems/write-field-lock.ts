/** Reads a part of a locked post-mortem for whoever changes it, and refuses what rests on an older version. */
import 'server-only'
import type pg from 'pg'
import type { FieldKey, FieldSpec } from '@/lib/domain/postmortem/fields'
import type { FieldOrigin } from '@/lib/domain/postmortem/words'
import { ConflictError } from '@/lib/errors'
import type { ConflictView } from './contract'
import type { LockedPostmortem } from './write-lock'

/** A part that nobody else changes until the transaction ends. */
export interface LockedField {
  body: string
  origin: FieldOrigin
  version: number
  changedAt: Date | null
  changedBy: string | null
}

/** The part; one that is not stored yet is empty. */
export async function lockField(client: pg.ClientBase, { id }: LockedPostmortem, key: FieldKey): Promise<LockedField> {
  const { rows } = await client.query<LockedField>(
    `SELECT body, origin, version, changed_at AS "changedAt", changed_by_name AS "changedBy"
     FROM postmortem_field WHERE postmortem_id = $1 AND key = $2`,
    [id, key],
  )
  return rows[0] ?? { body: '', origin: 'empty', version: 0, changedAt: null, changedBy: null }
}

/** A part that changed meanwhile: whose text stands is the machine's where `origin` is facts. */
export interface FieldConflict extends ConflictView {
  origin: FieldOrigin
}

/** @throws ConflictError unless `sent` names the stored version; `body`: what somebody typed, where they did */
export function refuseStale(spec: FieldSpec, field: LockedField, sent: { version: number; body?: string }): void {
  if (sent.version === field.version) return
  const { version, body, changedBy, changedAt, origin } = field
  const conflict: FieldConflict = {
    current: { version, values: { body }, changedBy, changedAt: changedAt?.toISOString() ?? null },
    yours: sent.body === undefined ? {} : { body: sent.body },
    removed: false,
    origin,
  }
  const who = changedBy ?? 'Somebody'
  throw new ConflictError(
    `${who} changed ${spec.name} since you opened it. Yours was not stored: keep yours, keep theirs, or join both.`,
    conflict,
  )
}
