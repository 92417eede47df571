/** Whether this is the demo, whose organization and events are invented. */
import 'server-only'
import { readConfiguration } from '@/lib/env.mjs'

/** True under `npm run demo`. */
export function isDemo(): boolean {
  return readConfiguration().demo
}
