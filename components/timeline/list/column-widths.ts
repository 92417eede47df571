/** Room for the columns of a row that some installations have nothing to show in. */
import type { CSSProperties } from 'react'

/** Widths for the list of events; accounts may be known at all, or not. */
export function eventColumns(hasAccounts: boolean): CSSProperties {
  return hasAccounts ? widths({ '--accounts-width': '5.5rem' }) : {}
}

/** Widths for the list of incidents; `hasOwners`: one of the rows has an owner. */
export function incidentColumns(hasAccounts: boolean, hasOwners: boolean): CSSProperties {
  return widths({
    ...(hasAccounts ? { '--accounts-width': '5.5rem' } : {}),
    ...(hasOwners ? { '--tail': '9.75rem 7rem', '--owner-display': 'block' } : { '--tail': '9.75rem' }),
  })
}

/** React's type of styles does not know variables. */
function widths(variables: Record<`--${string}`, string>): CSSProperties {
  return variables as CSSProperties
}
