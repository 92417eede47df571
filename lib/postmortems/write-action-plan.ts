/** Looks up whom and what the plan of an action names: its owner, its team, the item or part that it follows from. Its rule is resolveRule's. */
import 'server-only'
import type pg from 'pg'
import { AppError } from '@/lib/errors'
import type { Doer } from '@/lib/incidents/doer'
import type { NewAction } from './schemas-actions'
import type { ActionValues } from './write-action-rows'
import type { LockedPostmortem } from './write-lock'
import { findOwner } from './write-owner'

/** What of a plan somebody gave; `undefined` says nothing. */
type Plan = { [Name in keyof NewAction]?: NewAction[Name] | undefined }

/** A plan with people by their ids, and the owner's name where one is given: null where nobody shall own it. */
export interface ResolvedPlan {
  values: Partial<ActionValues>
  ownerName: string | null | undefined
}

/** @throws AppError INVALID where it names somebody or something that is not there */
export async function resolvePlan(
  client: pg.ClientBase,
  doer: Doer,
  postmortem: LockedPostmortem,
  { owner, verifyCheck: _check, verifyAccounts: _accounts, ...plan }: Plan,
): Promise<ResolvedPlan> {
  const person = owner === undefined ? undefined : await findOwner(client, doer, owner)
  if (typeof plan.team === 'string') await requireTeam(client, plan.team)
  if (typeof plan.itemId === 'string') await requireItem(client, postmortem, plan.itemId)
  const given = Object.entries(plan).filter(([, value]) => value !== undefined)
  const owned = person === undefined ? {} : { owner: person?.id ?? null }
  return {
    values: { ...Object.fromEntries(given), ...owned },
    ownerName: person === undefined ? undefined : (person?.name ?? null),
  }
}

async function requireTeam(client: pg.ClientBase, id: string): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM team WHERE id::text = $1', [id])
  if (rowCount === 0) throw refusal('team', 'There is no such team any more. Choose another; nothing was changed.')
}

async function requireItem(client: pg.ClientBase, postmortem: LockedPostmortem, id: string): Promise<void> {
  const { rowCount } = await client.query('SELECT FROM checklist_item WHERE id = $1 AND postmortem_id = $2', [
    id,
    postmortem.id,
  ])
  if (rowCount === 0) {
    throw refusal('itemId', 'The checklist of this post-mortem has no such item. Choose another; nothing was changed.')
  }
}

function refusal(field: string, sentence: string): AppError {
  return new AppError('INVALID', sentence, { [field]: sentence })
}
