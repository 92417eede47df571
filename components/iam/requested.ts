/** Reads what the addresses of /iam ask for: the posture, one check. */
import type { Route } from 'next'
import { GROUPINGS, type Grouping } from '@/lib/evidence/contract-pages'
import { type EvidenceScope, parseScope, parseVerdictFilter, type VerdictFilter } from '@/lib/evidence/filter'
import { checkHref, postureHref } from './iam-href'
import { withZone } from './page-moment'

interface Requested {
  /** Parameter → what is wrong with it; it is left out. */
  problems: Record<string, string>
  /** The address that people pass on, where a form made another one of it; else null. */
  tidy: Route | null
}

export interface RequestedPosture extends Requested {
  scope: EvidenceScope
  /** Null: all accounts in one. */
  grouping: Grouping | null
}

export function requestedPosture(params: URLSearchParams): RequestedPosture {
  const { scope, problems } = parseScope(withZone(params))
  const group = params.get('group')
  const grouping = GROUPINGS.find((each) => each === group) ?? null
  if (group !== null && group !== '' && grouping === null) problems.group = `must be ${GROUPINGS.join(', ')}`
  return { scope, grouping, problems, tidy: isTidy(params, problems) ? null : postureHref(scope, grouping) }
}

export interface RequestedCheck extends Requested {
  /** Of this check alone. */
  filter: VerdictFilter
  cursor: string | null
}

export function requestedCheck(check: string, params: URLSearchParams): RequestedCheck {
  const parsed = parseVerdictFilter(withZone(params))
  const { check: _, ...problems } = parsed.problems
  const filter = { ...parsed.filter, check: [check] }
  const cursor = params.get('cursor') || null
  return { filter, cursor, problems, tidy: isTidy(params, problems) ? null : checkHref(check, filter, cursor) }
}

/** A form sends its empty fields, and a moment without its zone; what is wrong stays in the address, to be seen. */
function isTidy(params: URLSearchParams, problems: Record<string, string>): boolean {
  if (Object.keys(problems).length > 0) return true
  return withZone(params) === params && ![...params.values()].includes('')
}
