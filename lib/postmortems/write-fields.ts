/** Writes the parts of a post-mortem's document: what people type, what the machine writes, what stood there before. */
import 'server-only'
import type pg from 'pg'
import type { PostmortemChangeWord } from '@/lib/domain/postmortem/changes'
import type { FieldKey, FieldSpec } from '@/lib/domain/postmortem/fields'
import type { FieldOrigin } from '@/lib/domain/postmortem/words'
import { AppError } from '@/lib/errors'
import type { Doer } from '@/lib/incidents/doer'
import { cleanBody, getSpec } from './field-body'
import { type LockedField, lockField, refuseStale } from './write-field-lock'
import { type LockedPostmortem, lockPostmortem } from './write-lock'
import { byOf, noteDown, tell } from './write-note-down'
import { keepText, keepTyped } from './write-texts'
import { touch } from './write-touch'

/** Which part somebody writes. */
export interface FieldTarget {
  incidentId: string
  /** The post-mortem, where it is not the one that is shown first. */
  of: string | null
  key: string
}

/** Which part of which post-mortem was written. */
export interface WrittenField {
  postmortemId: string
  key: FieldKey
}

/**
 * Saves what somebody typed, chose or labelled. A text that stands there already changes nothing, whatever the version.
 * @throws AppError NOT_FOUND, INVALID for a text that cannot stand there; ConflictError for a stale version
 */
export async function saveField(
  client: pg.ClientBase,
  doer: Doer,
  { incidentId, of, key }: FieldTarget,
  typed: { version: number; body: string },
): Promise<WrittenField> {
  const spec = getSpec(key)
  const body = cleanBody(spec, typed.body)
  const postmortem = await lockPostmortem(client, doer, incidentId, of)
  const field = await lockField(client, postmortem, spec.key)
  const written = { postmortemId: postmortem.id, key: spec.key }
  if (body === field.body) return written
  refuseStale(spec, field, { version: typed.version, body })
  await store(
    client,
    doer,
    { postmortem, spec, field },
    { body, origin: body === '' ? 'empty' : 'person', what: 'field-written' },
  )
  return written
}

/** What the machine writes into a part, and as of when it knew. */
export interface ComposedText {
  body: string
  /** ISO 8601 UTC. */
  asOf: string
}

/**
 * Lets the machine write a part anew; what stood there stays in its history.
 * @throws AppError NOT_FOUND, INVALID for a part that the machine does not write; ConflictError for a stale version
 */
export async function refreshField(
  client: pg.ClientBase,
  doer: Doer,
  { incidentId, of, key }: FieldTarget,
  { version, body, asOf }: ComposedText & { version: number },
): Promise<WrittenField> {
  const spec = getWritable(key)
  const postmortem = await lockPostmortem(client, doer, incidentId, of)
  const field = await lockField(client, postmortem, spec.key)
  refuseStale(spec, field, { version })
  const origin = body === '' ? 'empty' : 'facts'
  if (body === field.body && origin === field.origin) {
    await client.query('UPDATE postmortem_field SET facts_at = $3 WHERE postmortem_id = $1 AND key = $2', [
      ...[postmortem.id, spec.key, asOf],
    ])
    await tell(client, postmortem)
  } else
    await store(client, doer, { postmortem, spec, field }, { body, origin, what: 'field-refreshed', factsAt: asOf })
  return { postmortemId: postmortem.id, key: spec.key }
}

/**
 * Writes what a part said in an older version as its newest.
 * @throws AppError NOT_FOUND, also where no such text was kept; ConflictError for a stale version
 */
export async function restoreField(
  client: pg.ClientBase,
  doer: Doer,
  { incidentId, of, key }: FieldTarget,
  { version, text }: { version: number; text: number },
): Promise<WrittenField> {
  const spec = getSpec(key)
  const postmortem = await lockPostmortem(client, doer, incidentId, of)
  const field = await lockField(client, postmortem, spec.key)
  const { rows } = await client.query<{ body: string; origin: FieldOrigin; at: Date }>(
    'SELECT body, origin, at FROM postmortem_text WHERE postmortem_id = $1 AND key = $2 AND version = $3::bigint',
    [postmortem.id, spec.key, text],
  )
  const [old] = rows
  if (old === undefined)
    throw new AppError('NOT_FOUND', `${spec.name} has no such text in its history. Nothing was changed.`)
  const written = { postmortemId: postmortem.id, key: spec.key }
  if (old.body === field.body) return written
  refuseStale(spec, field, { version })
  const factsAt = old.origin === 'facts' ? old.at.toISOString() : null
  const { body, origin } = old
  await store(
    client,
    doer,
    { postmortem, spec, field },
    { body, origin, what: 'field-restored', factsAt, restored: text },
  )
  return written
}

/** @throws AppError NOT_FOUND, INVALID */
export function getWritable(key: string): FieldSpec & { key: FieldKey } {
  const spec = getSpec(key)
  if (spec.fromFacts) return spec
  throw new AppError('INVALID', `${spec.name} is for people to write: nothing in the facts says it.`)
}

interface Change {
  body: string
  origin: FieldOrigin
  what: PostmortemChangeWord & `field-${string}`
  factsAt?: string | null
  /** The version of the old text that this is. */
  restored?: number
}

async function store(
  client: pg.ClientBase,
  doer: Doer,
  {
    postmortem,
    spec,
    field,
  }: { postmortem: LockedPostmortem; spec: FieldSpec & { key: FieldKey }; field: LockedField },
  { body, origin, what, factsAt = null, restored }: Change,
): Promise<void> {
  const { actor } = doer
  // What is searched is the beginning alone: the words of 200,000 characters may be more than PostgreSQL's 1 MiB of them.
  await client.query(
    `INSERT INTO postmortem_field AS f (postmortem_id, key, body, origin, facts_at, version, changed_at, changed_by_id,
       changed_by_name, words)
     VALUES ($1, $2, $3, $4, $5, $6, clock_timestamp(), $7, $8, to_tsvector('english', left($3, 100000)))
     ON CONFLICT (postmortem_id, key) DO UPDATE SET body = EXCLUDED.body, origin = EXCLUDED.origin,
       facts_at = EXCLUDED.facts_at, version = EXCLUDED.version, changed_at = EXCLUDED.changed_at,
       changed_by_id = EXCLUDED.changed_by_id, changed_by_name = EXCLUDED.changed_by_name, words = EXCLUDED.words`,
    [postmortem.id, spec.key, body, origin, factsAt, field.version + 1, actor.id, actor.name],
  )
  const text = { postmortemId: postmortem.id, key: spec.key, replaces: field.version, body, origin, by: byOf(doer) }
  const isTyped = what === 'field-written'
  const begins = isTyped ? await keepTyped(client, text) : await keepText(client, text).then(() => true)
  const touched = await touch(client, doer, postmortem, `${actor.name} changed ${spec.name}.`)
  if (!begins) return tell(client, touched)
  const told = { what, subject: spec.key, name: spec.name, version: field.version + 1 }
  await noteDown(client, doer, touched, restored === undefined ? told : { ...told, after: { restored } })
}
