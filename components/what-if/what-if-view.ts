/** What the address of a dry run holds: what is supposed to fail, and which rows are looked at. */
import type { Route } from 'next'
import type { BlastDimension } from '@/lib/blast-radius/contract'
import { type BlastView, formatBlastView } from '@/lib/blast-radius/filter'
import { MULTIPLE_SERVICES } from '@/lib/domain/blast-radius/multiple-services'
import type { Supposition } from '@/lib/exposure/view-state'

/** A dry run, looked at so. */
export interface WhatIfView {
  supposed: Supposition
  view: BlastView
}

/** What rows of a dry run can be made of: it has no events, and so no resources that AWS named. */
export const WHAT_IF_DIMENSIONS = ['account', 'team', 'environment', 'ou'] as const satisfies readonly BlastDimension[]
export type WhatIfDimension = (typeof WHAT_IF_DIMENSIONS)[number]

/** The page that shows it so, from the cursor on. */
export function whatIfViewHref({ supposed, view }: WhatIfView, cursor: string | null = null): Route {
  const params = new URLSearchParams({ service: supposed.service ?? MULTIPLE_SERVICES })
  if (supposed.region !== null) params.set('region', supposed.region)
  const rows = formatBlastView({ ...view, at: null, filter: { ...view.filter, services: [] } })
  for (const [name, value] of rows) params.append(name, value)
  if (cursor !== null) params.set('cursor', cursor)
  return `/what-if?${params}` as Route
}
