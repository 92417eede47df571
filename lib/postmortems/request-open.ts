/** Answers who asks for the post-mortem of an incident, and who opens it. */
import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/audit/contract'
import { inTransaction } from '@/lib/db/transaction'
import type { Principal } from '@/lib/domain/access'
import { doerOf } from '@/lib/incidents/doer'
import type { PostmortemView } from './contract'
import { findPostmortem, getPostmortem } from './read'
import { composeTexts } from './read-facts-texts'
import { postmortemNamed, readJson } from './request-body'
import { openPostmortem } from './write-open'

/** A request about the post-mortem of the incident `id`, let in by the policy. */
export interface PostmortemRequest {
  request: Request
  id: string
  by: { principal: Principal; actor: Actor }
}

const opening = z.strictObject({ template: z.string('must be the id of a template').max(100).nullish() })

/** GET …/postmortem. Null where nobody opened one. @throws AppError NOT_FOUND */
export async function answerPostmortem({
  request,
  id,
  by,
}: PostmortemRequest): Promise<{ data: PostmortemView | null }> {
  return { data: await findPostmortem(id, by.principal, postmortemNamed(request)) }
}

/** POST …/postmortem: opens it, or gives the one that somebody opened. @throws AppError NOT_FOUND, INVALID */
export async function answerOpening({ request, id, by }: PostmortemRequest): Promise<{ data: PostmortemView }> {
  const { template = null } = await readJson(request, opening)
  return { data: await openFor(id, template, by) }
}

/** Opens the post-mortem of an incident and returns it, as whoever opened it sees it. @throws AppError NOT_FOUND, INVALID */
export async function openFor(
  id: string,
  template: string | null,
  by: PostmortemRequest['by'],
): Promise<PostmortemView> {
  const known = await findPostmortem(id, by.principal)
  if (known !== null) return known
  // What the machine writes is stored for those who see everything; others are given what they may see.
  const facts = await composeTexts(id, null)
  await inTransaction((client) =>
    openPostmortem(client, doerOf(by), { incidentId: id, template, facts, now: Date.now() }),
  )
  return getPostmortem(id, by.principal)
}
