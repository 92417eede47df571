/** Reads what requests about IAM changes, alerts and mutes ask for; throws INVALID that names each wrong parameter. */
import 'server-only'
import type { Actor } from '@/lib/audit/contract'
import { inTransaction } from '@/lib/db/transaction'
import type { Principal } from '@/lib/domain/access'
import { AppError } from '@/lib/errors'
import { readJson } from '@/lib/wire/read-json'
import type { IamChangeView, MuteView } from './contract'
import { parseChangeCursor } from './cursor'
import { type ChangeFilter, type ParsedChangeFilter, parseChangeFilter } from './filter'
import type { AlertQuestion } from './read-alerts'
import { type ChangePageRequest, findIamChange } from './read-changes'
import { listMutes } from './read-mutes'
import { explanationBody, muteBody } from './schemas'
import { tellerOf } from './teller'
import { explainChange } from './write-explanations'
import { endMute, muteRule } from './write-mutes'

const DEFAULT_LIMIT = 50
const MOST = 500

/** Somebody who asks, let in by the policy. */
interface By {
  principal: Principal
  actor: Actor
}

/** @throws AppError INVALID */
export function requestedChanges(url: string): { filter: ChangeFilter; page: ChangePageRequest } {
  const params = new URL(url).searchParams
  const { filter, problems } = parseChangeFilter(params)
  const limit = requestedLimit(params, problems)
  refuse(problems)
  return { filter, page: { limit, cursor: params.get('cursor') || null } }
}

/** As a page reads its address: what is wrong is left out, and named in `problems`. */
export function requestedChangePage(params: URLSearchParams): ParsedChangeFilter & { cursor: string | null } {
  const parsed = parseChangeFilter(params)
  const cursor = params.get('cursor') || null
  try {
    if (cursor !== null) parseChangeCursor(cursor)
    return { ...parsed, cursor }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    return { ...parsed, problems: { ...parsed.problems, ...error.fields }, cursor: null }
  }
}

/** GET /api/v1/iam/alerts. @throws AppError INVALID */
export function requestedAlerts(url: string): AlertQuestion {
  const params = new URL(url).searchParams
  const problems: Record<string, string> = {}
  const limit = requestedLimit(params, problems)
  const [incident, cursor] = [params.get('incident') || null, params.get('cursor') || null]
  if (incident !== null && !/^\d{1,18}$/.test(incident)) problems.incident = 'must be the id of an incident'
  if (cursor !== null && !/^\d{1,18}$/.test(cursor)) problems.cursor = 'must be the nextCursor of an earlier answer'
  refuse(problems)
  return { incident, limit, before: cursor }
}

/** PATCH /api/v1/iam/changes/{id}. @throws AppError INVALID, NOT_FOUND, ConflictError with both texts */
export async function answerExplanation(request: Request, id: string, by: By): Promise<{ data: IamChangeView }> {
  const { version, explanation } = await readJson(request, explanationBody)
  await inTransaction((client) => explainChange(client, tellerOf(by), id, { version, text: explanation }))
  const data = await findIamChange(id, by.principal.accounts)
  if (data === null) throw new AppError('NOT_FOUND', 'There is no such change any more.')
  return { data }
}

/** POST /api/v1/iam/mutes. @throws AppError INVALID */
export async function answerNewMute(request: Request, by: By): Promise<{ data: MuteView }> {
  const { rule, account, reason, until } = await readJson(request, muteBody)
  const mute = { rule, accountId: account ?? null, reason, until: until ?? null }
  const id = await inTransaction((client) => muteRule(client, tellerOf(by), mute))
  const data = (await listMutes(by.principal.accounts)).find((each) => each.id === id)
  if (data === undefined) throw new AppError('NOT_FOUND', 'Somebody let the rule speak again at once.')
  return { data }
}

/** DELETE /api/v1/iam/mutes/{id}. @throws AppError NOT_FOUND */
export async function answerMuteEnd(id: string, by: By): Promise<{ data: { id: string } }> {
  await inTransaction((client) => endMute(client, tellerOf(by), id))
  return { data: { id } }
}

function requestedLimit(params: URLSearchParams, problems: Record<string, string>): number {
  const limit = params.get('limit') ?? String(DEFAULT_LIMIT)
  if (!/^\d{1,4}$/.test(limit) || Number(limit) < 1 || Number(limit) > MOST) {
    problems.limit = `must be a whole number from 1 to ${MOST}`
  }
  return Number(limit)
}

function refuse(problems: Record<string, string>): void {
  const [first] = Object.entries(problems)
  if (first) throw new AppError('INVALID', `Parameter ${first[0]} ${first[1]}.`, problems)
}
