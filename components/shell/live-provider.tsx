/** Listens to the server's signals and has what they name fetched again. */
'use client'

import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { createLiveConnection, type LiveState } from './live-connection'
import { LiveContext } from './live-context'

/** A hidden page gives its connection back after this: browsers allow six to one address over HTTP/1.1. */
const HIDDEN_FOR = 10_000

export function LiveProvider({ children }: { children: ReactNode }) {
  const queries = useQueryClient()
  const [state, setState] = useState<LiveState>('connecting')

  useEffect(() => {
    const connection = createLiveConnection({
      openStream: () => new EventSource('/api/live'),
      onChange: (topics) => {
        for (const topic of topics) void queries.invalidateQueries({ queryKey: [topic] })
      },
      onDoubt: () => void queries.invalidateQueries(),
      onState: (next) => {
        setState(next)
        // Finds out at once whether the server is away or only the stream broke.
        if (next === 'reconnecting') void queries.invalidateQueries({ queryKey: ['sources', 'freshness'] })
      },
      later: (run, milliseconds) => {
        const timer = setTimeout(run, milliseconds)
        return () => clearTimeout(timer)
      },
      random: Math.random,
    })
    return connectWhileSeen(connection)
  }, [queries])

  return <LiveContext value={state}>{children}</LiveContext>
}

/** Keeps the connection while the page is seen; closed for the back-forward cache, opened when the page comes back. */
function connectWhileSeen({ start, stop }: { start: () => void; stop: () => void }): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const onVisibility = () => {
    clearTimeout(timer)
    if (document.visibilityState === 'visible') start()
    else timer = setTimeout(stop, HIDDEN_FOR)
  }
  onVisibility()
  document.addEventListener('visibilitychange', onVisibility)
  window.addEventListener('pageshow', onVisibility)
  window.addEventListener('pagehide', stop)
  return () => {
    clearTimeout(timer)
    stop()
    document.removeEventListener('visibilitychange', onVisibility)
    window.removeEventListener('pageshow', onVisibility)
    window.removeEventListener('pagehide', stop)
  }
}
