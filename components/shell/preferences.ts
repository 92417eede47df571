/** What a browser remembers about how its owner wants to see things, read from its cookies. */
import { cookies, headers } from 'next/headers'
import type { ZoneMode } from '@/components/ui/time-context'
import { isTimeZone } from '@/lib/domain/zone'
import type { Theme } from './theme'

export interface Preferences {
  theme: Theme
  zoneMode: ZoneMode
  /** The viewer's own zone; null until the first page has told it. */
  viewerZone: string | null
  /** What a content security policy wants on inline scripts, when there is one. */
  nonce: string | undefined
}

/** The preferences of this request; anything odd counts as not set. */
export async function readPreferences(): Promise<Preferences> {
  const [jar, head] = await Promise.all([cookies(), headers()])
  const theme = jar.get('theme')?.value
  const zone = jar.get('tz')?.value
  return {
    theme: theme === 'light' || theme === 'dark' ? theme : 'system',
    zoneMode: jar.get('zone')?.value === 'utc' ? 'utc' : 'local',
    viewerZone: zone !== undefined && isTimeZone(zone) ? zone : null,
    nonce: head.get('x-nonce') ?? undefined,
  }
}
