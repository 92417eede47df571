/** Fetches the code of the event's details at the first sign that somebody is here, so that the first event opens at once. */
'use client'

import { useEffect } from 'react'
import { loadDetails } from './load-details'

const SIGNS = ['pointerover', 'keydown', 'touchstart'] as const

export function useEarlyDetails() {
  useEffect(() => {
    const stop = () => {
      for (const sign of SIGNS) document.removeEventListener(sign, start)
    }
    const start = () => {
      stop()
      // Without it the drawer says what is missing when it is opened.
      void loadDetails().catch(() => undefined)
    }
    for (const sign of SIGNS) document.addEventListener(sign, start, { passive: true })
    return stop
  }, [])
}
