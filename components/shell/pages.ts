/** The pages that exist. */
import type { Route } from 'next'

export interface PageLink {
  href: Route
  label: string
}

/** In the order of the navigation. */
export const PAGES: readonly PageLink[] = [
  { href: '/', label: 'Timeline' },
  { href: '/incidents', label: 'Incidents' },
  { href: '/postmortems' as Route, label: 'Post-mortems' },
  { href: '/actions' as Route, label: 'Actions' },
  { href: '/accounts', label: 'Accounts' },
  { href: '/sources', label: 'Sources' },
]

/** Pages that other pages lead to, and the palette finds. */
export const FURTHER_PAGES: readonly PageLink[] = [{ href: '/what-if', label: 'What if a service failed now?' }]

/** Where the account menu leads. */
export const SETTINGS: PageLink = { href: '/settings', label: 'Settings' }
