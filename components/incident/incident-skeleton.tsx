/** What an incident is about to look like. */
import { Skeleton } from '@/components/ui/skeleton'

export function IncidentSkeleton() {
  return (
    <div role="status" aria-label="The incident is being read" className="flex flex-col gap-4">
      <div className="flex flex-col gap-3">
        <Skeleton className="h-7 w-full max-w-lg" />
        <div className="flex flex-wrap gap-2">
          <Skeleton className="h-7 w-28" />
          <Skeleton className="h-7 w-16" />
          <Skeleton className="h-7 w-32" />
          <Skeleton className="h-7 w-32" />
        </div>
        <Skeleton className="h-4 w-full max-w-md" />
      </div>
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex flex-col gap-4">
          <Skeleton className="h-48" />
          <Skeleton className="h-96" />
        </div>
        <div className="flex flex-col gap-4">
          <Skeleton className="h-48" />
          <Skeleton className="h-72" />
        </div>
      </div>
    </div>
  )
}
