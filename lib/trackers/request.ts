/** Answers who asks for an issue of an action, names one, or takes the link away. */
import 'server-only'
import type pg from 'pg'
import type { Actor } from '@/lib/audit/contract'
import { inTransaction } from '@/lib/db/transaction'
import type { Principal } from '@/lib/domain/access'
import { AppError } from '@/lib/errors'
import { type Doer, doerOf } from '@/lib/incidents/doer'
import type { ActionView } from '@/lib/postmortems/contract'
import { findAction } from '@/lib/postmortems/read-actions'
import { publicOrigin } from '@/lib/wire/own-origin'
import { wishBody } from './schemas'
import { askForIssue, unlinkIssue } from './write-ask'

/** A request about the issue of the action `id`, let in by the policy. */
export interface IssueRequest {
  request: Request
  id: string
  by: { principal: Principal; actor: Actor }
}

/** POST …/issue. @throws AppError NOT_FOUND, INVALID, CONFLICT */
export async function answerWish({ request, id, by }: IssueRequest): Promise<{ data: ActionView }> {
  const parsed = wishBody.safeParse(await request.json().catch(() => null))
  if (!parsed.success) {
    const wants = parsed.error.issues[0]?.message ?? 'is not right'
    throw new AppError('INVALID', `The body ${wants}. Nothing was changed.`, { body: wants })
  }
  const origin = publicOrigin(request.headers)
  return change(id, by, (client, doer) => askForIssue(client, doer, id, { ...parsed.data, origin }))
}

/** DELETE …/issue. @throws AppError NOT_FOUND */
export function answerUnlinking({ id, by }: IssueRequest): Promise<{ data: ActionView }> {
  return change(id, by, (client, doer) => unlinkIssue(client, doer, id))
}

/** Does it and reads the action anew. */
async function change(
  id: string,
  by: IssueRequest['by'],
  verb: (client: pg.PoolClient, doer: Doer) => Promise<void>,
): Promise<{ data: ActionView }> {
  await inTransaction((client) => verb(client, doerOf(by)))
  const data = await findAction(id, by.principal.accounts)
  if (data === null) throw new AppError('NOT_FOUND', 'There is no such action.')
  return { data }
}
