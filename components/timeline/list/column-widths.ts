/** Room for the columns of a row that some installations have nothing to show in. */
import type { CSSProperties } from 'react'

/** Widths for the list of events; accounts may be known at all, or not. */
export function eventColumns(hasAccounts: boolean): CSSProperties {
  return hasAccounts ? widths({ '--accounts-width': '5.5rem' }) : {}
}

interface IncidentColumns {
  /** Accounts may be known at all. */
  hasAccounts: boolean
  /** One of the rows has an owner. */
  hasOwners: boolean
  /** One of the rows has accounts that people reported, beside those that AWS named and those that are inferred. */
  hasReported: boolean
}

/** Widths for the list of incidents, whose accounts are told by certainty. */
export function incidentColumns({ hasAccounts, hasOwners, hasReported }: IncidentColumns): CSSProperties {
  return widths({
    ...(hasAccounts ? { '--accounts-width': hasReported ? '9rem' : '6.5rem' } : {}),
    ...(hasOwners ? { '--tail': '9.75rem 7rem', '--owner-display': 'block' } : { '--tail': '9.75rem' }),
  })
}

/** React's type of styles does not know variables. */
function widths(variables: Record<`--${string}`, string>): CSSProperties {
  return variables as CSSProperties
}
