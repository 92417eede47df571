/** Answers what is asked of the items of a checklist: to change one or many, to add, take away and bring back. */
import 'server-only'
import type pg from 'pg'
import { z } from 'zod'
import type { Actor } from '@/lib/audit/contract'
import { inTransaction } from '@/lib/db/transaction'
import type { Principal } from '@/lib/domain/access'
import { isDay } from '@/lib/domain/postmortem/due-day'
import { cleanTyped } from '@/lib/domain/postmortem/typed-text'
import { ITEM_OUTCOMES } from '@/lib/domain/postmortem/words'
import { AppError } from '@/lib/errors'
import { type Doer, doerOf } from '@/lib/incidents/doer'
import type { ItemView } from './contract'
import { listItems, listSections } from './read-items'
import { getPlace } from './read-place'
import { postmortemNamed, readJson, versionSeen } from './request-body'
import { changeItem, type PostmortemTarget } from './write-items'
import { changeItems } from './write-items-bulk'
import { addItem, removeItem, restoreItem, type WrittenItem } from './write-items-own'

/** A request about the checklist of the incident `id`, let in by the policy. */
export interface ItemRequest {
  request: Request
  id: string
  by: { principal: Principal; actor: Actor }
}

/** Items that are changed at once, at most. */
const MOST_AT_ONCE = 200
const LONGEST_ITEM = 1_000
const LONGEST_WHY = 2_000

const owner = z.uuid('must be the id of a person, me, or null').or(z.literal('me')).nullable().optional()
const dueOn = z
  .string('must be a day as 2026-05-31, or null')
  .refine(isDay, 'must be a day as 2026-05-31')
  .nullable()
  .optional()
const text = z.string('must be text').optional()

const one = z.strictObject({
  version: versionSeen,
  ...{ owner, dueOn },
  ...{ comment: text, proof: text, reason: text },
  outcome: z.enum(ITEM_OUTCOMES, `must be one of ${ITEM_OUTCOMES.join(', ')}`).optional(),
})

const many = z.strictObject({
  ids: z
    .array(z.string('must be ids of items, as text').regex(/^\d{1,18}$/, 'must be ids of items, as text'))
    .min(1, 'must name an item')
    .max(MOST_AT_ONCE, `must be at most ${MOST_AT_ONCE}`),
  ...{ owner, dueOn },
})

const line = (most: number) =>
  z
    .string('must be text')
    .transform((typed) => cleanTyped(typed).replace(/\s+/g, ' ').trim())
    .pipe(z.string().max(most, `must have at most ${most} characters`))

const own = z.strictObject({
  text: line(LONGEST_ITEM).pipe(z.string().min(1, 'must say what to do')),
  section: z.string('must be the id of a section').max(100),
  why: line(LONGEST_WHY).default(''),
})

/** GET …/items. @throws AppError NOT_FOUND */
export async function answerItems({ request, id, by }: ItemRequest): Promise<{ data: ItemView[] }> {
  const { postmortemId } = await getPlace(id, postmortemNamed(request), by.principal.accounts)
  return { data: (await listSections(postmortemId)).flatMap(({ items }) => items) }
}

/** PATCH …/items/{item}. @throws AppError NOT_FOUND, INVALID, ConflictError */
export async function answerItemPatch(asked: ItemRequest, item: string): Promise<{ data: ItemView }> {
  const patch = await readJson(asked.request, one)
  return answerOne(asked, async (client, doer, target) => {
    return { postmortemId: await changeItem(client, doer, target, item, patch), itemId: item }
  })
}

/** PATCH …/items: many at once. @throws AppError NOT_FOUND, INVALID, ConflictError */
export async function answerItemsPatch(asked: ItemRequest): Promise<{ data: ItemView[] }> {
  const patch = await readJson(asked.request, many)
  const { doer, target } = askedOf(asked)
  const postmortemId = await inTransaction((client) => changeItems(client, doer, target, patch))
  return { data: await listItems(postmortemId, patch.ids) }
}

/** POST …/items: one of people's own. @throws AppError NOT_FOUND, INVALID */
export async function answerNewItem(asked: ItemRequest): Promise<{ data: ItemView }> {
  const item = await readJson(asked.request, own)
  return answerOne(asked, (client, doer, target) => addItem(client, doer, target, item))
}

/** DELETE …/items/{item}. @throws AppError NOT_FOUND, INVALID for one of the template */
export function answerItemRemoval(asked: ItemRequest, item: string): Promise<{ data: ItemView }> {
  return answerOne(asked, (client, doer, target) => removeItem(client, doer, target, item))
}

/** POST …/items/{item}/restore. @throws AppError NOT_FOUND */
export function answerItemReturn(asked: ItemRequest, item: string): Promise<{ data: ItemView }> {
  return answerOne(asked, (client, doer, target) => restoreItem(client, doer, target, item))
}

function askedOf({ request, id, by }: ItemRequest): { doer: Doer; target: PostmortemTarget } {
  return { doer: doerOf(by), target: { incidentId: id, of: postmortemNamed(request) } }
}

async function answerOne(
  asked: ItemRequest,
  verb: (client: pg.PoolClient, doer: Doer, target: PostmortemTarget) => Promise<WrittenItem>,
): Promise<{ data: ItemView }> {
  const { doer, target } = askedOf(asked)
  const { postmortemId, itemId } = await inTransaction((client) => verb(client, doer, target))
  const [data] = await listItems(postmortemId, [itemId])
  if (data === undefined) throw new AppError('NOT_FOUND', 'This post-mortem has no such item.')
  return { data }
}
