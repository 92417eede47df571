/** Draws the page anew when the directory or an incident moved; without scripts the reader reloads. */
'use client'

import { useRefreshOn } from '@/components/shell/use-refresh-on'

export function ExposureLive() {
  useRefreshOn('accounts')
  useRefreshOn('incidents')
  return null
}
