/** Answers who asks for the post-mortem of an incident, and who opens it. */
import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/audit/contract'
import { enqueue } from '@/lib/db/enqueue'
import type { Queryable } from '@/lib/db/pool'
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
  await inTransaction(async (client) => {
    const incident = await openPostmortem(client, doerOf(by), { incidentId: id, template, facts, now: Date.now() })
    await askForCalls(client, incident)
  })
  return getPostmortem(id, by.principal)
}

/** What was done to identity around an incident of identity or access is looked up as soon as somebody wants to learn from it. */
async function askForCalls(client: Queryable, incidentId: string): Promise<void> {
  const { rows } = await client.query("SELECT FROM incident WHERE id = $1 AND kind IN ('identity', 'access')", [
    incidentId,
  ])
  if (rows.length > 0)
    await enqueue(client, 'look-up-incident', { incident: incidentId }, `look-up-incident:${incidentId}`)
}
