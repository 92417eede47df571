/** How this page tells the time: the zone in force and the moment of its first paint. */
'use client'

import { createContext, useContext } from 'react'

export type ZoneMode = 'local' | 'utc'

export interface TimeSettings {
  /** The zone in force: "UTC" or an IANA name. */
  zone: string
  mode: ZoneMode
  /** Where the viewer is, whatever is in force; "UTC" until known. */
  viewerZone: string
  /** When the server drew the page, in milliseconds: "now" until the browser takes over. */
  renderedAt: number
  setMode: (mode: ZoneMode) => void
}

export const TimeContext = createContext<TimeSettings>({
  zone: 'UTC',
  mode: 'utc',
  viewerZone: 'UTC',
  renderedAt: 0,
  setMode: () => {},
})

/** The zone that times are shown in, and the switch. */
export function useTimeSettings(): TimeSettings {
  return useContext(TimeContext)
}
