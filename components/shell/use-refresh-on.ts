/** Draws a page of the server anew when something moved; without scripts the reader reloads. */
'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { wasToldLately } from './told-lately'

type Topic =
  | 'accounts'
  | 'connections'
  | 'events'
  | 'evidence'
  | 'iam-changes'
  | 'incidents'
  | 'postmortems'
  | 'reports'
  | 'sources'

/**
 * Signals of a topic have everything under its key fetched again: what is fetched here is the page itself. `pace`: the
 * least time between two drawings in ms, for topics that move every few seconds.
 */
export function useRefreshOn(topic: Topic, pace = 0): void {
  const router = useRouter()
  const drawnAt = useRef(0)
  const queries = useQueryClient()
  // The server may have drawn this page before a signal that came before it.
  useEffect(() => {
    if (wasToldLately(topic)) void queries.invalidateQueries({ queryKey: [topic, 'drawn page'], exact: true })
  }, [queries, topic])
  useQuery({
    queryKey: [topic, 'drawn page'],
    queryFn: async ({ signal }) => {
      const wait = drawnAt.current + pace - Date.now()
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
      // A signal that came meanwhile waits in the place of this one.
      if (signal.aborted) return null
      drawnAt.current = Date.now()
      router.refresh()
      return null
    },
    initialData: null,
    staleTime: Number.POSITIVE_INFINITY,
  })
}
