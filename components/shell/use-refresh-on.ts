/** Draws a page of the server anew when something moved; without scripts the reader reloads. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'

/** Signals of a topic have everything under its key fetched again: what is fetched here is the page itself. */
export function useRefreshOn(topic: 'accounts' | 'connections' | 'incidents' | 'postmortems' | 'sources'): void {
  const router = useRouter()
  useQuery({
    queryKey: [topic, 'drawn page'],
    queryFn: () => {
      router.refresh()
      return null
    },
    initialData: null,
    staleTime: Number.POSITIVE_INFINITY,
  })
}
