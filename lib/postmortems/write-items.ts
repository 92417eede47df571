/** Changes an item of a checklist: owner, due day, comment, proof, outcome. */
import 'server-only'
import type pg from 'pg'
import { whyNotSettled } from '@/lib/domain/postmortem/settling'
import { type ItemOutcome, OUTCOME_WORDS } from '@/lib/domain/postmortem/words'
import { AppError } from '@/lib/errors'
import type { Doer } from '@/lib/incidents/doer'
import { cleanLong } from './field-body'
import { type ItemValues, itemName, type LockedItem, lockItem, refuseOverwritten } from './write-item-lock'
import { type LockedPostmortem, lockPostmortem } from './write-lock'
import { noteDown, noteTyping } from './write-note-down'
import { findOwner } from './write-owner'
import { touch } from './write-touch'

/** Which post-mortem somebody changes. */
export interface PostmortemTarget {
  incidentId: string
  /** The post-mortem, where it is not the one that is shown first. */
  of: string | null
}

/** What somebody changes of an item; what is left out stays. */
export interface ItemPatch {
  version: number
  /** Id of a person, `me`, or null. */
  owner?: string | null | undefined
  dueOn?: string | null | undefined
  comment?: string | undefined
  proof?: string | undefined
  outcome?: ItemOutcome | undefined
  reason?: string | undefined
}

/** What is typed, and comes in stretches. */
const TYPED: readonly string[] = ['comment', 'proof', 'reason']

/**
 * Changes an item; values that it has already change nothing. Returns the post-mortem's id.
 * @throws AppError NOT_FOUND, INVALID; ConflictError where somebody changed the same since, or removed it
 */
export async function changeItem(
  client: pg.ClientBase,
  doer: Doer,
  target: PostmortemTarget,
  itemId: string,
  patch: ItemPatch,
): Promise<string> {
  const postmortem = await lockPostmortem(client, doer, target.incidentId, target.of)
  const item = await lockItem(client, postmortem, itemId)
  const sent = await readValues(client, doer, patch)
  const moving = movingIn(item, sent)
  if (moving.length === 0 && item.removedAt === null) return postmortem.id
  await refuseOverwritten(client, item, { version: patch.version, sent })
  const next = { ...item, ...sent }
  refuseUnsettled(next, sent)
  await storeItem(client, doer, postmortem, { item, next, moving })
  return postmortem.id
}

/** The values as they are stored. @throws AppError INVALID */
async function readValues(client: pg.ClientBase, doer: Doer, patch: ItemPatch): Promise<Partial<ItemValues>> {
  const { owner, dueOn, comment, proof, outcome, reason } = patch
  return {
    ...(owner !== undefined && { owner: await findOwner(client, doer, owner) }),
    ...(dueOn !== undefined && { dueOn }),
    ...(comment !== undefined && { comment: cleanLong('A comment', comment) }),
    ...(proof !== undefined && { proof: cleanLong('A proof', proof) }),
    ...(outcome !== undefined && { outcome }),
    ...(reason !== undefined && { reason: cleanLong('A reason', reason) }),
  }
}

/** The properties whose values would become others. An owner is the same person, whatever they were called. */
export function movingIn(item: ItemValues, sent: Partial<ItemValues>): (keyof ItemValues)[] {
  const idOf = (value: ItemValues[keyof ItemValues] | undefined) =>
    typeof value === 'object' && value !== null ? (value.id ?? `gone ${value.name}`) : value
  return (Object.keys(sent) as (keyof ItemValues)[]).filter((name) => idOf(item[name]) !== idOf(sent[name]))
}

function refuseUnsettled({ outcome, reason, isRequired }: LockedItem, sent: Partial<ItemValues>): void {
  if (sent.outcome === undefined && sent.reason === undefined) return
  const why = whyNotSettled(outcome, reason, isRequired)
  if (why !== null) throw new AppError('INVALID', `${why} Nothing was changed.`, { reason: why })
}

async function storeItem(
  client: pg.ClientBase,
  doer: Doer,
  postmortem: LockedPostmortem,
  { item, next, moving }: { item: LockedItem; next: LockedItem; moving: readonly (keyof ItemValues)[] },
): Promise<void> {
  const { actor } = doer
  const isSettling = moving.includes('outcome')
  await client.query(
    `UPDATE checklist_item SET version = version + 1, owner_id = $2, owner_name = $3, due_on = $4, comment = $5, proof = $6,
       outcome = $7, reason = $8,
       outcome_by_id = CASE WHEN $7 = 'open' THEN NULL WHEN $9 THEN $10 ELSE outcome_by_id END,
       outcome_by_name = CASE WHEN $7 = 'open' THEN NULL WHEN $9 THEN $11 ELSE outcome_by_name END,
       outcome_at = CASE WHEN $7 = 'open' THEN NULL WHEN $9 THEN clock_timestamp() ELSE outcome_at END,
       words = to_tsvector('english', CASE WHEN code IS NULL THEN text ELSE '' END || E'\\n' || left($5, 40000) || E'\\n' || left($6, 40000) || E'\\n' || left($8, 10000))
     WHERE id = $1`,
    [
      ...[item.id, next.owner?.id ?? null, next.owner?.name ?? null, next.dueOn, next.comment, next.proof],
      ...[next.outcome, next.reason, isSettling, actor.id, actor.name],
    ],
  )
  const touched = await touch(client, doer, postmortem, `${actor.name} ${deedWords(item, next, moving)}.`)
  // The audit tells that long texts changed; the post-mortem's own history keeps them.
  const short = moving.filter((name) => !TYPED.includes(name))
  const note = short.length === 0 ? noteTyping : noteDown
  await note(client, doer, touched, {
    what: 'item-changed',
    subject: item.id,
    name: itemName(item),
    version: item.version + 1,
    properties: moving,
    before: pick(item, moving),
    after: pick(next, moving),
    audited: { before: pick(item, short), after: { ...pick(next, short), changed: moving } },
  })
}

/** The values under these names. */
export function pick(values: ItemValues, names: readonly (keyof ItemValues)[]): Record<string, unknown> {
  return Object.fromEntries(names.map((name) => [name, values[name]]))
}

function deedWords(item: LockedItem, next: LockedItem, moving: readonly (keyof ItemValues)[]): string {
  const name = itemName(item)
  if (moving.includes('outcome')) return `set ${name} to “${OUTCOME_WORDS[next.outcome]}”`
  const [property = ''] = moving
  const called: Record<string, string> = { dueOn: 'due day' }
  return moving.length === 1 ? `changed the ${called[property] ?? property} of ${name}` : `changed ${name}`
}
