/** Answers requests that have accounts read, or make and end waivers. */
import 'server-only'
import type { Actor } from '@/lib/audit/contract'
import type { Principal } from '@/lib/domain/access'
import { AppError } from '@/lib/errors'
import { doerOf } from '@/lib/incidents/doer'
import { readJson } from '@/lib/wire/read-json'
import type { WaiverView } from './contract'
import { listWaivers } from './read-waivers'
import { collectForm, waiverForm } from './schemas'
import { collectNow } from './write-asked'
import { createWaiver, endWaiver } from './write-waivers'

/** Somebody who asks, let in by the policy. */
interface By {
  principal: Principal
  actor: Actor
}

/** POST /api/v1/evidence/collect: 202 with the accounts that are read. @throws AppError INVALID, NOT_FOUND, CONFLICT */
export async function answerCollect(request: Request, by: By): Promise<Response> {
  const asked = await collectNow(doerOf(by), await readJson(request, collectForm))
  return Response.json({ data: asked }, { status: 202 })
}

/** POST /api/v1/evidence/waivers: 201 with the waiver. @throws AppError INVALID, NOT_FOUND, FORBIDDEN */
export async function answerNewWaiver(request: Request, by: By): Promise<Response> {
  const id = await createWaiver(doerOf(by), await readJson(request, waiverForm))
  const data: WaiverView | undefined = (await listWaivers(by.principal.accounts)).find((each) => each.id === id)
  if (data === undefined) throw new AppError('NOT_FOUND', 'Somebody ended the waiver at once.')
  return Response.json({ data }, { status: 201 })
}

/** DELETE /api/v1/evidence/waivers/{id}: 204. @throws AppError NOT_FOUND */
export async function answerWaiverEnd(id: string, by: By): Promise<Response> {
  await endWaiver(doerOf(by), id)
  return new Response(null, { status: 204 })
}
