/** What the lanes hold, in figures. */
import { type Severity, worstSeverity } from '@/lib/domain/severity'
import type { LaneBar } from '@/lib/events/contract'
import type { LaneKind } from '@/lib/events/view-state'
import { layoutLanes } from './lane-layout'

export interface LaneFigures {
  key: string
  label: string
  events: number
  open: number
  worst: Severity | null
  /** Milliseconds; events of unknown end do not count. */
  longest: number
}

/** In the order of the lanes. */
export function laneFigures(bars: readonly LaneBar[], kind: LaneKind, now: number): LaneFigures[] {
  return layoutLanes(bars, kind, now).map((lane) => {
    const events = lane.bars.map(({ item }) => item)
    return {
      key: lane.key,
      label: lane.label,
      events: events.length,
      open: events.filter(({ open }) => open).length,
      worst: worstSeverity(events.map(({ peakSeverity }) => peakSeverity)),
      longest: events.reduce((most, { from, to }) => Math.max(most, to - from), 0),
    }
  })
}
