/** Draws a page about evidence anew as accounts are read, though not at each of them. */
'use client'

import { useRefreshOn } from '@/components/shell/use-refresh-on'

/** Accounts are read by the dozen a second: the page follows at this pace, in ms. */
const PACE = 10_000

export function LiveEvidence() {
  useRefreshOn('evidence', PACE)
  useRefreshOn('accounts')
  useRefreshOn('connections')
  return null
}
