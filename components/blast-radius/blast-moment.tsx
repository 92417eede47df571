/** The moment that is looked at: the clocks of the incident, and the slider under them. */
'use client'

import { lazy, Suspense } from 'react'
import { Skeleton } from '@/components/ui/skeleton'
import { BlastClocks } from './blast-clocks'
import { useBlast } from './blast-context'
import type { LiveMoment } from './scrubber-live'
import { scrubRange } from './scrubber-steps'
import type { BlastDrawn } from './use-blast-picture'

const Scrubber = lazy(async () => {
  const { Scrubber: scrubber } = await import('./scrubber')
  return { default: scrubber }
})

interface BlastMomentProps {
  drawn: BlastDrawn | null
  live: LiveMoment
}

export function BlastMoment({ drawn, live }: BlastMomentProps) {
  const { incident, change } = useBlast()
  return (
    <div className="flex min-w-0 flex-col gap-1 rounded-md border border-line bg-surface p-4 print:hidden noscript:hidden">
      {drawn === null ? (
        <Waiting />
      ) : (
        <Suspense fallback={<Waiting />}>
          <Scrubber
            facts={drawn.facts}
            live={live}
            onChange={(at) => change({ at: at === null ? null : new Date(at).toISOString() }, 'replace')}
          >
            <BlastClocks incident={incident} range={scrubRange(drawn.facts)} />
          </Scrubber>
        </Suspense>
      )}
    </div>
  )
}

function Waiting() {
  return <Skeleton className="h-36" />
}
