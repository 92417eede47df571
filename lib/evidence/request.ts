/** Reads what a request about evidence asks for; throws INVALID that names each wrong parameter. */
import { AppError } from '@/lib/errors'
import { findCheck } from './check-list'
import { type EvidenceScope, parseScope, parseVerdictFilter, type VerdictFilter } from './filter'
import type { VerdictPageRequest } from './read-verdicts'

const DEFAULT_LIMIT = 100
const MOST = 1_000

/** @throws AppError INVALID */
export function requestedScope(url: string): EvidenceScope {
  const { scope, problems } = parseScope(new URL(url).searchParams)
  refuse(problems)
  return scope
}

/** @throws AppError INVALID */
export function requestedVerdicts(url: string): { filter: VerdictFilter; page: VerdictPageRequest } {
  const params = new URL(url).searchParams
  const { filter, problems } = parseVerdictFilter(params)
  const limit = params.get('limit') ?? String(DEFAULT_LIMIT)
  if (!/^\d{1,4}$/.test(limit) || Number(limit) < 1 || Number(limit) > MOST) {
    problems.limit = `must be a whole number from 1 to ${MOST}`
  }
  if (filter.check.some((id) => findCheck(id) === null)) {
    problems.check = 'must be ids of checks that are judged account by account, such as C1'
  }
  refuse(problems)
  return { filter, page: { limit: Number(limit), cursor: params.get('cursor') || null } }
}

function refuse(problems: Record<string, string>): void {
  const [first] = Object.entries(problems)
  if (first) throw new AppError('INVALID', `Parameter ${first[0]} ${first[1]}.`, problems)
}
