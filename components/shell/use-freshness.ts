/** How fresh what the page shows is, as the chip and the strip read it. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { useNow } from '@/components/ui/use-now'
import type { FreshnessView } from '@/lib/source-health/contract'
import { freshnessQuery } from '@/lib/source-health/queries'
import { type FreshnessWords, freshnessWords, signedOutWords } from './freshness-words'
import { useLiveState } from './live-context'
import { useSignedOut } from './use-signed-out'

export function useFreshness(): { view: FreshnessView | null; reached: boolean; words: FreshnessWords } {
  const { data, isError } = useQuery(freshnessQuery)
  const live = useLiveState()
  const signedOut = useSignedOut()
  const now = useNow(10_000)
  const reached = !isError || signedOut || live === 'live'
  const view = data ?? null
  return { view, reached, words: signedOut ? signedOutWords(view) : freshnessWords(view, reached, now) }
}
