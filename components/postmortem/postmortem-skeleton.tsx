/** The shape of a post-mortem while it is read. */
import { Skeleton } from '@/components/ui/skeleton'

export function PostmortemSkeleton() {
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_27rem]">
      <div className="flex flex-col gap-5">
        <Skeleton className="h-9 w-full" />
        <Skeleton className="h-24 w-full" />
        <Skeleton className="h-40 w-full" />
        <Skeleton className="h-40 w-full" />
      </div>
      <Skeleton className="h-96 w-full max-lg:hidden" />
    </div>
  )
}
