/** Draws the page anew when a connection, or the state of its sources, moved; without scripts the reader reloads. */
'use client'

import { useRefreshOn } from '@/components/shell/use-refresh-on'

export function LiveRefresh() {
  useRefreshOn('connections')
  useRefreshOn('sources')
  return null
}
