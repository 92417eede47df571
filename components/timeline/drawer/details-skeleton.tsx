/** What an event is about to look like. */
import { Skeleton } from '@/components/ui/skeleton'

export function DetailsSkeleton() {
  return (
    <div role="status" aria-label="The event is being read" className="flex flex-col gap-6 p-4">
      <div className="flex gap-3">
        <Skeleton className="h-5 w-28" />
        <Skeleton className="h-5 w-40" />
      </div>
      <Skeleton className="h-24 w-full" />
      <div className="flex flex-col gap-2">
        <Skeleton className="h-3 w-24" />
        <Skeleton className="h-3 w-full" />
        <Skeleton className="h-3 w-full" />
        <Skeleton className="h-3 w-2/3" />
      </div>
    </div>
  )
}
