/** Addresses of the pages about identity: the posture, one check, one account, and their downloads. */
import type { Route } from 'next'
import type { Grouping } from '@/lib/evidence/contract-pages'
import {
  type EvidenceScope,
  formatScope,
  formatVerdictFilter,
  NO_VERDICT_FILTER,
  type VerdictFilter,
} from '@/lib/evidence/filter'

/** The posture of a scope; by groups where one is named. */
export function postureHref(scope: EvidenceScope, grouping: Grouping | null = null): Route {
  const params = formatScope(scope)
  if (grouping !== null) params.set('group', grouping)
  return withParams('/iam', params)
}

/** One check over the accounts of a filter, from the cursor on. */
export function checkHref(check: string, filter: VerdictFilter, cursor: string | null = null): Route {
  const params = formatVerdictFilter({ ...filter, check: [] })
  if (cursor !== null) params.set('cursor', cursor)
  return withParams(`/iam/checks/${check}`, params)
}

/** One check over the accounts of a scope, whatever its verdict. */
export function checkOfScopeHref(check: string, scope: EvidenceScope, verdict: VerdictFilter['verdict'] = []): Route {
  return checkHref(check, { ...NO_VERDICT_FILTER, ...scope, verdict })
}

/** Everything of one account, at a moment. */
export function accountEvidenceHref(id: string, at: string | null): Route {
  return withParams(`/iam/accounts/${id}`, new URLSearchParams(at === null ? [] : [['at', at]]))
}

/** The CSV of exactly the verdicts that the filter lets through. */
export function verdictsCsvHref(filter: VerdictFilter): string {
  return withParams('/api/evidence/csv', formatVerdictFilter(filter))
}

function withParams(path: string, params: URLSearchParams): Route {
  return (params.size === 0 ? path : `${path}?${params}`) as Route
}
