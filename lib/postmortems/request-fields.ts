/** Answers what is asked of the parts of a post-mortem's document. */
import 'server-only'
import { z } from 'zod'
import type { Actor } from '@/lib/audit/contract'
import { inTransaction } from '@/lib/db/transaction'
import type { Principal } from '@/lib/domain/access'
import { ConflictError } from '@/lib/errors'
import { doerOf } from '@/lib/incidents/doer'
import type { FieldTextView, FieldView } from './contract'
import { getSpec } from './field-body'
import { limitedBody, limitField, limitTexts } from './present-limited'
import { composeTexts, getFactsTexts } from './read-facts-texts'
import { getFieldView, listTexts } from './read-fields'
import { getPlace } from './read-place'
import { postmortemNamed, readJson, versionSeen } from './request-body'
import type { FieldConflict } from './write-field-lock'
import { type FieldTarget, getWritable, refreshField, restoreField, saveField, type WrittenField } from './write-fields'

/** A request about the part `key` of the post-mortem of the incident `id`, let in by the policy. */
export interface FieldRequest {
  request: Request
  id: string
  key: string
  by: { principal: Principal; actor: Actor }
}

const typed = z.strictObject({ version: versionSeen, body: z.string('must be text') })
const seen = z.strictObject({ version: versionSeen })
const chosen = z.strictObject({ version: versionSeen, text: z.int('must be the version of an old text').min(0) })

/** GET …/fields/{key}: what it said, newest first. @throws AppError NOT_FOUND */
export async function answerTexts({
  request,
  id,
  key,
  by: { principal },
}: FieldRequest): Promise<{ data: FieldTextView[] }> {
  const spec = getSpec(key)
  const { postmortemId } = await getPlace(id, postmortemNamed(request), principal.accounts)
  const texts = await listTexts(postmortemId, spec.key)
  return { data: principal.accounts === null ? texts : limitTexts(texts) }
}

/** PATCH …/fields/{key}. @throws AppError NOT_FOUND, INVALID, ConflictError */
export async function answerSave(asked: FieldRequest): Promise<{ data: FieldView }> {
  const body = await readJson(asked.request, typed)
  return change(asked, (client, doer, target) => saveField(client, doer, target, body))
}

/** POST …/fields/{key}/refresh. @throws AppError NOT_FOUND, INVALID, ConflictError */
export async function answerRefresh(asked: FieldRequest): Promise<{ data: FieldView }> {
  const { version } = await readJson(asked.request, seen)
  const spec = getWritable(asked.key)
  const { incidentId } = await getPlace(asked.id, postmortemNamed(asked.request), asked.by.principal.accounts)
  const { texts, asOf } = await composeTexts(incidentId, null)
  const text = { version, body: texts[spec.key] ?? '', asOf }
  return change(asked, (client, doer, target) => refreshField(client, doer, target, text))
}

/** GET …/fields/{key}/refresh: what the machine would write now, as far as the reader sees it. @throws AppError NOT_FOUND, INVALID */
export async function answerFacts({
  request,
  id,
  key,
  by,
}: FieldRequest): Promise<{ data: { body: string; asOf: string } }> {
  const spec = getWritable(key)
  const { accounts } = by.principal
  const { incidentId } = await getPlace(id, postmortemNamed(request), accounts)
  const { texts, asOf } = await composeTexts(incidentId, accounts)
  return { data: { body: texts[spec.key] ?? '', asOf } }
}

/** POST …/fields/{key}/restore. @throws AppError NOT_FOUND, ConflictError */
export async function answerRestore(asked: FieldRequest): Promise<{ data: FieldView }> {
  const old = await readJson(asked.request, chosen)
  return change(asked, (client, doer, target) => restoreField(client, doer, target, old))
}

type Verb = (
  client: Parameters<typeof saveField>[0],
  doer: Parameters<typeof saveField>[1],
  target: FieldTarget,
) => Promise<WrittenField>

async function change(asked: FieldRequest, verb: Verb): Promise<{ data: FieldView }> {
  const { request, id, key, by } = asked
  const doer = doerOf(by)
  const target = { incidentId: id, of: postmortemNamed(request), key }
  try {
    const { postmortemId, key: written } = await inTransaction((client) => verb(client, doer, target))
    const field = await getFieldView(postmortemId, written)
    if (doer.accounts === null || field.origin !== 'facts') return { data: field }
    return { data: limitField(field, await getFactsTexts(id, doer.accounts)) }
  } catch (error) {
    throw error instanceof ConflictError ? await conflictFor(asked, error) : error
  }
}

/** The conflict as its reader may see it: the machine's text is another for those who see only some accounts. */
async function conflictFor({ id, key, by }: FieldRequest, error: ConflictError): Promise<ConflictError> {
  const { origin, ...conflict } = error.conflict as FieldConflict
  const { accounts } = by.principal
  if (origin !== 'facts' || accounts === null) return new ConflictError(error.message, conflict)
  const body = limitedBody(getSpec(key).key, await getFactsTexts(id, accounts))
  const current = { ...conflict.current, values: { body } }
  return new ConflictError(error.message, { ...conflict, current })
}
