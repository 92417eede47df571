/** Listens to the server's signals and has what they name fetched again. */
'use client'

import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { fetchAgain } from './fetch-again'
import { createLiveConnection, type LiveState } from './live-connection'
import { LiveContext } from './live-context'
import { noteTold } from './told-lately'
import { useSignedOut } from './use-signed-out'

/** A hidden page gives its connection back after this: browsers allow six to one address over HTTP/1.1. */
const HIDDEN_FOR = 10_000
/** How long a lost stream may be the first sign that this page itself is being left, after signing out say. */
const LEAVING = 1_000

interface LiveProviderProps {
  children: ReactNode
  /** Where the server's news stood when it drew the page. */
  drawnAt: string
}

export function LiveProvider({ children, drawnAt }: LiveProviderProps) {
  const queries = useQueryClient()
  const unheard = useRef<string | null>(drawnAt)
  const [state, setState] = useState<LiveState>('connecting')
  const signedOut = useSignedOut()

  useEffect(() => {
    // Nothing is told to strangers: asking again would only be refused. Once signed in again, all may have changed.
    if (signedOut) return () => void queries.invalidateQueries()
    let doubt: ReturnType<typeof setTimeout> | undefined
    const connection = createLiveConnection({
      openStream: () => {
        const since = unheard.current
        unheard.current = null
        return new EventSource(since === null ? '/api/live' : `/api/live?since=${since}`)
      },
      onChange: (topics) => {
        noteTold(topics)
        fetchAgain(queries, topics)
      },
      onDoubt: () => void queries.invalidateQueries(),
      onState: (next) => {
        setState(next)
        // Finds out whether the server is away, the session is over, or only the stream broke.
        clearTimeout(doubt)
        if (next !== 'reconnecting') return
        doubt = setTimeout(() => void queries.invalidateQueries({ queryKey: ['sources', 'freshness'] }), LEAVING)
      },
      later: (run, milliseconds) => {
        const timer = setTimeout(run, milliseconds)
        return () => clearTimeout(timer)
      },
      random: Math.random,
    })
    const disconnect = connectWhileSeen(connection)
    return () => {
      clearTimeout(doubt)
      disconnect()
    }
  }, [queries, signedOut])

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
