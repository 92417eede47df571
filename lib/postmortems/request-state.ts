/** Answers who sends a post-mortem to review, signs it, publishes it, and who reads what was published. */
import 'server-only'
import type pg from 'pg'
import { z } from 'zod'
import type { Actor } from '@/lib/audit/contract'
import { inTransaction } from '@/lib/db/transaction'
import type { Principal } from '@/lib/domain/access'
import { AppError } from '@/lib/errors'
import { type Doer, doerOf } from '@/lib/incidents/doer'
import type { PostmortemView } from './contract'
import type { EvidenceMaterial } from './present-evidence'
import { getPostmortem } from './read'
import { readEvidenceMaterial } from './read-evidence'
import { getPlace } from './read-place'
import { getRevision } from './read-revision'
import { findPostmortemIncident } from './read-whole'
import { postmortemNamed, readJson, versionSeen } from './request-body'
import { publish } from './write-publish'
import { sign, withdrawOwn } from './write-sign-offs'
import { askForReview, endReview } from './write-state'

/** A request about the post-mortem of the incident `id`, let in by the policy. */
export interface StateRequest {
  request: Request
  id: string
  by: { principal: Principal; actor: Actor }
}

type Answer = Promise<{ data: PostmortemView }>

const WANTED = ['review', 'draft', 'published'] as const
/** The version counts where something is published; people type on while a review begins. */
const moving = z.strictObject({ to: z.enum(WANTED, `must be one of ${WANTED.join(', ')}`), version: versionSeen })
const signing = z.strictObject({
  role: z.string('must be the id of a role').min(1, 'must be the id of a role').max(100, 'must be the id of a role'),
  version: versionSeen,
})

/** POST …/postmortem/state. @throws AppError NOT_FOUND, INVALID, CONFLICT */
export async function answerState(asked: StateRequest): Answer {
  const { to, version } = await readJson(asked.request, moving)
  const { id } = asked
  // Read before the transaction, which holds a connection already.
  const evidence = to === 'published' ? await readWholeEvidence(asked) : null
  return change(asked, (client, doer, of) => {
    if (to === 'review') return askForReview(client, doer, id, of)
    if (to === 'draft') return endReview(client, doer, id, of)
    return publish(client, doer, { incidentId: id, of, version, evidence })
  })
}

/** POST …/postmortem/sign-offs. @throws AppError NOT_FOUND, INVALID, FORBIDDEN, CONFLICT */
export async function answerSignature(asked: StateRequest): Answer {
  const { role, version } = await readJson(asked.request, signing)
  return change(asked, (client, doer, of) => sign(client, doer, { incidentId: asked.id, of, role }, version))
}

/** DELETE …/postmortem/sign-offs/{role}. @throws AppError NOT_FOUND, FORBIDDEN, CONFLICT */
export function answerWithdrawal(asked: StateRequest & { role: string }): Answer {
  const { id, role } = asked
  return change(asked, (client, doer, of) => withdrawOwn(client, doer, { incidentId: id, of, role }))
}

/** GET …/postmortem/revisions/{n}. @throws AppError NOT_FOUND */
export async function answerRevision({ request, id, by, number }: StateRequest & { number: string }): Answer {
  const revision = /^\d{1,6}$/.test(number) ? Number(number) : 0
  return { data: await getRevision(id, revision, by.principal, postmortemNamed(request)) }
}

/** As somebody sees it who sees everything. @throws AppError NOT_FOUND, also where the asker does not see the incident */
async function readWholeEvidence({ request, id, by }: StateRequest): Promise<EvidenceMaterial> {
  const { incidentId } = await getPlace(id, postmortemNamed(request), by.principal.accounts)
  const incident = await findPostmortemIncident(incidentId, null)
  if (incident === null) throw new AppError('NOT_FOUND', 'There is no such incident any more.')
  return readEvidenceMaterial(incident, null)
}

async function change(
  { request, id, by }: StateRequest,
  verb: (client: pg.PoolClient, doer: Doer, of: string | null) => Promise<unknown>,
): Answer {
  const of = postmortemNamed(request)
  await inTransaction((client) => verb(client, doerOf(by), of))
  return { data: await getPostmortem(id, by.principal, of) }
}
