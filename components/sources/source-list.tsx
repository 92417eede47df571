/** All sources, kept current. */
'use client'

import { useQuery } from '@tanstack/react-query'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorState } from '@/components/ui/error-state'
import type { SourceDetailView } from '@/lib/source-health/contract'
import { sourceDetailsQuery } from '@/lib/source-health/queries'
import { SourceCard } from './source-card'
import { SourceListSkeleton } from './source-list-skeleton'
import { summarise } from './source-words'

/** `mayPoll`: whether the reader may have sources polled. */
export function SourceList({ mayPoll }: { mayPoll: boolean }) {
  const { data, isError, isFetching, refetch } = useQuery(sourceDetailsQuery)
  if (!data && isError) {
    return (
      <ErrorState title="The sources could not be listed" onRetry={() => void refetch()} retrying={isFetching}>
        The server or its database did not answer. Reading AWS does not depend on this page and may well go on.
      </ErrorState>
    )
  }
  if (!data) return <SourceListSkeleton />
  if (data.length === 0) {
    return (
      <EmptyState title="No source is set up yet">
        The worker registers the sources when it first starts. If this stays empty, the worker is not running: start
        both with <code className="font-mono text-xs">npm start</code>.
      </EmptyState>
    )
  }
  return (
    <>
      <p className="mb-4 text-sm">{summarise(data)}</p>
      <div className="flex flex-col gap-4">
        {data
          .filter(({ connectionId }) => connectionId === null)
          .map((source) => (
            <SourceCard key={source.id} source={source} mayPoll={mayPoll} />
          ))}
      </div>
      {connectionsAmong(data).map(({ id, name, sources }) => (
        <section key={id} aria-label={`Connection ${name}`} className="mt-8">
          <h2 className="mb-3 text-lg font-semibold tracking-tight wrap-anywhere">{name}</h2>
          <div className="flex flex-col gap-4">
            {sources.map((source) => (
              <SourceCard
                key={source.id}
                source={source}
                mayPoll={mayPoll}
                isSwitchedOff={sources.every(({ state }) => state === 'off')}
              />
            ))}
          </div>
        </section>
      ))}
    </>
  )
}

interface ConnectionGroup {
  id: string
  name: string
  sources: SourceDetailView[]
}

function connectionsAmong(sources: readonly SourceDetailView[]): ConnectionGroup[] {
  const groups = new Map<string, ConnectionGroup>()
  for (const source of sources) {
    const { connectionId: id, connectionName } = source
    if (id === null) continue
    const group = groups.get(id) ?? { id, name: connectionName ?? id, sources: [] }
    group.sources.push(source)
    groups.set(id, group)
  }
  return [...groups.values()]
}
