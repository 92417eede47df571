/** The moment under the slider: shared by those who draw it, so that a drag does not draw the page anew. */
'use client'

import { useEffect, useState, useSyncExternalStore } from 'react'
import type { BlastFacts } from '@/lib/domain/blast-radius/facts'
import { touchesAt } from '@/lib/domain/blast-radius/moment'

/** Holds a moment in ms; null is the whole time of the incident. */
export interface LiveMoment {
  get: () => number | null
  /** A hand moves it: until it rests, the page does not. */
  move: (at: number | null) => void
  /** The hand rests; tells where. */
  rest: () => number | null
  /** The page shows that moment: so does this, unless a hand moves it on already. */
  follow: (at: number | null) => void
  /** Calls back after each change; the answer ends it. */
  subscribe: (listener: () => void) => () => void
}

/** A store of its own for one page; it follows `at`, the moment that the page has settled on. */
export function useLiveMoment(at: number | null): LiveMoment {
  const [live] = useState(() => createLiveMoment(at))
  useEffect(() => live.follow(at), [live, at])
  return live
}

/** The moment as it changes; draws the component that asks, and no other. */
export function useMoment(live: LiveMoment): number | null {
  return useSyncExternalStore(live.subscribe, live.get, live.get)
}

/** A store that holds `at`. */
export function createLiveMoment(at: number | null): LiveMoment {
  const listeners = new Set<() => void>()
  let moment = at
  let isMoving = false
  const set = (next: number | null) => {
    if (next === moment) return
    moment = next
    for (const listener of listeners) listener()
  }
  return {
    get: () => moment,
    move: (next) => {
      isMoving = true
      set(next)
    },
    rest: () => {
      isMoving = false
      return moment
    },
    follow: (next) => {
      if (!isMoving) set(next)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const latest = new WeakMap<BlastFacts, { at: number | null; touches: Uint8Array }>()

/** touchesAt, worked out once for all who draw the same moment. */
export function liveTouches(facts: BlastFacts, at: number | null): Uint8Array {
  const known = latest.get(facts)
  if (known?.at === at) return known.touches
  const touches = touchesAt(facts, at)
  latest.set(facts, { at, touches })
  return touches
}
