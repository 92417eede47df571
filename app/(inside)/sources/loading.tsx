/** The sources page before its data is there. */
import { SourceListSkeleton } from '@/components/sources/source-list-skeleton'
import { Skeleton } from '@/components/ui/skeleton'

export default function SourcesLoading() {
  return (
    <>
      <header className="mb-4">
        <h1 className="text-xl font-semibold tracking-tight">Sources</h1>
        <Skeleton className="mt-2 h-4 w-full max-w-lg" />
      </header>
      <SourceListSkeleton />
    </>
  )
}
