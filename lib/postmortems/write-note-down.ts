/** Notes what happened to a post-mortem: in its own history, in the audit, and to whoever has it open. */
import 'server-only'
import type pg from 'pg'
import { type AuditedChange, recordChange } from '@/lib/audit/write'
import { announce } from '@/lib/db/announce'
import type { PostmortemChangeWord } from '@/lib/domain/postmortem/changes'
import type { Doer } from '@/lib/incidents/doer'
import type { ByRef } from './contract'
import type { LockedPostmortem } from './write-lock'

/** One thing that was done to a post-mortem. */
export interface Deed {
  what: PostmortemChangeWord
  /** The key of the field, the id of the item or action, the id of the role. */
  subject?: string
  /** What that is called, for the sentences: "Summary", "A3", the title of an action, the name of a role. */
  name?: string
  /** Of items and actions: which version it made, and which properties it changed. */
  version?: number
  properties?: readonly string[]
  before?: Record<string, unknown>
  after?: Record<string, unknown>
  /** What the audit keeps, where that is less than `before` and `after`; null: it was told already (a stretch of typing). */
  audited?: { before?: AuditedChange['before'] | undefined; after?: AuditedChange['after'] | undefined } | null
}

/** Who did it, as histories name them: what is neither a person nor a token is a rule. */
export function byOf({ actor: { kind, id, name } }: Pick<Doer, 'actor'>): ByRef {
  return { kind: kind === 'person' || kind === 'token' ? kind : 'rule', id, name }
}

/** Writes it down and tells every process. The post-mortem must be locked by the transaction of `client`. */
export async function noteDown(
  client: pg.ClientBase,
  doer: Doer,
  postmortem: LockedPostmortem,
  { what, subject, name, version, properties = [], before, after, audited = { before, after } }: Deed,
): Promise<void> {
  const by = byOf(doer)
  const named = name === undefined ? {} : { name }
  const told = after === undefined && name === undefined ? null : JSON.stringify({ ...after, ...named })
  await client.query(
    `INSERT INTO postmortem_change (postmortem_id, at, by_kind, by_id, by_name, what, subject, version, properties, before, after)
     VALUES ($1, clock_timestamp(), $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      ...[postmortem.id, by.kind, by.id, by.name, what, subject ?? null, version ?? null, properties],
      ...[before === undefined ? null : JSON.stringify(before), told],
    ],
  )
  if (audited !== null) {
    await recordChange(client, doer.actor, {
      action: `postmortem.${what}`,
      subject: { kind: 'postmortem', id: postmortem.id, name: postmortem.incident.title },
      before: audited.before ?? null,
      after: audited.after === undefined && name === undefined ? null : { ...audited.after, ...named },
    })
  }
  await tell(client, postmortem)
  if (showsInLists(what, properties)) await announce(client, { topic: 'incidents', ids: [postmortem.incident.id] })
}

/** Whether rows of incidents show it: how far the post-mortem is, how much of its checklist is settled. */
function showsInLists(what: PostmortemChangeWord, properties: readonly string[]): boolean {
  if (what === 'item-changed') return properties.includes('outcome')
  return SHOWN_IN_LISTS.has(what)
}

const SHOWN_IN_LISTS: ReadonlySet<PostmortemChangeWord> = new Set([
  ...(['opened', 'item-added', 'item-removed', 'item-brought-back'] as const),
  ...(['review-asked', 'review-ended', 'published', 'taken-up-again'] as const),
])

/** Typing that begins so long before is a stretch of its own, in minutes. */
export const STRETCH_MINUTES = 5

/**
 * As noteDown, for text that somebody types: saves of one person that follow each other within five minutes are one change,
 * with the version of the last. A text that gets less than half as long begins anew, so that what was typed stays known.
 */
export async function noteTyping(
  client: pg.ClientBase,
  doer: Doer,
  postmortem: LockedPostmortem,
  deed: Deed & { subject: string; version: number },
): Promise<void> {
  const by = byOf(doer)
  const { what, subject, version, properties = [], after = {}, name } = deed
  const isGoneOn = await client.query(
    `UPDATE postmortem_change c SET version = $6, after = c.after || $7::jsonb
     WHERE c.id = (SELECT max(id) FROM postmortem_change WHERE postmortem_id = $1 AND subject = $2)
       AND c.what = $3 AND c.by_kind = $4 AND c.by_id IS NOT DISTINCT FROM $5 AND c.properties = $8::text[]
       AND c.at > clock_timestamp() - $9 * interval '1 minute'
       AND NOT EXISTS (SELECT FROM jsonb_each_text($7) n JOIN jsonb_each_text(c.after) o USING (key)
         WHERE 2 * length(n.value) < length(o.value))`,
    [postmortem.id, subject, what, by.kind, by.id, version, JSON.stringify({ ...after }), properties, STRETCH_MINUTES],
  )
  if (isGoneOn.rowCount === 1) return tell(client, postmortem)
  await noteDown(client, doer, postmortem, { ...deed, after, ...(name === undefined ? {} : { name }) })
}

/** Tells every process that the post-mortem moved, without writing anything down. */
export async function tell(client: pg.ClientBase, { incident, openedFor }: LockedPostmortem): Promise<void> {
  await announce(client, { topic: 'postmortems', ids: [...new Set([incident.id, openedFor])] })
}
