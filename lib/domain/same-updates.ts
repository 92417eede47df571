/** Folds what AWS said of several events of an incident at once, so that it stands once. */

/** What AWS said: `IncidentUpdateView` is one. */
interface Said {
  eventId: string
  /** ISO 8601 UTC. */
  observedAt: string
  severity: string | null
  severityBefore: string | null
  text: string
}

/** One thing AWS said, and all events of which it did within the same minute. */
export interface SameUpdates<U extends Said> {
  /** The first that was given. */
  update: U
  eventIds: string[]
}

const MINUTE = 60_000

/** In the order of what is given. */
export function sameUpdates<U extends Said>(updates: readonly U[]): SameUpdates<U>[] {
  const folded = new Map<string, SameUpdates<U>>()
  for (const update of updates) {
    const { eventId, observedAt, text, severity, severityBefore } = update
    const minute = Math.floor(Date.parse(observedAt) / MINUTE)
    const same = [minute, severity, severityBefore, text.trim()].join('|')
    const known = folded.get(same)
    if (known === undefined) folded.set(same, { update, eventIds: [eventId] })
    else if (!known.eventIds.includes(eventId)) known.eventIds.push(eventId)
  }
  return [...folded.values()]
}
