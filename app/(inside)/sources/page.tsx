/** Source health: where events come from and how well each source is read. */
import { dehydrate, HydrationBoundary } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { SourceList } from '@/components/sources/source-list'
import { requirePage } from '@/lib/access/page'
import { allows } from '@/lib/domain/access'
import { sourceDetailsQuery } from '@/lib/source-health/queries'
import { listSourceDetails } from '@/lib/source-health/read'
import { createQueryClient } from '@/lib/wire/query-client'

export const metadata: Metadata = {
  title: 'Sources',
  description: 'Where events come from, and how well each source is read.',
}

export default async function SourcesPage() {
  const principal = await requirePage('sources:read')
  const queries = createQueryClient()
  const queryFn = () => listSourceDetails(principal.accounts)
  // The list says itself that it could not be read, and tries again.
  await queries.query({ ...sourceDetailsQuery, queryFn, retry: false }).catch(() => null)
  return (
    <HydrationBoundary state={dehydrate(queries)}>
      <header className="mb-4">
        <h1 className="text-xl font-semibold tracking-tight">Sources</h1>
        <p className="mt-1 max-w-[90ch] text-sm text-pretty text-ink-muted">
          Where events come from. Only while these are read on time does an empty timeline mean that AWS said nothing.
        </p>
      </header>
      <SourceList mayPoll={allows(principal, 'sources:poll')} />
    </HydrationBoundary>
  )
}
