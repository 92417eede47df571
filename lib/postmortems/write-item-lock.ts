/** Reads an item of a locked post-mortem for whoever changes it, and tells what changed in it meanwhile. */
import 'server-only'
import type pg from 'pg'
import type { ItemOutcome } from '@/lib/domain/postmortem/words'
import { AppError } from '@/lib/errors'
import type { LockedPostmortem } from './write-lock'
import { refuseOverwrite } from './write-overwrite'

/** What people change of an item. */
export interface ItemValues {
  owner: { id: string | null; name: string } | null
  /** YYYY-MM-DD */
  dueOn: string | null
  comment: string
  proof: string
  outcome: ItemOutcome
  reason: string
}

/** An item that nobody else changes until the transaction ends. */
export interface LockedItem extends ItemValues {
  id: string
  code: string | null
  text: string
  isRequired: boolean
  version: number
  removedAt: Date | null
  removedBy: string | null
}

/** How an item is called in sentences: its code, else the beginning of its text. */
export function itemName({ code, text }: Pick<LockedItem, 'code' | 'text'>): string {
  if (code !== null) return code
  // No character is cut in half: JSON of PostgreSQL holds no halves.
  const cut = text.slice(0, 59).replace(/[\uD800-\uDBFF]$/, '')
  return text.length > 60 ? `“${cut.trimEnd()}…”` : `“${text}”`
}

/** Those of these items that the post-mortem has, also removed ones. */
export async function lockItems(
  client: pg.ClientBase,
  { id }: LockedPostmortem,
  itemIds: readonly string[],
): Promise<LockedItem[]> {
  const known = itemIds.filter((each) => /^\d{1,18}$/.test(each))
  const { rows } = await client.query<LockedItem>(
    `SELECT c.id::text, c.code, c.text, c.is_required AS "isRequired", c.version, c.comment, c.proof, c.outcome, c.reason,
       CASE WHEN c.owner_name IS NOT NULL THEN json_build_object('id', c.owner_id, 'name', c.owner_name) END AS owner,
       to_char(c.due_on, 'YYYY-MM-DD') AS "dueOn", c.removed_at AS "removedAt", c.removed_by_name AS "removedBy"
     FROM checklist_item c WHERE c.postmortem_id = $1 AND c.id = ANY($2::bigint[]) ORDER BY c.id FOR UPDATE`,
    [id, known],
  )
  return rows
}

/** The item. @throws AppError NOT_FOUND */
export async function lockItem(client: pg.ClientBase, postmortem: LockedPostmortem, id: string): Promise<LockedItem> {
  const [item] = await lockItems(client, postmortem, [id])
  if (item !== undefined) return item
  throw new AppError('NOT_FOUND', 'This post-mortem has no such item. Nothing was changed.')
}

/**
 * Lets a change of an item through, unless somebody changed the same since that version, or removed the item.
 * @throws ConflictError with both sides; AppError INVALID for a version that does not exist yet
 */
export function refuseOverwritten(
  client: pg.ClientBase,
  item: LockedItem,
  { version, sent }: { version: number; sent: Partial<ItemValues> },
): Promise<void> {
  const { removedAt, removedBy } = item
  const names = Object.keys(sent) as (keyof ItemValues)[]
  return refuseOverwrite(client, {
    ...{ kind: 'item', id: item.id, name: itemName(item), version, current: item.version },
    removedBy: removedAt === null ? null : { name: removedBy ?? 'Somebody', at: removedAt },
    stored: Object.fromEntries(names.map((name) => [name, told(item[name])])),
    sent: Object.fromEntries(names.map((name) => [name, told(sent[name])])),
  })
}

/** A value as the API takes it: an owner by their id. */
function told(value: ItemValues[keyof ItemValues] | undefined): string | null {
  return typeof value === 'object' && value !== null ? value.id : (value ?? null)
}
