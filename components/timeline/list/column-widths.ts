/** Room for the columns of a row that some installations have nothing to show in. */
import type { CSSProperties } from 'react'
import type { IncidentSummaryView } from '@/lib/incidents/contract'

/** Widths for the list of events; accounts may be known at all, or not. */
export function eventColumns(hasAccounts: boolean): CSSProperties {
  return hasAccounts ? widths({ '--accounts-width': '5.5rem' }) : {}
}

/** Of accounts told by one certainty, by two, by three. */
const REACH_WIDTHS = ['4rem', '6.5rem', '9rem']

/**
 * Widths for the list of incidents: of accounts, which may be known at all or not, as wide as the row that tells them by
 * the most certainties needs it; of owners, where one of the rows has one.
 */
export function incidentColumns(rows: readonly IncidentSummaryView[], hasAccounts: boolean): CSSProperties {
  const most = Math.max(1, ...rows.map(certaintiesOf))
  return widths({
    ...(hasAccounts ? { '--accounts-width': REACH_WIDTHS[most - 1] ?? '9rem' } : {}),
    ...(rows.some(({ owner }) => owner !== null) ? { '--owner-width': '5rem', '--owner-display': 'block' } : {}),
  })
}

/** How many figures its accounts are told in; "14 accts" is as wide as two of them. */
function certaintiesOf({ reach, affectedAccountCount }: IncidentSummaryView): number {
  if (reach === null) return affectedAccountCount > 0 ? 2 : 0
  return [reach.confirmed, reach.reported, reach.inferred].filter((count) => count > 0).length
}

/** React's type of styles does not know variables. */
function widths(variables: Record<`--${string}`, string>): CSSProperties {
  return variables as CSSProperties
}
