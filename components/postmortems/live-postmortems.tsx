/** Draws the page anew when a post-mortem or an action moved; without scripts the reader reloads. */
'use client'

import { useRefreshOn } from '@/components/shell/use-refresh-on'

export function LivePostmortems() {
  useRefreshOn('postmortems')
  return null
}
