/** The organization as a picture: its code and the facts come after the page. */
'use client'

import { lazy, Suspense, useMemo } from 'react'
import { CertaintyLegend } from '@/components/ui/certainty-mark'
import { Skeleton } from '@/components/ui/skeleton'
import { useBlast } from './blast-context'
import { isFiltered, momentOf } from './picture'
import type { LiveMoment } from './scrubber-live'
import type { BlastDrawn } from './use-blast-picture'

const Icicle = lazy(async () => {
  const { Icicle: icicle } = await import('./icicle')
  return { default: icicle }
})

interface BlastMapProps {
  drawn: BlastDrawn | null
  live: LiveMoment
}

export function BlastMap({ drawn, live }: BlastMapProps) {
  const { view, change, openAccount } = useBlast()
  const isNarrowed = view.by === 'account' && isFiltered(view)
  const shown = useMemo(() => {
    if (drawn === null || !isNarrowed) return null
    const marked = new Uint8Array(drawn.facts.accounts.length)
    for (const index of drawn.listed) marked[index] = 1
    return marked
  }, [drawn, isNarrowed])
  return (
    <div className="flex min-w-0 flex-col gap-2 print:hidden noscript:hidden">
      {drawn === null ? (
        <Waiting />
      ) : (
        <Suspense fallback={<Waiting />}>
          <Icicle
            facts={drawn.facts}
            at={momentOf(view)}
            live={live}
            unit={view.filter.unit}
            onUnit={(unit) => change(({ filter }) => ({ filter: { ...filter, unit } }))}
            account={view.open}
            onAccount={openAccount}
            shown={shown}
          />
        </Suspense>
      )}
      <CertaintyLegend />
    </div>
  )
}

function Waiting() {
  return (
    <div role="status" aria-label="The organization is being drawn" className="flex flex-col gap-2">
      <Skeleton className="h-8 w-40" />
      <Skeleton className="h-100" />
    </div>
  )
}
