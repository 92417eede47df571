/** What the timeline's parts share: the state in the URL, and the way to change it. */
'use client'

import { createContext, useContext } from 'react'
import type { EventFilter } from '@/lib/events/filter'
import type { TimelineState, TimelineViewKind } from '@/lib/events/view-state'

/** push: a step that Back undoes. replace: a refinement of the step before. */
export type HistoryMode = 'push' | 'replace'

export type StateChange = Partial<TimelineState> | ((state: TimelineState) => Partial<TimelineState>)

export interface TimelineContextValue {
  state: TimelineState
  /** The view to draw: that of the state, or events where the filter asks for what no incident is made of. */
  shown: TimelineViewKind
  /** Parameters of the URL that could not be understood. */
  problems: Record<string, string>
  /** The filter with the bounds of what is listed. */
  listed: EventFilter
  /** The filter with the bounds of what the trace spans. */
  traced: EventFilter
  /** The event that the address named when the page came. */
  initialEvent: string | null
  /** The state as the address has it: after a change it is ahead of what is drawn. */
  readState: () => TimelineState
  change: (change: StateChange, mode?: HistoryMode) => void
  openEvent: (id: string) => void
  closeEvent: () => void
}

export const TimelineContext = createContext<TimelineContextValue | null>(null)

export function useTimeline(): TimelineContextValue {
  const value = useContext(TimelineContext)
  if (value === null) throw new Error('useTimeline wants a TimelineProvider around it')
  return value
}
