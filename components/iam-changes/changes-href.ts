/** Addresses of the list of changes to identity and of its CSV. */
import type { Route } from 'next'
import { type ChangeFilter, formatChangeFilter } from '@/lib/iam-changes/filter'

/** The list with this filter, from the cursor on; that of an incident is a page of the incident. */
export function changesHref(filter: ChangeFilter, cursor: string | null = null): Route {
  const { incident, ...rest } = filter
  const params = formatChangeFilter({ ...rest, incident: null })
  if (cursor !== null) params.set('cursor', cursor)
  const path = incident === null ? '/iam/changes' : `/incidents/${incident}/iam-changes`
  return (params.size === 0 ? path : `${path}?${params}`) as Route
}

/** The CSV of exactly what the filter lets through. */
export function changesCsvHref(filter: ChangeFilter): string {
  const params = formatChangeFilter(filter)
  return params.size === 0 ? '/api/iam-changes/csv' : `/api/iam-changes/csv?${params}`
}

/** The links to the newest and to older changes, for a pager. */
export function changePages(filter: ChangeFilter, nextCursor: string | null, isLater: boolean) {
  return {
    label: 'Pages of changes',
    first: isLater ? { href: changesHref(filter), words: 'Newest' } : null,
    next: nextCursor === null ? null : { href: changesHref(filter, nextCursor), words: 'Older' },
  }
}
