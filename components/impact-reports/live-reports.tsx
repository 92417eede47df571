/** Draws the page anew when a saved summary was changed or sent; without scripts the reader reloads. */
'use client'

import { useRefreshOn } from '@/components/shell/use-refresh-on'

export function LiveReports() {
  useRefreshOn('reports')
  return null
}
