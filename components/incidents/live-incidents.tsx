/** Draws the page anew when an incident moved; without scripts the reader reloads. */
'use client'

import { useRefreshOn } from '@/components/shell/use-refresh-on'

export function LiveIncidents() {
  useRefreshOn('incidents')
  return null
}
