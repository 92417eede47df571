/** Addresses of views of the audit. */
import type { Route } from 'next'
import { type AuditFilter, formatAuditFilter } from '@/lib/audit/filter'

/** The page with this filter, from the cursor on. */
export function auditHref(filter: AuditFilter, cursor: string | null = null): Route {
  const params = formatAuditFilter(filter)
  if (cursor !== null) params.set('cursor', cursor)
  return (params.size === 0 ? '/settings/audit' : `/settings/audit?${params}`) as Route
}

/** The CSV of exactly what the filter lets through. */
export function auditCsvHref(filter: AuditFilter): string {
  const params = formatAuditFilter(filter)
  return params.size === 0 ? '/api/audit/csv' : `/api/audit/csv?${params}`
}
