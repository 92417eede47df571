/** Plans action items and takes them away: each is a change of what is signed. */
import 'server-only'
import type pg from 'pg'
import { AppError } from '@/lib/errors'
import type { Doer } from '@/lib/incidents/doer'
import type { NewAction } from './schemas-actions'
import { resolvePlan } from './write-action-plan'
import { type ActionValues, insertActionRow, lockAction, updateActionRow } from './write-action-rows'
import { resolveRule } from './write-action-rule'
import { lockPostmortem } from './write-lock'
import { byOf, noteDown } from './write-note-down'
import { touch } from './write-touch'

/** Plans an action and returns its id. @throws AppError NOT_FOUND, INVALID for an owner, team or item that cannot be named */
export async function addAction(
  client: pg.ClientBase,
  doer: Doer,
  incidentId: string,
  given: NewAction,
  of: string | null = null,
): Promise<string> {
  const postmortem = await lockPostmortem(client, doer, incidentId, of)
  const { values: plan, ownerName } = await resolvePlan(client, doer, postmortem, given)
  const values = { ...plan, ...(await resolveRule(client, doer, null, given)) }
  const id = await insertActionRow(
    client,
    { postmortemId: postmortem.id, purpose: 'action', ownerName: ownerName ?? null, by: byOf(doer) },
    values,
  )
  await touch(client, doer, postmortem, `${doer.actor.name} added the action “${given.title}”.`)
  await noteDown(client, doer, postmortem, {
    ...{ what: 'action-added', subject: id, name: given.title, version: 0 },
    properties: Object.keys(values),
    after: shortened(values),
  })
  return id
}

/** Takes an action away; it can be brought back. @throws AppError NOT_FOUND */
export async function removeAction(client: pg.ClientBase, doer: Doer, id: string): Promise<void> {
  const { postmortem, action } = await lockAction(client, doer, id)
  if (action.removedAt !== null) return
  const version = await updateActionRow(client, id, {}, { removed_at: new Date(), removed_by_name: doer.actor.name })
  if (action.purpose === 'action') {
    await touch(client, doer, postmortem, `${doer.actor.name} removed the action “${action.title}”.`)
  }
  await noteDown(client, doer, postmortem, { what: 'action-removed', subject: id, name: action.title, version })
}

/** Brings back an action that was removed. @throws AppError NOT_FOUND, CONFLICT where it was not removed */
export async function bringBackAction(client: pg.ClientBase, doer: Doer, id: string): Promise<void> {
  const { postmortem, action } = await lockAction(client, doer, id)
  if (action.removedAt === null) {
    throw new AppError('CONFLICT', 'This action is there already: nobody removed it, or somebody brought it back.')
  }
  const version = await updateActionRow(client, id, {}, { removed_at: null, removed_by_name: null })
  if (action.purpose === 'action') {
    await touch(client, doer, postmortem, `${doer.actor.name} brought back the action “${action.title}”.`)
  }
  await noteDown(client, doer, postmortem, { what: 'action-brought-back', subject: id, name: action.title, version })
}

/** What histories keep of a text; the row has all of it. */
const MOST_KEPT = 2_000
/** And of a list of accounts. */
const MOST_NAMED = 100

/** Values as histories keep them: long texts and lists by their beginnings. */
export function shortened(values: Partial<ActionValues>): Record<string, unknown> {
  // No character is cut in half: JSON of PostgreSQL holds no halves.
  const short = (value: unknown) => {
    if (Array.isArray(value)) return value.slice(0, MOST_NAMED)
    return typeof value === 'string' && value.length > MOST_KEPT
      ? `${value.slice(0, MOST_KEPT).replace(/[\uD800-\uDBFF]$/, '')}…`
      : value
  }
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, short(value)]))
}
