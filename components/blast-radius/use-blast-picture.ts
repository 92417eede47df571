/** Works out what the page shows, from the whole facts of the blast radius once they are here. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { BlastView } from '@/lib/blast-radius/filter'
import { blastFactsQuery } from '@/lib/blast-radius/queries'
import type { BlastFacts } from '@/lib/domain/blast-radius/facts'
import { touchesAt } from '@/lib/domain/blast-radius/moment'
import { type BlastPicture, listedAccounts, momentOf, pictureOf } from './picture'

/** What the browser works with. */
export interface BlastDrawn {
  facts: BlastFacts
  touches: Uint8Array
  /** Indices of the listed accounts. */
  listed: readonly number[]
  picture: BlastPicture
}

/** What became of fetching the facts. */
export interface BlastPictureState {
  /** Null until the facts are here. */
  drawn: BlastDrawn | null
  error: Error | null
  isFetching: boolean
  refetch: () => Promise<unknown>
}

/** `view` stays the same object while nothing of it changes. */
export function useBlastPicture(incident: string, view: BlastView): BlastPictureState {
  const { data: facts, error, isFetching, refetch } = useQuery(blastFactsQuery(incident))
  const at = momentOf(view)
  const touches = useMemo(() => (facts ? touchesAt(facts, at) : null), [facts, at])
  const drawn = useMemo((): BlastDrawn | null => {
    if (!facts || !touches) return null
    const listed = listedAccounts(facts, touches, view)
    return { facts, touches, listed, picture: pictureOf(facts, touches, view, listed) }
  }, [facts, touches, view])
  return { drawn, error, isFetching, refetch }
}
