/** The present, from one timer that all who show a relative time share. */
'use client'

import { useCallback, useContext, useSyncExternalStore } from 'react'
import { TimeContext } from './time-context'

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

function tick() {
  if (document.visibilityState === 'visible') for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (timer === undefined) {
    timer = setInterval(tick, 1000)
    document.addEventListener('visibilitychange', tick)
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
    document.removeEventListener('visibilitychange', tick)
  }
}

/** Milliseconds since 1970, rounded down to `step`; the component draws again when that changes. */
export function useNow(step = 1000): number {
  const { renderedAt } = useContext(TimeContext)
  const read = useCallback(() => Math.floor(Date.now() / step) * step, [step])
  return useSyncExternalStore(subscribe, read, () => renderedAt)
}
