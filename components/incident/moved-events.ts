/** Which events come into an incident and which leave it, by an arrangement that is only looked at. */
import type { PreviewedEvent, PreviewedIncident } from '@/lib/domain/arrangement-preview'

export interface MovedEvents {
  coming: readonly PreviewedEvent[]
  leaving: readonly PreviewedEvent[]
}

/** Null where the incident has more events than its preview shows: then nothing can be said of single ones. */
export function movedEvents({ before, after }: Pick<PreviewedIncident, 'before' | 'after'>): MovedEvents | null {
  const isCut = [before, after].some((side) => side !== null && side.events.length < side.eventCount)
  if (isCut) return null
  const were = before?.events ?? []
  return { coming: without(after.events, were), leaving: without(were, after.events) }
}

function without(events: readonly PreviewedEvent[], others: readonly PreviewedEvent[]): PreviewedEvent[] {
  const ids = new Set(others.map(({ id }) => id))
  return events.filter(({ id }) => !ids.has(id))
}
