/** Addresses of the list of actions, of its CSV, and of single ones. */
import type { Route } from 'next'
import type { ActionRow } from '@/lib/postmortems/contract-lists'
import { type ActionFilter, formatListFilter } from '@/lib/postmortems/filter'

/** What says where an action stands. */
type ActionPlace = Pick<ActionRow, 'id' | 'postmortemId'> & { incident: Pick<ActionRow['incident'], 'id'> }

/** The list with this filter, from the cursor on. */
export function actionsHref(filter: ActionFilter, cursor: string | null = null): Route {
  const params = formatListFilter(filter)
  if (cursor !== null) params.set('cursor', cursor)
  return (params.size === 0 ? '/actions' : `/actions?${params}`) as Route
}

/** The CSV of exactly what the filter lets through. */
export function actionsCsvHref(filter: ActionFilter): string {
  const params = formatListFilter(filter)
  return params.size === 0 ? '/api/actions/csv' : `/api/actions/csv?${params}`
}

/** The place of an action on the page of its post-mortem, which may be another than the one its incident opens. */
export function actionHref({ id, incident, postmortemId }: ActionPlace): Route {
  return `/incidents/${incident.id}/postmortem?of=${postmortemId}&part=actions#action-${id}` as Route
}
