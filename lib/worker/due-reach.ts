/** Which incidents are to be worked out anew: what was heard to move, after a while; then whatever a look at all finds. */
import type { Signal } from '@/lib/db/subscribe'

/** How long to wait, in ms: what moves mostly moves several times. */
export interface ReachWaits {
  /** After the first word of an incident. */
  incident: number
  /** After the first word of the directory, or of more incidents than are named. */
  directory: number
  /** Between two looks at all of them: in case something failed, or was not heard. */
  look: number
}

/** What is due, as signals come in. All times are in ms since 1970. */
export interface DueReach {
  hear(signal: Signal, now: number): void
  /** What this process has stored and will hear of again: each of these ids is passed over once. */
  expect(ids: readonly string[]): void
  /** Incidents of which something was heard long enough ago, each once. */
  takeIncidents(now: number): string[]
  /** Whether all of them are to be looked at; if so, the next look begins to be waited for. */
  takeLook(now: number): boolean
  /** When something is due next. */
  nextAt(): number
}

/** A first look is due at once. */
export function createDueReach(waits: ReachWaits, startedAt: number): DueReach {
  let heard: string[] = []
  let incidentsAt = Number.POSITIVE_INFINITY
  let lookAt = startedAt
  const expected = new Map<string, number>()
  return {
    hear(signal, now) {
      const named = signal !== 'missed' && signal.topic === 'incidents' ? signal.ids : undefined
      if (named !== undefined) {
        heard.push(...named)
        incidentsAt = Math.min(incidentsAt, now + waits.incident)
        return
      }
      // What was expected may be among what was missed.
      if (signal === 'missed') expected.clear()
      if (signal === 'missed' || signal.topic === 'incidents' || signal.topic === 'accounts') {
        lookAt = Math.min(lookAt, now + waits.directory)
      }
    },
    expect(ids) {
      for (const id of ids) expected.set(id, (expected.get(id) ?? 0) + 1)
    },
    takeIncidents(now) {
      if (incidentsAt > now) return []
      const due = heard.filter((id) => !isExpected(expected, id))
      heard = []
      incidentsAt = Number.POSITIVE_INFINITY
      return [...new Set(due)]
    },
    takeLook(now) {
      if (lookAt > now) return false
      lookAt = now + waits.look
      return true
    },
    nextAt: () => Math.min(incidentsAt, lookAt),
  }
}

function isExpected(expected: Map<string, number>, id: string): boolean {
  const times = expected.get(id) ?? 0
  if (times > 0) expected.set(id, times - 1)
  return times > 0
}
