/** Whether the server said last that nobody is signed in here any more. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { freshnessQuery } from '@/lib/source-health/queries'
import { SignedOutError } from '@/lib/wire/fetch-json'

/** True from the first refusal until an answer comes again: signing in in another tab is enough. */
export function useSignedOut(): boolean {
  const { error } = useQuery(freshnessQuery)
  return error instanceof SignedOutError
}
