/** The pages that exist, in the order of the navigation. */
import type { Route } from 'next'

export const PAGES: readonly { href: Route; label: string }[] = [
  { href: '/', label: 'Timeline' },
  { href: '/sources', label: 'Sources' },
]
