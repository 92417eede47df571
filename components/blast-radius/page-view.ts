/** What the address of the page holds: what is looked at, and the account that is open. */
import type { Route } from 'next'
import { type BlastView, formatBlastView, parseBlastView } from '@/lib/blast-radius/filter'

/** Everything that a link to the page passes on. */
export interface PageView extends BlastView {
  /** 12 digits of the account whose details are open; null: none is. */
  open: string | null
}

/** Reads the page's address; wrong values are left out and named in `problems` (parameter → what it wants). */
export function parsePageView(params: URLSearchParams): { view: PageView; problems: Record<string, string> } {
  const { view, problems } = parseBlastView(params)
  const open = params.get('open')
  return { view: { ...view, open: open !== null && /^\d{12}$/.test(open) ? open : null }, problems }
}

/** The address of the page of an incident that shows it so. */
export function pageViewHref(incident: string, { open, ...view }: PageView): Route {
  const params = formatBlastView(view)
  if (open !== null) params.set('open', open)
  const path = `/incidents/${incident}/blast-radius`
  return (params.size === 0 ? path : `${path}?${params}`) as Route
}
