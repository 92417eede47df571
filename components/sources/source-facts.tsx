/** When a source was and will be read, and what it has brought. */
'use client'

import type { ReactNode } from 'react'
import { RelativeTime } from '@/components/ui/relative-time'
import { useNow } from '@/components/ui/use-now'
import type { SourceDetailView } from '@/lib/source-health/contract'

export function SourceFacts({ source }: { source: SourceDetailView }) {
  const polled = source.kind !== 'bundled'
  return (
    <dl className="mt-4 flex flex-wrap gap-x-8 gap-y-3 text-sm">
      {polled ? (
        <Fact name="Last complete poll">
          {source.lastCompletePollAt === null ? 'Never' : <RelativeTime at={source.lastCompletePollAt} />}
        </Fact>
      ) : null}
      {polled ? (
        <Fact name="Next poll">
          <NextPoll at={source.nextPollAt} otherwise={source.state === 'off' ? 'When needed' : 'Not planned'} />
        </Fact>
      ) : null}
      {source.id === 'public-feed' ? (
        <Fact name="History">{source.backfillComplete ? 'Read in full' : 'Not read in full yet'}</Fact>
      ) : null}
      {source.kind === 'catalogue' ? null : (
        <Fact name="Events from here">{source.eventCount.toLocaleString('en-US')}</Fact>
      )}
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="min-w-28">
      <dt className="text-xs text-ink-muted">{name}</dt>
      <dd className="tabular font-medium">{children}</dd>
    </div>
  )
}

function NextPoll({ at, otherwise }: { at: string | null; otherwise: string }) {
  const now = useNow()
  if (at === null) return otherwise
  return Date.parse(at) <= now ? 'Due now' : <RelativeTime at={at} />
}
