/** Keeps the timeline's state in the URL: reads it from there, writes it there, nowhere else. */
'use client'

import { useSearchParams } from 'next/navigation'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useNow } from '@/components/ui/use-now'
import { DAY, listedFilter, tracedFilter } from '@/lib/events/time-window'
import { parseTimelineState, timelineHref } from '@/lib/events/view-state'
import { shownView } from '@/lib/incidents/view-state'
import { type HistoryMode, type StateChange, TimelineContext } from './timeline-context'

export function TimelineProvider({ children }: { children: ReactNode }) {
  const query = useSearchParams().toString()
  const parsed = useMemo(() => parseTimelineState(new URLSearchParams(query)), [query])
  // Ranges count whole days: what they mean changes at midnight and not before.
  const day = Math.floor(useNow(60_000) / DAY) * DAY
  const [initialEvent] = useState(parsed.state.event)
  // An event that was opened on this page is left by going back; one that came with the address has nothing behind it.
  const openedHere = useRef(false)

  useEffect(() => {
    const forget = () => {
      openedHere.current = false
    }
    window.addEventListener('popstate', forget)
    return () => window.removeEventListener('popstate', forget)
  }, [])

  const openEvent = useCallback((id: string) => {
    const isOpen = readState().event !== null
    if (!isOpen) openedHere.current = true
    writeState({ event: id }, isOpen ? 'replace' : 'push')
  }, [])

  const closeEvent = useCallback(() => {
    if (openedHere.current) window.history.back()
    else writeState({ event: null }, 'replace')
  }, [])

  const value = useMemo(() => {
    const listed = listedFilter(parsed.state, day)
    const traced = tracedFilter(parsed.state, day)
    return {
      ...parsed,
      shown: shownView(parsed.state),
      listed,
      traced,
      initialEvent,
      readState,
      change: writeState,
      openEvent,
      closeEvent,
    }
  }, [parsed, day, initialEvent, openEvent, closeEvent])
  return <TimelineContext value={value}>{children}</TimelineContext>
}

function readState() {
  return parseTimelineState(new URLSearchParams(window.location.search)).state
}

function writeState(change: StateChange, mode: HistoryMode = 'push') {
  const state = readState()
  const next = { ...state, ...(typeof change === 'function' ? change(state) : change) }
  const href = timelineHref(next)
  if (href === window.location.pathname + window.location.search) return
  if (mode === 'push') window.history.pushState(null, '', href)
  else window.history.replaceState(null, '', href)
}
