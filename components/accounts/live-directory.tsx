/** Draws the page anew when the directory, or the state of what it is read from, moved. */
'use client'

import { useRefreshOn } from '@/components/shell/use-refresh-on'

export function LiveDirectory() {
  useRefreshOn('accounts')
  useRefreshOn('sources')
  return null
}
