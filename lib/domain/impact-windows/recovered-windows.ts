/** The *recovered* clock: when each named service was hit and came back, read from its status changes. */
import type { Instant, NormalStatusChange } from '../health-event'
import type { ImpactWindow } from '../impact-window'

/**
 * Per upstream service a window from its change to any severity until its change back to normal, open while it has not
 * come back; again for each relapse. A return without a change before it gives no window: its start is not known.
 */
export function recoveredWindows(statusChanges: readonly NormalStatusChange[]): ImpactWindow[] {
  const windows: ImpactWindow[] = []
  const openByService = new Map<string, Instant>()
  for (const { upstreamService, severity, changedAt } of statusChanges.toSorted(inOrder)) {
    const from = openByService.get(upstreamService)
    if (severity !== null && from === undefined) openByService.set(upstreamService, changedAt)
    if (severity !== null || from === undefined) continue
    openByService.delete(upstreamService)
    windows.push(windowOf(upstreamService, from, changedAt))
  }
  for (const [service, from] of openByService) windows.push(windowOf(service, from, null))
  return windows.toSorted((a, b) => a.from - b.from || compare(a.service ?? '', b.service ?? ''))
}

function windowOf(service: string, from: Instant, to: Instant | null): ImpactWindow {
  return { clock: 'recovered', from, to, service, sentence: null, confidence: 'high', superseded: false }
}

/** By time; of changes at one moment the one that goes on from normal comes first, so that it can be undone. */
function inOrder(a: NormalStatusChange, b: NormalStatusChange): number {
  return (
    a.changedAt - b.changedAt ||
    compare(a.upstreamService, b.upstreamService) ||
    Number(a.previousSeverity !== null) - Number(b.previousSeverity !== null)
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
