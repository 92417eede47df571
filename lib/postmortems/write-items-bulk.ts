/** Gives many items of a checklist an owner or a due day at once: all or none. */
import 'server-only'
import type pg from 'pg'
import { type BulkColumn, insertRows } from '@/lib/db/bulk'
import { AppError } from '@/lib/errors'
import type { Doer } from '@/lib/incidents/doer'
import type { ByRef } from './contract'
import { type ItemValues, itemName, type LockedItem, lockItems, refuseOverwritten } from './write-item-lock'
import { movingIn, type PostmortemTarget, pick } from './write-items'
import { type LockedPostmortem, lockPostmortem } from './write-lock'
import { byOf, noteDown } from './write-note-down'
import { findOwner } from './write-owner'
import { touch } from './write-touch'

/** What many items get; what is left out stays. */
export interface BulkPatch {
  ids: readonly string[]
  owner?: string | null | undefined
  dueOn?: string | null | undefined
}

/** An item, and the names of its values that become others. */
interface Moving {
  item: LockedItem
  names: (keyof ItemValues)[]
}

/** Changes all of these items. Returns the post-mortem's id. @throws AppError NOT_FOUND, INVALID; ConflictError for a removed one */
export async function changeItems(
  client: pg.ClientBase,
  doer: Doer,
  target: PostmortemTarget,
  { ids, owner, dueOn }: BulkPatch,
): Promise<string> {
  const postmortem = await lockPostmortem(client, doer, target.incidentId, target.of)
  const items = await lockItems(client, postmortem, ids)
  if (items.length < new Set(ids).size) {
    throw new AppError('NOT_FOUND', 'This post-mortem does not have all of these items. None was changed.')
  }
  const sent: Partial<ItemValues> = {
    ...(owner !== undefined && { owner: await findOwner(client, doer, owner) }),
    ...(dueOn !== undefined && { dueOn }),
  }
  // What others changed of these items is not overwritten by mistake here: whoever assigns many means all of them.
  for (const item of items) await refuseOverwritten(client, item, { version: item.version, sent })
  const moving = items.map((item) => ({ item, names: movingIn(item, sent) })).filter(({ names }) => names.length > 0)
  if (moving.length > 0) await store(client, doer, postmortem, { moving, sent })
  return postmortem.id
}

async function store(
  client: pg.ClientBase,
  doer: Doer,
  postmortem: LockedPostmortem,
  { moving, sent }: { moving: readonly Moving[]; sent: Partial<ItemValues> },
): Promise<void> {
  const { owner, dueOn } = sent
  await client.query(
    `UPDATE checklist_item SET version = version + 1,
       owner_id = CASE WHEN $2 THEN $3 ELSE owner_id END, owner_name = CASE WHEN $2 THEN $4 ELSE owner_name END,
       due_on = CASE WHEN $5 THEN $6 ELSE due_on END
     WHERE id = ANY($1::bigint[])`,
    [
      ...[moving.map(({ item }) => item.id), owner !== undefined, owner?.id ?? null, owner?.name ?? null],
      ...[dueOn !== undefined, dueOn ?? null],
    ],
  )
  const count = moving.length === 1 ? '1 item' : `${moving.length} items`
  const touched = await touch(client, doer, postmortem, `${doer.actor.name} assigned ${count}.`)
  const [first, ...others] = moving
  if (first === undefined) return
  await insertRows(client, 'postmortem_change', changeColumns(postmortem.id, byOf(doer), sent), others)
  await noteDown(client, doer, touched, {
    ...{ what: 'item-changed', subject: first.item.id, name: itemName(first.item), version: first.item.version + 1 },
    ...{ properties: first.names, before: pick(first.item, first.names), after: sent },
    audited: { after: { ...sent, items: moving.map(({ item }) => itemName(item)) } },
  })
}

function changeColumns(postmortemId: string, by: ByRef, sent: Partial<ItemValues>): BulkColumn<Moving>[] {
  const own = (name: string, value: string | null): BulkColumn<Moving> => ({ name, type: 'text', value: () => value })
  return [
    { name: 'postmortem_id', type: 'bigint', value: () => postmortemId },
    own('by_kind', by.kind),
    own('by_id', by.id),
    own('by_name', by.name),
    own('what', 'item-changed'),
    { name: 'subject', type: 'text', value: ({ item }) => item.id },
    { name: 'version', type: 'int', value: ({ item }) => item.version + 1 },
    { name: 'properties', type: 'text', value: ({ names }) => `{${names.join(',')}}`, as: '$::text[]' },
    { name: 'before', type: 'jsonb', value: ({ item, names }) => JSON.stringify(pick(item, names)) },
    { name: 'after', type: 'jsonb', value: ({ item }) => JSON.stringify({ ...sent, name: itemName(item) }) },
  ]
}
