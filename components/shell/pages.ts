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
  { href: '/history' as Route, label: 'History' },
  { href: '/impact' as Route, label: 'Impact' },
  { href: '/postmortems' as Route, label: 'Post-mortems' },
  { href: '/actions' as Route, label: 'Actions' },
  { href: '/changes' as Route, label: 'Changes' },
  { href: '/iam' as Route, label: 'IAM' },
  { href: '/accounts', label: 'Accounts' },
  { href: '/sources', label: 'Sources' },
]

/** Pages that other pages lead to, and the palette finds. */
export const FURTHER_PAGES: readonly PageLink[] = [
  { href: '/what-if', label: 'What if a service failed now?' },
  { href: '/impact/sla' as Route, label: 'Service credits that may be claimed' },
  { href: '/impact/communication' as Route, label: 'Communication: who knew first' },
  { href: '/iam/changes' as Route, label: 'IAM changes' },
  { href: '/iam/waivers' as Route, label: 'IAM waivers' },
  { href: '/iam/set-up' as Route, label: 'IAM set-up' },
]

/** Where the account menu leads. */
export const SETTINGS: PageLink = { href: '/settings', label: 'Settings' }
