/** Draws pages of planned changes anew as AWS moves something. */
'use client'

import { useRefreshOn } from '@/components/shell/use-refresh-on'

/** In ms: a busy organization hears something every few seconds. */
const PACE = 10_000

export function LiveChanges() {
  useRefreshOn('events', PACE)
  return null
}
