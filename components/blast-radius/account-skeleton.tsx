/** What the details of an account are about to look like. */
import { Skeleton } from '@/components/ui/skeleton'

export function AccountSkeleton() {
  return (
    <div role="status" aria-label="The account is being read" className="flex flex-col gap-6 p-4">
      <Skeleton className="h-5 w-40" />
      <Skeleton className="h-24" />
      <Skeleton className="h-40" />
    </div>
  )
}
