/** The shape of a summary that is being worked out. */
import { Skeleton } from '@/components/ui/skeleton'

const LINES = ['w-full', 'w-11/12', 'w-10/12', 'w-full', 'w-3/5']

export function LetterSkeleton() {
  return (
    <div role="status" aria-label="Working out the summary" className="flex flex-col gap-5 noscript:hidden">
      <div className="flex max-w-[80ch] flex-col gap-2">
        {LINES.map((width, line) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of nothing have no other name
          <Skeleton key={line} className={`h-5 ${width}`} />
        ))}
      </div>
      <Skeleton className="h-24" />
      <Skeleton className="h-28" />
      <div className="grid gap-4 md:grid-cols-2">
        <Skeleton className="h-48" />
        <Skeleton className="h-48" />
      </div>
    </div>
  )
}
