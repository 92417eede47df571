/** What a blast radius is about to look like. */
import { Skeleton } from '@/components/ui/skeleton'

export function BlastSkeleton() {
  return (
    <div role="status" aria-label="The blast radius is being worked out" className="flex flex-col gap-4">
      <Skeleton className="h-28" />
      <Skeleton className="h-36" />
      <div className="grid gap-4 xl:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
        <Skeleton className="h-100" />
        <Skeleton className="h-100" />
      </div>
    </div>
  )
}
