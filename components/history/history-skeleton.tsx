/** The shape of a history that is being worked out. */
import { Skeleton } from '@/components/ui/skeleton'

const ROWS = 14

export function HistorySkeleton() {
  return (
    <div role="status" aria-label="Working out the history" className="flex flex-col gap-5 noscript:hidden">
      <Skeleton className="h-8 w-full max-w-xl" />
      <div className="grid gap-3 sm:grid-cols-2">
        <Skeleton className="h-40" />
        <Skeleton className="h-40" />
      </div>
      <div className="flex flex-col gap-2">
        {Array.from({ length: ROWS }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows of nothing have no other name
          <Skeleton key={row} className="h-5" />
        ))}
      </div>
    </div>
  )
}
