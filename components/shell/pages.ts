/** The pages that exist. */
import type { Route } from 'next'

interface PageLink {
  href: Route
  label: string
}

/** In the order of the navigation. */
export const PAGES: readonly PageLink[] = [
  { href: '/', label: 'Timeline' },
  { href: '/sources', label: 'Sources' },
]

/** What the palette offers beside them; the account menu leads there too. */
export const SETTINGS: PageLink = { href: '/settings', label: 'Settings' }
