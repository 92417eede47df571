/** Adds items of people's own to a checklist, takes them away and brings them back. */
import 'server-only'
import type pg from 'pg'
import { AppError } from '@/lib/errors'
import type { Doer } from '@/lib/incidents/doer'
import { itemName, lockItem } from './write-item-lock'
import type { PostmortemTarget } from './write-items'
import { type LockedPostmortem, lockPostmortem } from './write-lock'
import { noteDown } from './write-note-down'
import { touch } from './write-touch'

/** What somebody adds. */
export interface OwnItem {
  text: string
  /** One of the checklist's sections, or `own`. */
  section: string
  why: string
}

/** Which item of which post-mortem. */
export interface WrittenItem {
  postmortemId: string
  itemId: string
}

/** Items that a checklist holds at most, removed ones included. */
const MOST_ITEMS = 500
const OWN_SECTION = { id: 'own', name: 'Our own' }

/** Adds an item at the end of its section. @throws AppError NOT_FOUND, INVALID */
export async function addItem(
  client: pg.ClientBase,
  doer: Doer,
  target: PostmortemTarget,
  { text, section, why }: OwnItem,
): Promise<WrittenItem> {
  const postmortem = await lockPostmortem(client, doer, target.incidentId, target.of)
  const sectionName = await getSectionName(client, postmortem, section)
  const { rows } = await client.query<{ id: string }>(
    `INSERT INTO checklist_item (postmortem_id, section, section_name, position, kind, text, why, where_to_look, is_required, words)
     SELECT $1, $2, $3, coalesce(max(position) + 1, 0), 'person', $4, $5, '', false, to_tsvector('english', $4)
     FROM checklist_item WHERE postmortem_id = $1 RETURNING id::text`,
    [postmortem.id, section, sectionName, text, why],
  )
  const itemId = rows[0]?.id ?? ''
  const name = itemName({ code: null, text })
  const touched = await touch(client, doer, postmortem, `${doer.actor.name} added ${name}.`)
  await noteDown(client, doer, touched, {
    ...{ what: 'item-added', subject: itemId, name, version: 0 },
    after: { text, section, why },
  })
  return { postmortemId: postmortem.id, itemId }
}

/** Takes an item of people's own away; gone already, nothing happens. @throws AppError NOT_FOUND, INVALID for one of the template */
export function removeItem(
  client: pg.ClientBase,
  doer: Doer,
  target: PostmortemTarget,
  id: string,
): Promise<WrittenItem> {
  return setRemoved(client, doer, target, { id, isRemoved: true })
}

/** Brings an item back that was taken away. @throws AppError NOT_FOUND */
export function restoreItem(
  client: pg.ClientBase,
  doer: Doer,
  target: PostmortemTarget,
  id: string,
): Promise<WrittenItem> {
  return setRemoved(client, doer, target, { id, isRemoved: false })
}

async function setRemoved(
  client: pg.ClientBase,
  doer: Doer,
  target: PostmortemTarget,
  { id, isRemoved }: { id: string; isRemoved: boolean },
): Promise<WrittenItem> {
  const postmortem = await lockPostmortem(client, doer, target.incidentId, target.of)
  const item = await lockItem(client, postmortem, id)
  const written = { postmortemId: postmortem.id, itemId: item.id }
  if ((item.removedAt !== null) === isRemoved) return written
  const name = itemName(item)
  if (isRemoved && item.code !== null) {
    const message = `${name} comes from the template and stays: say that it does not apply, or that you are not doing it.`
    throw new AppError('INVALID', message)
  }
  await client.query(
    `UPDATE checklist_item SET version = version + 1, removed_at = CASE WHEN $2 THEN clock_timestamp() END,
       removed_by_name = CASE WHEN $2 THEN $3 END WHERE id = $1`,
    [item.id, isRemoved, doer.actor.name],
  )
  const deed = isRemoved ? `removed ${name}` : `brought ${name} back`
  const touched = await touch(client, doer, postmortem, `${doer.actor.name} ${deed}.`)
  await noteDown(client, doer, touched, {
    what: isRemoved ? 'item-removed' : 'item-brought-back',
    ...{ subject: item.id, name, version: item.version + 1 },
  })
  return written
}

/** @throws AppError INVALID for a section that there is not, or where the checklist is full */
async function getSectionName(client: pg.ClientBase, { id }: LockedPostmortem, section: string): Promise<string> {
  const { rows } = await client.query<{ section: string; name: string; count: number }>(
    `SELECT section, min(section_name) AS name, count(*)::int AS count FROM checklist_item
     WHERE postmortem_id = $1 GROUP BY section`,
    [id],
  )
  if (rows.reduce((sum, { count }) => sum + count, 0) >= MOST_ITEMS) {
    throw new AppError('INVALID', `A checklist holds at most ${MOST_ITEMS} items. Nothing was added.`)
  }
  const found = rows.find((row) => row.section === section)
  if (found !== undefined) return found.name
  if (section === OWN_SECTION.id) return OWN_SECTION.name
  const wants = `must be a section of this checklist, or ${OWN_SECTION.id}`
  throw new AppError('INVALID', `In the body, section ${wants}. Nothing was added.`, { section: wants })
}
