/** Settles which zone the page's times are shown in: the URL's word, then the cookie's, then the viewer's own zone. */
'use client'

import { useSearchParams } from 'next/navigation'
import { type ReactNode, useCallback, useMemo, useState, useSyncExternalStore } from 'react'
import { TimeContext, type ZoneMode } from './time-context'

interface TimeProviderProps {
  children: ReactNode
  /** The choice that the cookie holds. */
  initialMode: ZoneMode
  /** The viewer's zone as an earlier visit told it; null on the first one, which is drawn in UTC. */
  knownZone: string | null
  renderedAt: number
}

const never = () => () => {}
const browserZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone

export function TimeProvider({ children, initialMode, knownZone, renderedAt }: TimeProviderProps) {
  const viewerZone = useSyncExternalStore(never, browserZone, () => knownZone ?? 'UTC')
  const [chosen, setChosen] = useState(initialMode)
  const inUrl = useSearchParams().get('zone')
  const mode = inUrl === 'utc' || inUrl === 'local' ? inUrl : chosen

  const setMode = useCallback((next: ZoneMode) => {
    setChosen(next)
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox and needs HTTPS
    document.cookie = `zone=${next}; path=/; max-age=31536000; samesite=lax`
    const url = new URL(window.location.href)
    if (next === 'utc') url.searchParams.set('zone', 'utc')
    else url.searchParams.delete('zone')
    // Null, not the present state: Next then takes the new address in.
    window.history.replaceState(null, '', url)
  }, [])

  const settings = useMemo(
    () => ({ zone: mode === 'utc' ? 'UTC' : viewerZone, mode, viewerZone, renderedAt, setMode }),
    [mode, viewerZone, renderedAt, setMode],
  )
  return <TimeContext value={settings}>{children}</TimeContext>
}
