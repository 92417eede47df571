/** Draws a page about changes to identity anew as they become known. */
'use client'

import { useRefreshOn } from '@/components/shell/use-refresh-on'

/** Lookups bring pages twice a second: the page follows at this pace, in ms. */
const PACE = 5_000

export function LiveChanges() {
  useRefreshOn('iam-changes', PACE)
  return null
}
