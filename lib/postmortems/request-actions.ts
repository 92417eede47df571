/** Answers what is asked of action items: to plan, change, remove and bring back. */
import 'server-only'
import type pg from 'pg'
import type { Actor } from '@/lib/audit/contract'
import { inTransaction } from '@/lib/db/transaction'
import type { Principal } from '@/lib/domain/access'
import { AppError } from '@/lib/errors'
import { type Doer, doerOf } from '@/lib/incidents/doer'
import type { ActionView } from './contract'
import { findAction, listActions } from './read-actions'
import { listFailing } from './read-evidence-accounts'
import { getPlace } from './read-place'
import { postmortemNamed, readJson } from './request-body'
import { actionPatch, newAction } from './schemas-actions'
import { changeAction } from './write-action-changes'
import { addAction, bringBackAction, removeAction } from './write-actions'

/** A request about the incident or the action `id`, let in by the policy. */
export interface ActionRequest {
  request: Request
  id: string
  by: { principal: Principal; actor: Actor }
}

/** GET …/postmortem/actions. @throws AppError NOT_FOUND */
export async function answerActions({ request, id, by }: ActionRequest): Promise<{ data: ActionView[] }> {
  const { postmortemId } = await getPlace(id, postmortemNamed(request), by.principal.accounts)
  return { data: await listActions(postmortemId, by.principal.accounts) }
}

/** POST …/postmortem/actions. @throws AppError NOT_FOUND, INVALID */
export async function answerNewAction({ request, id, by }: ActionRequest): Promise<{ data: ActionView }> {
  const given = await namingAccounts(await readJson(request, newAction), by.principal)
  return change(by, (client, doer) => addAction(client, doer, id, given, postmortemNamed(request)))
}

/** PATCH /api/v1/actions/{id}. @throws AppError NOT_FOUND, INVALID, ConflictError */
export async function answerActionPatch({ request, id, by }: ActionRequest): Promise<{ data: ActionView }> {
  const patch = await namingAccounts(await readJson(request, actionPatch), by.principal)
  return change(by, (client, doer) => changeAction(client, doer, id, patch).then(() => id))
}

/** DELETE /api/v1/actions/{id}: the action as it was removed. @throws AppError NOT_FOUND */
export function answerActionRemoval({ id, by }: ActionRequest): Promise<{ data: ActionView }> {
  return change(by, (client, doer) => removeAction(client, doer, id).then(() => id))
}

/** POST /api/v1/actions/{id}/restore. @throws AppError NOT_FOUND, CONFLICT */
export function answerActionReturn({ id, by }: ActionRequest): Promise<{ data: ActionView }> {
  return change(by, (client, doer) => bringBackAction(client, doer, id).then(() => id))
}

/** With the accounts in which the check fails now in place of the word. @throws AppError INVALID, CONFLICT where none does */
async function namingAccounts<Given extends { verifyCheck?: string | null | undefined; verifyAccounts?: unknown }>(
  given: Given,
  { accounts }: Principal,
): Promise<Omit<Given, 'verifyAccounts'> & { verifyAccounts?: string[] | undefined }> {
  const { verifyAccounts, ...rest } = given
  if (verifyAccounts !== 'failing') return given as typeof rest & { verifyAccounts?: string[] | undefined }
  const check = given.verifyCheck ?? null
  if (check === null) {
    const wants = 'Name the check that fails, such as C1.'
    throw new AppError('INVALID', `${wants} Nothing was changed.`, { verifyCheck: wants })
  }
  const failing = await listFailing(check, accounts)
  if (failing.length > 0) return { ...rest, verifyAccounts: failing }
  throw new AppError('CONFLICT', `${check} fails in no account that you may see. Nothing was changed.`)
}

/** Does it and reads the action anew. */
async function change(
  by: ActionRequest['by'],
  verb: (client: pg.PoolClient, doer: Doer) => Promise<string>,
): Promise<{ data: ActionView }> {
  const id = await inTransaction((client) => verb(client, doerOf(by)))
  const data = await findAction(id, by.principal.accounts)
  if (data === null) throw new AppError('NOT_FOUND', 'There is no such action.')
  return { data }
}
