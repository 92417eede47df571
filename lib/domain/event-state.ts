/** What a reader wants to know first of an event: is it over? */

/** `end-unknown`: AWS never said that it ended and no longer lists it. `unknown`: AWS used a word that we do not know. */
export type EventState = 'open' | 'resolved' | 'upcoming' | 'end-unknown' | 'unknown'

const WORDS: Record<EventState, string> = {
  open: 'Open',
  resolved: 'Resolved',
  upcoming: 'Upcoming',
  'end-unknown': 'End unknown',
  unknown: 'Unknown',
}

export function eventState(event: { status: string; endUnknown: boolean }): EventState {
  if (event.status === 'closed') return 'resolved'
  if (event.status === 'upcoming') return 'upcoming'
  if (event.status !== 'open') return 'unknown'
  return event.endUnknown ? 'end-unknown' : 'open'
}

export function stateWord(state: EventState): string {
  return WORDS[state]
}

/** AWS's summary without the marker that repeats the state. */
export function headline(summary: string): string {
  const bare = summary.replace(/^(?:\s*\[RESOLVED\])+\s*/i, '').trim()
  return bare === '' ? summary.trim() : bare
}
